import { COUNTED_OUTCOMES, type CountedOutcome, type Incident, type Sort, type Taxonomies } from '@seesac/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import { msg, speech } from '../lib/locale-controller.js';
import { adopt } from '../lib/adopt.js';
import type { ListDesk } from './desk.js';
import { toCard } from './incident-list.model.js';
import type { SeesacIncidentList } from './incident-list.js';

const styles = css`
  .scroll {
    max-block-size: 40em;
    margin-block: 0.5em 1em;
    overflow: auto;
    border-block: 1px solid var(--seesac-border, #8886);
    overscroll-behavior-inline: contain;
  }
  .scroll:focus-visible {
    outline: 2px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
  }
  .scroll table {
    min-inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: 0.9em;
    line-height: 1.35;
  }
  .scroll caption {
    padding-block: 0.5em;
    text-align: start;
    font-size: 0.9em;
  }
  .scroll caption span {
    position: sticky;
    inset-inline-start: 0;
    display: inline-block;
    max-inline-size: 100cqi;
  }
  .root .scroll :is(th, td) {
    padding: 0.6em 1em 0.6em 0;
    border-block-end: 1px solid var(--seesac-border, #8886);
    text-align: start;
    vertical-align: baseline;
    min-inline-size: 7em;
    max-inline-size: 20em;
  }
  .root .scroll thead th {
    position: sticky;
    inset-block-start: 0;
    padding-block: 0;
    white-space: nowrap;
    vertical-align: middle;
    font-weight: 600;
    background: var(--seesac-surface, Canvas);
  }
  .root .scroll :is(th, td):last-child {
    min-inline-size: 14em;
    padding-inline: 0.5em 0;
  }
  .root .scroll tbody th {
    min-inline-size: 10em;
    font-weight: 600;
  }
  .root .scroll .n {
    min-inline-size: 4em;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .scroll thead button {
    min-block-size: 2.75em;
    padding: 0;
    border: 0;
    color: inherit;
    background: none;
    cursor: pointer;
    text-decoration: underline dotted;
    text-underline-offset: 0.3em;
  }
  .scroll [aria-sort] button {
    color: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    text-decoration: none;
  }
`;

/** The containers whose size is watched, so that they are a stop of the keyboard exactly while they scroll. */
const watched = new WeakSet<Element>();
const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => reach(target.closest<HTMLElement>('.scroll'))));

function reach(box: HTMLElement | null): void {
  if (!box) return;
  const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  for (const [name, value] of [['role', 'region'], ['tabindex', '0'], ['aria-labelledby', 'caption']] as const)
    if (scrolls) box.setAttribute(name, value);
    else box.removeAttribute(name);
}

/** The orders that a column has: that of the first press, and that of the second. */
const ORDERS: Readonly<Record<'date' | CountedOutcome, readonly [Sort, Sort?]>> = {
  date: ['-date', 'date'], killed: ['-killed'], injured: ['-injured'], threatened: ['-threatened'], suicide: ['-suicide'],
};

/** The table of a list, as a function of its incidents. */
export function tableOf(host: SeesacIncidentList, desk: ListDesk): (incidents: readonly Incident[], terms: Taxonomies | undefined) => TemplateResult | undefined {
  adopt(host, styles);
  host.addController({
    hostUpdated() {
      for (const part of host.renderRoot.querySelectorAll('.scroll, .scroll table'))
        if (!watched.has(part)) {
          watched.add(part);
          sizes.observe(part);
        }
    },
  });
  return (incidents, terms) => {
    // A skeleton is one of cards.
    if (!terms) return undefined;
    const { sort } = desk;
    const column = (key: keyof typeof ORDERS, name: string) => {
      const [first, second] = ORDERS[key];
      const on = sort === first || sort === second;
      // Counts have one order; pressed again the list is in that of the dates, newest first.
      const next = sort === first ? (second ?? '-date') : first;
      return html`<th scope="col" class=${key === 'date' ? '' : 'n'} aria-sort=${(on ? (sort[0] === '-' ? 'descending' : 'ascending') : nothing) as 'ascending'}>
        <button type="button" @click=${() => desk.choose({ sort: next })}>${name}<span aria-hidden="true">${on ? (sort[0] === '-' ? ' ↓' : ' ↑') : ''}</span></button>
      </th>`;
    };
    const unknown = msg('Not reported', { id: 'not-reported' });
    return html`<div class="scroll" part="table">
      <table>
        <caption id="caption"><span>${host.heading || msg('Firearm incidents', { id: 'heading' })}. ${msg('“–” is not reported.', { id: 'dash' })}</span></caption>
        <thead>
          <tr>
            ${column('date', msg('Date', { id: 'day' }))}
            <th scope="col">${msg('Type', { id: 'type' })}</th>
            <th scope="col">${msg('Place', { id: 'place' })}</th>
            ${column('killed', msg('Killed', { id: 'killed' }))} ${column('injured', msg('Injured', { id: 'injured' }))}
            ${column('threatened', msg('Threatened', { id: 'threatened' }))} ${column('suicide', msg('Suicides', { id: 'suicides' }))}
            <th scope="col">${msg('Weapon', { id: 'weapon' })}</th>
          </tr>
        </thead>
        <tbody>
          ${incidents.map((incident) => {
            const card = toCard(incident, terms);
            return html`<tr>
              <td>${card.date}${card.status ? html` <small class="status">${card.status}</small>` : ''}</td>
              <th scope="row">${host.link(incident.id, card.type)}</th>
              <td><span class="found">${(desk.mark ?? String)(card.place)}</span></td>
              ${COUNTED_OUTCOMES.map((key) => {
                const n = incident.counts[key];
                return n === null ? html`<td class="n"><span role="img" aria-label=${unknown}>–</span></td>` : html`<td class="n">${speech.number(n)}</td>`;
              })}
              <td>${card.weapons}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  };
}
