import {
  MONITOR_STEPS, parsePeriod, type DateSpan, type Filters, type MonitorStep, type ParameterError,
} from '@seesac/contract';
import { comparedPeriods, lastQuarter } from '../monitor/periods.js';
import { monitorOf } from '../monitor/monitor.js';
import type { CheckLinks } from '../monitor/figures.js';
import { ProblemError } from '../http/problem.js';
import { canonicalPath, readQuery, type Parameter } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf } from './envelope.js';
import { MonitorAnswer } from './monitor-schemas.js';
import { refer } from './parameters.js';
import { answers } from './responses.js';

const PATH = '/v1/monitor';

function periodOf(steps: readonly MonitorStep[], example: string): Parameter<string> {
  return {
    read(text) {
      const step = parsePeriod(text)?.step;
      if (!steps.some((one) => one === step)) throw new Error(`must name a ${steps.join(' or a ')}, such as ${example}`);
      return text;
    },
    write: (value) => value,
  };
}
const OWN = { quarter: periodOf(['quarter'], '2024Q1'), period: periodOf(MONITOR_STEPS, '2024Q1, 2022 or 2023-05') };
const onePeriod = (_: Filters, { quarter, period }: { quarter?: string; period?: string }): ParameterError[] =>
  quarter !== undefined && period !== undefined ? [{ parameter: 'period', message: 'must be left out when "quarter" is given' }] : [];

const linksOf = (service: Service): CheckLinks => {
  const to = (path: string, filters: Filters, others?: [string, string][]) => service.address(canonicalPath(path, filters, others));
  return {
    counter: (filters) => to('/v1/counter', filters),
    people: (filters) => to('/v1/summary', filters, [['people', 'true']]),
    facet: (filters, key) => to('/v1/summary', filters, [['facets', key]]),
    incidents: (filters) => to('/v1/incidents', filters),
  };
};

/** `/v1/monitor`: what the text of a quarterly monitor says, as numbers. */
export const monitor = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'monitor',
  tags: ['Figures'],
  summary: 'The quarterly Armed Violence Monitor as data',
  description: [
    'Everything that the text of a monitor says of a quarter: incidents, people by outcome, the types that lead, weapons, victims and perpetrators by sex and age;',
    'each figure with its change since the quarter before (`before`) and since the same quarter of the year before (`yearBefore`), its share, and in `link` the address',
    'at which it can be checked. Without `quarter` the last quarter that has ended in Belgrade; `period` asks for a year or a month in the same way.',
    '',
    '**How to read it.** Shares and changes are given exactly (`ratio`) and as the monitors print them (`printed`): whole percent, `51 %`, `-14 %`;',
    'there is no percentage from 0. `killed` never includes suicides, and the “deaths” of the monitors are `killed`; `died` is both.',
    '`ofKnown` is the share of what is reported, which is the one to print; `ofTotal` counts what is not reported too. A breakdown with `multiple` counts an incident under each of its values: do not stack it to 100 %.',
    'A type’s `ofAll` is its share of the same figure of the whole period. `rank` tells where a figure stands among all quarters so far.',
    '',
    'A quarter that has not ended is `partial`: it is counted up to today and compared with as many days of the others, never with the whole of them.',
    'Published figures move as records are corrected: cite with `release` or `as_of`, and see `/v1/changes?quarter=…` for how the figures of a quarter moved.',
  ].join('\n'),
  parameters: [
    {
      name: 'quarter', in: 'query', description: 'The quarter. Default: the last one that has ended.',
      schema: { type: 'string', pattern: '^\\d{4}Q[1-4]$', examples: ['2024Q1'] },
    },
    {
      name: 'period', in: 'query', description: 'Instead of `quarter`: a year, a quarter or a month.',
      schema: { type: 'string', pattern: '^\\d{4}(Q[1-4]|-\\d\\d)?$', examples: ['2022'] },
    },
    refer('jurisdiction'), refer('as_of'), refer('release'),
  ],
  responses: answers('The monitor', MonitorAnswer, 'dataset', 'The dataset has nothing of that period, or there is no such release or state'),
}, async (c) => {
  const { filters, values } = readQuery(c.req.url, PATH, OWN, ['as_of', 'jurisdiction', 'release'], onePeriod);
  const state = await service.state(filters);
  const today = state.day ?? service.today();
  const last = { today, over: state.day !== undefined };
  const period = values.quarter ?? values.period ?? lastQuarter(last);
  const span = parsePeriod(period)!;
  // One question has one spelling, also where a quarter was asked for as a period.
  const named: [string, string][] = [[span.step === 'quarter' ? 'quarter' : 'period', period]];
  const canonical = canonicalPath(PATH, filters, values.quarter ?? values.period ? named : []);
  checkCovered(period, span, today, state.manifest.from);
  return service.send(c.req.raw, service.fromDataset(state, canonical, () => {
    const { index, manifest } = state;
    const periods = comparedPeriods(period, last, manifest.from!);
    const data = monitorOf(index, periods, filters, linksOf(service));
    const counted: Filters = { ...filters, from: data.from, to: data.to };
    // Tomorrow the last quarter may be another one: what is cited names it.
    const meta = metaOf(service, manifest, { filters: counted, total: data.all.incidents.value, path: canonicalPath(PATH, filters, named) });
    return envelope(JSON.stringify(data), meta, { self: service.address(canonical), data: service.address(canonicalPath('/v1/incidents', counted)) });
  }, today));
});

/** @throws {ProblemError} 404 for a period that has not begun, or of which there are no records */
function checkCovered(period: string, { from, to }: DateSpan, today: string, first: string | null): void {
  const tooEarly = first === null || to < first;
  const why = from > today ? 'has not begun' : tooEarly ? `is before the first record${first === null ? '' : `, of ${first}`}` : undefined;
  if (why) throw new ProblemError(404, { title: 'No such monitor', detail: `There is no monitor of ${period}: it ${why}.` });
}
