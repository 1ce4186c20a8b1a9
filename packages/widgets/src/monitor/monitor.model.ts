import {
  type Monitor, type MonitorBreakdown, type MonitorChange, type MonitorRanked, type MonitorShare, type MonitorType, type MonitorWhole, type Taxonomies, type TaxonomyKey,
} from '@seesac/contract';
import { msg, plural, speech } from '../lib/locale-controller.js';
import { fill, form, STEPS, yearSince } from './periods.js';

/*
 * The text of a monitor, in the language of the element that renders. No template needs a case of what is put in: labels of the code lists stand in lists, after a
 * colon, as they are, and what a figure is compared with is a whole phrase of its own. `|` parts forms of a number or of a step; `[…]` is what links to the answer.
 */

/** A piece of a sentence: plain, stressed, or a figure with the address whose answer has it; `isItem` of a list, where a label comes before its number. */
export type Part = string | { text: string; link?: string | undefined; isItem?: true };
/** Parts that follow each other without anything between. */
export type Paragraph = readonly Part[];
export interface Section { heading: string; paragraphs: Paragraph[] }

/** Types that are told of in a sentence each; the others are a list. */
const LEADING = 3;
/** From as many periods a first place says something. */
const RANKED = 4;
/** A change of fewer has no percentage, as in charts: it would be chance, and look like news. */
const FEW = 20;

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A number with its sign, the true minus; none has no sign. */
const signed = (n: number): string => (n > 0 ? '+' : n < 0 ? '\u2212' : '') + speech.number(Math.abs(n));
/** Percent as the service prints them, with the true minus and in one piece. */
const percent = (printed: string): string => printed.replace(/\d+/, (n) => speech.number(Number(n))).replace('-', '\u2212').replace(' ', '\u00a0');
/** A share; what is there is not "0 %". */
const shareOf = ({ ratio, printed }: MonitorShare): string => percent(ratio > 0 && printed.startsWith('0') ? '<1 %' : printed);

/** A label of a code list and its number, in one piece with it. */
const item = (label: string, n: number, link: string): Part => ({ text: `${label}:\u00a0${speech.number(n)}`, link, isItem: true });
/** The parts of a text whose figure is in brackets. */
const linked = (text: string, link: string): Part[] => text.split(/[[\]]/).map((part, i) => (i % 2 ? { text: part, link } : part)).filter((part) => part !== '');

/** Writes the text of one monitor. */
class Writer {
  readonly #monitor;
  readonly #terms;
  /** Place of its step in messages that have a form for each. */
  readonly #step;

  constructor(monitor: Monitor, terms: Partial<Taxonomies>) {
    this.#monitor = monitor;
    this.#terms = terms;
    this.#step = STEPS.indexOf(monitor.step);
  }

  label(list: TaxonomyKey, code: string): string {
    return this.#terms[list]?.find((term) => term.code === code)?.label ?? code;
  }

