import type { Language } from '../languages.js';
import type { en } from './words/en.js';

/** Ids of what charts say. */
export type ChartTextId = keyof typeof en;

/**
 * What one language gives to charts. Numbers and dates come from here and not from `Intl`, in the service and in the page: Chromium has no data for several
 * languages of the region and says that it has, and the picture of the service must be that of the page.
 */
export interface ChartWords { lang: Language; texts: Readonly<Record<ChartTextId, string>> }

/** How a language says numbers, dates and sentences. */
export interface ChartSpeech {
  readonly lang: Language;
  /** A text with `{name}` replaced; values are put in as they are, for `{Name}` with a capital at their beginning. */
  say(id: ChartTextId, values?: Readonly<Record<string, string | number>>): string;
  /** The form of a text that fits a number, which stands for `{n}`. Forms are parted by `|`. */
  count(n: number, id: ChartTextId, values?: Readonly<Record<string, string>>): string;
  /** One of the texts that an id has, parted by `|`. */
  part(id: ChartTextId, at: number, values?: Readonly<Record<string, string | number>>): string;
  number(n: number, digits?: number): string;
  /** A share or a change of 0 or more: `51 %`, near none and near all with a decimal. */
  percent(ratio: number): string;
  /** A change with its sign: `+46 %`, `−12 %`, `0 %`. */
  change(ratio: number): string;
  /** `2024`, `Q1 2024`, `January 2024`, `31 January 2024`; short: `2024`, `Q1`, `Jan`, `31 Jan`. */
  period(name: string, short?: boolean): string;
  /** `1 January 2024 – 31 March 2024`. */
  span(from: string, to: string): string;
}

const MINUS = '−';

export function speechIn({ lang, texts }: ChartWords): ChartSpeech {
  const rules = new Intl.PluralRules(lang);
  const [group, decimal, groupFrom] = texts.digits.split('|') as [string, string, string];
  const fill = (text: string, values: Readonly<Record<string, string | number>>) => text.replace(/\{(\w)(\w*)\}/g, (whole, first: string, rest: string) => {
    const small = first.toLowerCase();
    const value = String(values[small + rest] ?? whole);
    return first === small ? value : value.charAt(0).toUpperCase() + value.slice(1);
  });
  const say: ChartSpeech['say'] = (id, values = {}) => fill(texts[id], values);
  const part: ChartSpeech['part'] = (id, at, values = {}) => fill(texts[id].split('|')[at] ?? '', values);
  const number: ChartSpeech['number'] = (n, digits = 0) => {
    const [whole, fraction] = Math.abs(n).toFixed(digits).split('.') as [string, string?];
    const grouped = Number(whole) >= Number(groupFrom) ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
    const text = grouped + (fraction ? decimal + fraction : '');
    return n < 0 && /[1-9]/.test(text) ? MINUS + text : text;
  };
  const percent = (ratio: number) => {
    const value = Math.abs(ratio) * 100;
    // Some is not nothing, and almost all is not all.
    if (value > 99 && value < 100) return say('percent', { n: number(Math.min(value, 99.9), 1) });
    return say('percent', { n: number(value, value > 0 && value < 0.95 ? 1 : 0) });
  };
  const month = (at: number) => part('months', at);
  const shortMonth = (at: number) => part('short-months', at) || month(at).slice(0, 3);
  return {
    lang, say, part, number, percent,
    count: (n, id, values) => {
      const forms = texts[id].split('|');
      const form = forms[['one', 'few'].indexOf(rules.select(n))] ?? forms.at(-1)!;
      return fill(form, { ...values, n: number(n) });
    },
    change: (ratio) => (Math.round(Math.abs(ratio) * 1000) ? (ratio < 0 ? MINUS : '+') : '') + percent(ratio),
    period: (name, short) => {
      const [y, rest] = [name.slice(0, 4), name.slice(4)];
      if (!rest) return y;
      if (rest.startsWith('Q')) return short ? say('short-quarter', { q: rest[1]! }) : say('quarter', { q: rest[1]!, y });
      const m = Number(rest.slice(1, 3)) - 1;
      if (rest.length === 3) return short ? shortMonth(m) : say('month', { month: month(m), y });
      const d = Number(rest.slice(4));
      return short ? say('short-day', { d, month: shortMonth(m) }) : say('day', { d, month: part('months-of-days', m) || month(m), y });
    },
    span(from, to) {
      return from === to ? this.period(from) : `${this.period(from)} – ${this.period(to)}`;
    },
  };
}
