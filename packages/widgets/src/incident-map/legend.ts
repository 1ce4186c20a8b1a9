import { MARKS, type MarkKey, type Summary, type Taxonomies } from '@seesac/contract';
import { html, svg, type TemplateResult } from 'lit';
import { change } from '../lib/filter-store.js';
import { names } from '../lib/filter-words.js';
import { msg, plural, speech } from '../lib/locale-controller.js';
import type { AreaLayer } from './areas.js';
import type { DensityLayer } from './density.js';
import type { SeesacIncidentMap } from './incident-map.js';
import { rateNotes, shadeOf, stepsInWords, unitsInWords } from './steps.js';

/** The shapes of the marks as `glyphs.ts` draws them, in a square of 20. */
const SHAPES = ['M10 4a6 6 0 1 1-.01 0z', 'M4.7 4.7h10.6v10.6H4.7z', 'M10 2.5 17.5 10 10 17.5 2.5 10z', 'M10 2.8 16.9 15.1H3.1z', 'M10 5.5a4.5 4.5 0 1 1-.01 0z'];

const picture = (of: string, paths: unknown): TemplateResult => html`<svg class=${of} viewBox="0 0 20 20" aria-hidden="true">${paths}</svg>`;
const mark = (place: number): TemplateResult => picture(`mark m${place}`, svg`<path d=${SHAPES[place]} />`);

/** What the colours and shapes of a field mean; a value is a filter. */
export function legendOfMarks(host: SeesacIncidentMap, by: MarkKey, { facets }: Summary, terms: Taxonomies): TemplateResult {
  const values = facets[by] ?? [];
  const countOf = (code: string) => values.find((value) => value.code === code)?.count ?? 0;
  const chosen: readonly string[] = host.figures[by] ?? [];
  const marks: readonly string[] = MARKS[by];
  const labels = terms[by];
  const toggle = (code: string) => {
    const next = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
    change(host, { [by]: next.length ? next : undefined });
  };
  const [other, otherOrSeveral, ofOutcome, ofWeapon] = msg(
    'Other|Other, several or not reported|The colour is that of the gravest outcome; the numbers count every outcome.|Coloured where only one kind of weapon is reported; the numbers count every kind.',
    { id: 'map-rest' },
  ).split('|');
  // A type is one of each incident, so what is left can be counted; values that an incident has several of do not add up.
  const rest = by === 'type' ? labels.reduce((sum, { code }) => sum + (marks.includes(code) ? 0 : countOf(code)), 0) : undefined;
  return html`<ul class="marks" aria-label=${names()[by]!}>
      ${marks.map(
        (code, place) => html`<li>
          <button type="button" aria-pressed=${chosen.includes(code)} ?disabled=${host.hasAttribute(by)} @click=${() => toggle(code)}>
            ${mark(place)} ${labels.find((term) => term.code === code)?.label ?? code} <b>${speech.number(countOf(code))}</b>
          </button>
        </li>`,
      )}
      <li><span>${mark(4)} ${by === 'weapon' ? otherOrSeveral : other} ${rest === undefined ? '' : html`<b>${speech.number(rest)}</b>`}</span></li>
    </ul>
    ${by === 'type' ? '' : html`<p class="note">${by === 'outcome' ? ofOutcome : ofWeapon}</p>`}`;
}

/** What the mark of a single incident says of its place. */
export function legendOfPlaces(terms: Taxonomies): TemplateResult {
  const label = (precision: string) => terms.placePrecision.find(({ code }) => code === precision)?.label ?? precision;
  const ring = svg`<circle cx="10" cy="10" r="8.5" class="reach" />`;
  const empty = svg`<circle cx="10" cy="10" r="4" class="empty" />`;
  const full = svg`<circle cx="10" cy="10" r="4.5" />`;
  return html`<details class="places">
    <summary>${msg('How exact the place is', { id: 'map-exact' })}</summary>
    <ul>
      <li>${picture('place', full)} ${label('exact')}</li>
      <li>${picture('place', [ring, full])} ${label('vicinity')}</li>
      <li>${picture('place', [ring, empty])} ${label('locality')}</li>
      <li>${picture('place hatched', [ring, svg`<path d="M3 13 13 3M6 16 16 6M9 18 18 9M2 9 9 2" />`, empty])} ${label('municipality')}</li>
    </ul>
  </details>`;
}

const swatch = (shade: number, over?: unknown): TemplateResult => picture(`swatch s${shade}`, [svg`<rect x="0.5" y="0.5" width="19" height="19" />`, over]);
const LINES = svg`<path d="M0 9 9 0M0 18 18 0M4 20 20 4M13 20 20 13" />`;

const steps = (limits: readonly number[], whole: boolean): TemplateResult[] =>
  stepsInWords(limits, whole).map((words, step) => html`<li>${swatch(shadeOf(limits, step))} ${words}</li>`);

/** What the colours of areas mean, what is in none, and the area that a reader has opened. */
export function legendOfAreas(layer: AreaLayer, close: () => void): TemplateResult | '' {
  const scene = layer.scene();
  if (!scene) return '';
  const { limits, areas, figures } = scene;
  const [counts, rates] = unitsInWords();
  const [few, unknown] = rateNotes();
  const some = (of: (area: (typeof areas)[number]) => unknown) => areas.some(of);
  const told = layer.toldName();
  const sources = [...new Set(layer.rates?.flatMap(({ source }) => source ?? []))].join('; ');
  return html`<p class="told" role="status">${told ? html`${told} <button type="button" aria-label=${msg('Close', { id: 'close' })} @click=${close}>×</button>` : ''}</p>
    <p class="unit">${layer.rates ? rates : counts}</p>
    <ul class="steps">
      ${some(({ value }) => value) ? steps(limits, !layer.rates) : ''}
      ${some(({ figure }) => !figure) ? html`<li>${swatch(9)} ${msg('No incidents match.', { id: 'empty' })}</li>` : ''}
      ${layer.rates && some(({ figure }) => figure?.rate?.few) ? html`<li>${swatch(2, LINES)} ${few}</li>` : ''}
      ${layer.rates && some(({ figure }) => figure && !figure.rate) ? html`<li>${swatch(8, LINES)} ${unknown}</li>` : ''}
    </ul>
    ${figures.elsewhere
      ? html`<p class="note">${plural(figures.elsewhere, msg('{n} incident has no area on this map.|{n} incidents have no area on this map.', { id: 'map-elsewhere' }))}</p>`
      : ''}
    ${sources ? html`<p class="note">${msg('Sources:', { id: 'sources' })} ${sources}</p>` : ''}`;
}

/** What the colours of a density mean. */
export function legendOfDensity(layer: DensityLayer): TemplateResult {
  if (layer.tooNear) return html`<p class="note" role="status">${msg('The density is not shown as near as this: zoom out.', { id: 'map-too-near' })}</p>`;
  return html`<p class="unit">${unitsInWords()[2]!}</p>
    <ul class="steps">${steps(layer.limits(), false)}</ul>`;
}