  /** What a figure is compared with, as a phrase. */
  #earlier(yearBefore: boolean): string {
    return this.#monitor.partial
      ? form(
          msg('in as many days of the month before|in as many days of the quarter before|in the same days a year before', { id: 'monitor-earlier-days' }),
          yearBefore ? 2 : this.#step,
        )
      : form(
          msg('in the month before|in the quarter before|in the year before|a year before', { id: 'monitor-earlier' }),
          yearBefore ? 3 : this.#step,
        );
  }

  #change({ from, difference, printed }: MonitorChange, yearBefore = false): string {
    const text = !difference
      ? from
        ? msg('as many as {earlier}', { id: 'monitor-same' })
        : msg('just as {earlier}', { id: 'monitor-none-either', desc: 'None, and none earlier' })
      : !from
        ? msg('none {earlier}', { id: 'monitor-none' })
        : difference < 0
          ? msg('{n} fewer than {earlier}', { id: 'monitor-fewer' })
          : msg('{n} more than {earlier}', { id: 'monitor-more' });
    // One that rounds to nothing has none either: "0 %" beside "1 more" would deny it.
    const share = from >= FEW && difference && printed && !/^\D?0 /.test(printed) ? ` (${percent(printed)})` : '';
    return fill(text, { n: speech.number(Math.abs(difference)), earlier: this.#earlier(yearBefore) }) + share;
  }

  /** Only a place that is not shared: all others are on the other side of it. */
  #record({ rank }: MonitorRanked): string | undefined {
    if (!rank || rank.of < RANKED) return undefined;
    const text =
      rank.fromBottom === rank.of
        ? msg('the highest so far, above every earlier month since {y}|the highest so far, above every earlier quarter since {y}|the highest so far, above every earlier year since {y}', { id: 'monitor-highest' })
        : rank.fromTop === rank.of
          ? msg('the lowest so far, below every earlier month since {y}|the lowest so far, below every earlier quarter since {y}|the lowest so far, below every earlier year since {y}', { id: 'monitor-lowest' })
          : undefined;
    return text && fill(form(text, this.#step), { y: yearSince(this.#monitor, rank.of) });
  }

  /** A sentence about a figure, and how it moved. */
  sentence(text: string, figure: MonitorRanked): Part[] {
    const moves = [figure.before && this.#change(figure.before), figure.yearBefore && this.#change(figure.yearBefore, true), this.#record(figure)].filter(Boolean);
    return [...linked(text, figure.link), `${moves.length ? `: ${moves.join(', ')}` : ''}. `];
  }

  /**
   * The values of a breakdown as a list.
   * @param lead two forms: with the number of those whose value is reported, and without, where it is of none
   */
  list(list: TaxonomyKey, { known, values, link }: MonitorBreakdown, lead: string, fallback = '', more?: (change: MonitorChange) => string): Part[] {
    const items = values.flatMap(({ code, value, ofKnown, before }, i): Part[] => {
      const label = this.label(list, code);
      const notes = [ofKnown && shareOf(ofKnown), before && more?.(before)].filter(Boolean).join('; ');
      return [
        i ? (code === 'unknown' ? '; ' : ', ') : '',
        item(list === 'jurisdiction' ? label : small(label), value, link ?? fallback),
        notes && ` (${notes})`,
      ];
    });
    return items.length ? [`${fill(form(lead, +!known), { known: speech.number(known) })} `, ...items, '. '] : [];
  }

  lead(): Paragraph[] {
    const { all, partial, step } = this.#monitor;
    const { incidents } = all;
    const { rank } = incidents;
    const text = incidents.value
      ? plural(incidents.value, msg('[{n} incident] was reported|[{n} incidents] were reported', { id: 'monitor-incidents' }))
      : msg('[No incident] was reported', { id: 'monitor-no-incidents' });
    const place =
      rank && rank.of >= RANKED && incidents.value && !this.#record(incidents)
        ? fill(
            form(
              msg(
                'Place from the highest, among all months since {y}: {place} of {of}.|Place from the highest, among all quarters since {y}: {place} of {of}.|Place from the highest, among all years since {y}: {place} of {of}.',
                { id: 'monitor-rank' },
              ),
              STEPS.indexOf(step),
            ),
            { y: yearSince(this.#monitor, rank.of), place: speech.number(rank.fromTop), of: speech.number(rank.of) },
          )
        : '';
    return [
      ...(partial ? [[msg('This period has not ended: it is counted up to now, and compared with as many days of the others, never with the whole of them.', { id: 'monitor-partial' })]] : []),
      [...this.sentence(text, incidents), place],
    ];
  }

  #bySex(breakdown: MonitorBreakdown, link?: string): Part[] {
    return this.list('sex', breakdown, msg('Of those whose sex was reported ({known}):|Sex:', { id: 'monitor-sex' }), link);
  }

  #byAge(breakdown: MonitorBreakdown, link: string): Part[] {
    return this.list('age', breakdown, msg('Of those whose age was reported ({known}):|Age:', { id: 'monitor-age' }), link);
  }

  harm({ outcomes }: MonitorWhole): Paragraph[] {
    const { killed, injured, threatened, suicide } = outcomes;
    const say = (figure: MonitorRanked, none: string, some: string) => this.sentence(figure.value ? plural(figure.value, some) : none, figure);
    const sex = ({ sex: known, people }: typeof killed) => (known ? this.#bySex(known, people) : []);
    return [
      [
        ...say(killed, msg('[No one] was killed', { id: 'monitor-no-killed' }), msg('[{n} person] was killed|[{n} people] were killed', { id: 'monitor-killed' })),
        ...sex(killed),
      ],
      [
        ...say(injured, msg('[No one] was injured', { id: 'monitor-no-injured' }), msg('[{n} person] was injured|[{n} people] were injured', { id: 'monitor-injured' })),
        ...say(threatened, msg('[No one] was threatened', { id: 'monitor-no-threatened' }), msg('[{n} person] was threatened|[{n} people] were threatened', { id: 'monitor-threatened' })),
      ],
      [
        ...say(
          suicide,
          msg('[No suicide] with a firearm was reported', { id: 'monitor-no-suicide' }),
          msg(
            'In addition, [{n} person] died by firearm suicide, which is not counted among those killed|In addition, [{n} people] died in firearm suicides, which are not counted among those killed',
            { id: 'monitor-suicide' },
          ),
        ),
        ...sex(suicide),
      ],
    ];
  }

  /** A type in a sentence, with what it did to people. */
  #type({ code, incidents, outcomes, subtypes }: MonitorType): Paragraph {
    const count = plural(incidents.value, msg('[{n} incident]|[{n} incidents]', { id: 'monitor-count' }));
    const share = incidents.ofAll ? fill(msg(', {share} of all incidents', { id: 'monitor-share' }), { share: shareOf(incidents.ofAll) }) : '';
    const harmed = (['killed', 'injured', 'threatened', 'suicide'] as const)
      .filter((key) => outcomes[key].value)
      .flatMap((key, i): Part[] => {
        const label = this.label('outcome', key);
        return [i ? ', ' : '', item(i ? small(label) : label, outcomes[key].value, outcomes[key].link)];
      });
    return [
      { text: this.label('type', code) }, ': ', ...this.sentence(count + share, incidents),
      ...(subtypes?.values.length ? this.list('subtype', subtypes, msg('Of them:', { id: 'monitor-of-them' })) : []), ...harmed, harmed.length ? '.' : '',
    ];
  }

  types(): Paragraph[] {
    const { types } = this.#monitor;
    const named = types.filter(({ code }) => code !== 'unknown');
    const leading = named.filter(({ code }) => code !== 'other').slice(0, LEADING);
    const others = [...named.filter((type) => !leading.includes(type)), ...types.filter(({ code }) => code === 'unknown')];
    const none = (this.#terms.type ?? []).filter(({ code }) => code !== 'unknown' && code !== 'other' && !types.some((type) => type.code === code));
    return [
      ...leading.map((type) => this.#type(type)),
      others.length
        ? [
            `${msg('Other types, with the share of all incidents:', { id: 'monitor-others' })} `,
            ...others.flatMap(({ code, incidents: { value, ofAll, link } }, i): Part[] => [
              i ? (code === 'unknown' ? '; ' : ', ') : '', item(small(this.label('type', code)), value, link), ofAll ? ` (${shareOf(ofAll)})` : '',
            ]),
            '.',
          ]
        : [],
      none.length ? [`${msg('Types without an incident:', { id: 'monitor-without' })} ${none.map(({ label }) => small(label)).join(', ')}.`] : [],
    ];
  }

  victims({ victims: { total, sex, age } }: MonitorWhole): Paragraph[] {
    const text = plural(total.value, msg('[{n} victim] is on record|[{n} victims] are on record', { id: 'monitor-victims' }));
    return total.value ? [this.sentence(text, total), this.#bySex(sex, total.link), this.#byAge(age, total.link)] : [];
  }

  perpetrators({ perpetrators: { total, sex, age }, withPerpetrators: { value, ofAll, link } }: MonitorWhole): Paragraph[] {
    const text = plural(total.value, msg('[{n} perpetrator] is on record|[{n} perpetrators] are on record', { id: 'monitor-perpetrators' }));
    const incidents: Part[] = [
      item(msg('Incidents with a perpetrator on record', { id: 'monitor-with-perpetrators' }), value, link), ofAll ? ` (${shareOf(ofAll)}).` : '.',
    ];
    return total.value ? [[...this.sentence(text, total), ...incidents], this.#bySex(sex, total.link), this.#byAge(age, total.link)] : [];
  }

  weapons({ weapons, possession }: MonitorWhole): Paragraph[] {
    return [
      this.list('weapon', weapons, msg('Of the incidents whose weapons were reported ({known}); an incident can count in several:|Weapons:', { id: 'monitor-weapon' })),
      this.list('possession', possession, msg('Of the incidents for which possession was reported ({known}); an incident can count in several:|Possession:', { id: 'monitor-possession' })),
    ];
  }

  where({ jurisdictions, areas, places }: MonitorWhole): Paragraph[] {
    const { before } = this.#monitor;
    const lead = fill(
      form(
        msg('All jurisdictions, each with its share of the incidents, and how many more or fewer than {earlier}:|All jurisdictions, each with its share of the incidents:', { id: 'monitor-jurisdictions' }),
        before ? 0 : 1,
      ),
      { earlier: this.#earlier(false) },
    );
    return [
      this.list('jurisdiction', jurisdictions, lead, '', ({ difference }) => signed(difference)),
      this.list('area', areas, msg('Of the incidents whose area was reported ({known}):|Area:', { id: 'monitor-area' })),
      this.list('place', places, msg('Of the incidents whose kind of place was reported ({known}):|Place:', { id: 'monitor-place' })),
    ];
  }

  notable({ tags }: MonitorWhole): Paragraph[] {
    return [this.list('tag', tags, msg('An incident can count in several:', { id: 'monitor-tags' }))];
  }
}

/** What stands above the sections. */
export const leadOf = (monitor: Monitor, terms: Partial<Taxonomies>): Paragraph[] => new Writer(monitor, terms).lead();

/** The text under its headings. Without an incident there is nothing under them to tell. */
export function sectionsOf(monitor: Monitor, terms: Partial<Taxonomies>): Section[] {
  const writer = new Writer(monitor, terms);
  const { all } = monitor;
  if (!all.incidents.value) return [];
  const sections: Section[] = [
    { heading: msg('People harmed', { id: 'monitor-harm' }), paragraphs: writer.harm(all) },
    { heading: msg('Types of incident', { id: 'monitor-types' }), paragraphs: writer.types() },
    { heading: msg('Victims', { id: 'monitor-of-victims' }), paragraphs: writer.victims(all) },
    { heading: msg('Perpetrators', { id: 'perpetrators' }), paragraphs: writer.perpetrators(all) },
    { heading: msg('Weapons and possession', { id: 'monitor-weapons' }), paragraphs: writer.weapons(all) },
    { heading: msg('Where', { id: 'monitor-where' }), paragraphs: writer.where(all) },
    { heading: msg('Notable', { id: 'monitor-notable' }), paragraphs: writer.notable(all) },
  ];
  const told = sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: paragraphs.filter((paragraph) => paragraph.length) }));
  return told.filter(({ paragraphs }) => paragraphs.length);
}

/** The text of a paragraph without its links. */
export const textOf = (paragraph: Paragraph): string => paragraph.map((part) => (typeof part === 'string' ? part : part.text)).join('').trim();
