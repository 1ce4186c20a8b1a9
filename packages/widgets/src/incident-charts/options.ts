import { COUNTED_OUTCOMES, MULTI_KEYS, OUTCOMES, ROLES, type MultiKey } from '@seesac/contract';
import { CHART_STEPS, type ChartOptions } from '@seesac/contract/charts.js';
import { html, type TemplateResult } from 'lit';
import { names } from '../lib/filter-words.js';
import { msg } from '../lib/locale-controller.js';
import { isOverTime } from './cursor.model.js';
import type { ChartsDesk } from './desk.js';
import type { SeesacIncidentCharts } from './incident-charts.js';
import { lenses } from './lenses.js';

type Choice = readonly [code: string, label: string];

function select(name: string, choices: readonly Choice[], chosen: string | undefined, choose: (code: string) => void): TemplateResult {
  return html`<label><span>${name}</span>
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>${choices.map(([code, label]) => html`<option value=${code} .selected=${code === (chosen ?? '')}>${label}</option>`)}</select></label>`;
}

const check = (name: string, on: boolean, choose: (on: boolean) => void): TemplateResult =>
  html`<label class="check"><input type="checkbox" .checked=${on} @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)} /> <span>${name}</span></label>`;

/** What a reader may choose of one chart. */
export function optionsOf(host: SeesacIncidentCharts, desk: ChartsDesk, at: number): TemplateResult {
  const { charts, terms, meta } = host.query.last!;
  const [chart, options] = [charts[at]!, host.options[at]!];
  const choose = (choice: Partial<ChartOptions>) => desk.choose(at, choice);
  const label = (list: 'outcome' | 'role', code: string): Choice => [code, terms[list].find((term) => term.code === code)?.label ?? code];
  const fields = MULTI_KEYS.map((key): Choice => [key, names()[key]!]);
  const steps = (usual: string) => {
    const words = msg('Month|Quarter|Year', { id: 'charts-steps' }).split('|');
    return select(msg('Step', { id: 'charts-step' }), CHART_STEPS.map((step, i) => [step, words[i]!]), options.step ?? usual, (step) => choose({ step: step as ChartOptions['step'] }));
  };
  const own = {
    trend: () => html`${steps('month')}
      ${select(msg('Split by', { id: 'charts-split' }), [['', msg('not split', { id: 'charts-unsplit' })], ...fields], options.split, (split) => choose({ split: (split || undefined) as MultiKey }))}
      ${options.split ? '' : check(msg('Beside the year before', { id: 'charts-compare' }), Boolean(options.compare), (compare) => choose({ compare }))}`,
    breakdown: () => select(msg('By', { id: 'charts-by' }), fields, options.by ?? 'type', (by) => choose({ by: by as MultiKey })),
    people: () => html`${select(msg('People', { id: 'charts-people' }), ROLES.map((role) => label('role', role)), options.role ?? 'victim', (role) => choose({ role: role as ChartOptions['role'] }))}
      ${select(names()['outcome']!, [['', msg('all', { id: 'charts-any' })], ...OUTCOMES.map((outcome) => label('outcome', outcome))], options.outcome, (outcome) => choose({ outcome: (outcome || undefined) as ChartOptions['outcome'] }))}`,
    pictogram: () => select(names()['outcome']!, COUNTED_OUTCOMES.map((outcome) => label('outcome', outcome)), options.figure ?? 'killed', (figure) => choose({ figure: figure as ChartOptions['figure'] })),
    jurisdictions: () => html`${steps('year')}${desk.hasRates
      ? select(msg('Figures', { id: 'charts-measure' }), [['count', msg('Number of incidents', { id: 'charts-count' })], ['rate', msg('Per 100,000 people and year', { id: 'charts-rate' })]], options.measure ?? 'count', (measure) => choose({ measure: measure as ChartOptions['measure'] }))
      : ''}`,
    calendar: () => years(Number(options.year ?? chart.rows[0]?.key.slice(0, 4)), (year) => choose({ year })),
  } as Partial<Record<ChartOptions['chart'], () => TemplateResult>>;
  return html`${host.options.length > 1 ? '' : lenses(host, meta.filters, terms)} ${own[options.chart]?.()} ${isOverTime(chart) ? range(desk, at, host) : ''}
    ${check(msg('Patterns beside colours', { id: 'charts-patterns' }), host.isPatterned, (on) => {
      host.switched = on;
      host.requestUpdate();
    })}`;
}

/** A year back, and one forth. */
const years = (year: number, choose: (year: number) => void): TemplateResult | '' =>
  year
    ? html`<div role="group" aria-label=${msg('Year', { id: 'charts-year' })}><span>${msg('Year', { id: 'charts-year' })}</span>
        <span><button type="button" @click=${() => choose(year - 1)}>${year - 1}</button> <b>${year}</b> <button type="button" @click=${() => choose(year + 1)}>${year + 1}</button></span></div>`
    : '';

/** A range over time without drawing it: the first and the last period. */
function range(desk: ChartsDesk, at: number, host: SeesacIncidentCharts): TemplateResult | '' {
  const { rows } = host.query.last!.charts[at]!;
  if (!desk.patchOf(rows.slice(0, 1))) return '';
  const choices = rows.map(({ key, label }): Choice => [key, label]);
  const find = (name: string) => rows.find(({ key }) => key === host.renderRoot.querySelector<HTMLSelectElement>(`#${name}${at} select`)!.value)!;
  const apply = () => {
    const patch = desk.patchOf([find('from'), find('to')]);
    if (patch) desk.filter(patch, true);
  };
  return html`<span class="range"><span id="from${at}">${select(names()['from']!, choices, rows[0]!.key, () => {})}</span> <span id="to${at}">${select(names()['to']!, choices, rows.at(-1)!.key, () => {})}</span>
    <button type="button" @click=${apply}>${msg('Show this period', { id: 'charts-range' })}</button></span>`;
}
