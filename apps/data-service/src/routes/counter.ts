import { FILTER_KEYS, PERIODS, type Counter, type Filters, type ParameterError, type Period } from '@seesac/contract';
import { canonicalPath, oneOf, readQuery } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf, viewLink } from './envelope.js';
import { FILTER_PARAMETERS, PERIOD } from './parameters.js';
import { CounterAnswer } from './schemas.js';
import { answers } from './responses.js';
import { countedDays } from './period.js';

const PATH = '/v1/counter';
const OWN = { period: oneOf(PERIODS, 'month') };

/** Two ways to say which days, so only one of them. `month` is what is meant without `period`, hence no second way. */
const oneSpan = ({ from, to }: Filters, { period = 'month' }: { period?: Period }): ParameterError[] =>
  period !== 'month' && (from !== undefined || to !== undefined) ? [{ parameter: 'period', message: 'must be left out when "from" or "to" is given' }] : [];

/** `/v1/counter`: the number, what it did to people, and the fair comparison. */
export const counter = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'counter',
  tags: ['Figures'],
  summary: 'Incidents of the period to date, people by outcome, and the fair comparison',
  description: [
    'Counts incidents from the first day of the period to today (Europe/Belgrade), and the same days of the three years before:',
    'never a whole period against a part of one.',
    '29 February is compared with 28 February where a year has none. Years before the dataset begins are left out; `all` has no comparison.',
    '',
    'With `from` or `to` the days between them are counted instead: `from` defaults to the dataset’s first day, `to` to today, and `period` must be left out.',
    'The comparison is then the same days one, two and three years before, up to today where the span reaches beyond it.',
    'A span of more than a year, or one that has not begun, has no comparison. A year of the comparison is named by its last day.',
    '',
    'An incident counts by the first day of its date. `outcomes` sum people; suicides are never counted as killed; what is not reported adds nothing.',
    '`meta.filters` are the filters with the days that were counted, `meta.total` is the count, `links.data` lists the incidents behind it.',
    'The answer changes with the dataset and at midnight in Belgrade.',
    'With `as_of` or `release` “today” is that day, or the day up to which the data of the release are known.',
  ].join('\n'),
  parameters: [PERIOD, ...FILTER_PARAMETERS],
  responses: answers('The number and its meaning', CounterAnswer, 'dataset'),
}, async (c) => {
  const { filters, values: { period = 'month' }, canonical } = readQuery(c.req.url, PATH, OWN, FILTER_KEYS, oneSpan);
  const state = await service.state(filters);
  const today = state.day ?? service.today();
  return service.send(c.req.raw, service.fromDataset(state, canonical, () => {
    const { index, manifest } = state;
    const { span, comparison } = countedDays(period, filters, today, manifest.from);
    const counted: Filters = { ...filters, ...span };
    const data: Counter = {
      period: span,
      count: index.count(counted),
      outcomes: index.outcomes(counted),
      comparison: comparison.map(({ year, from, to }) => ({ year, from, to, count: index.count({ ...filters, from, to }) })),
    };
    // Tomorrow the period is another one: what is cited and linked as data names its days.
    const meta = metaOf(service, manifest, { filters: counted, total: data.count, path: canonicalPath(PATH, counted) });
    return envelope(JSON.stringify(data), meta, { self: service.address(canonical), data: service.address(canonicalPath('/v1/incidents', counted)), ...viewLink(service, counted) });
  }, today));
});
