import fc from 'fast-check';
import {
  AREA_LEVELS, MARK_KEYS, MARKS, MAX_ZOOM, MULTI_KEYS, ROLES, SERIES_STEPS, SORTS, type BBox, type Filters, type Incident, type Sort,
} from '@seesac/contract';
import type { IncidentIndex, KernelFactory } from '../src/index.ts';
import { filters, incidents, isQuoted, QUERIES } from './generate.ts';
import { areas, facet, matches, outcomes, people, places, series, sorted, weapons } from './scan.ts';
import { clusters } from './scan-clusters.ts';
import { idsOf, indexOf, mapOf, walk } from './support.ts';

// Every question against a plain scan, for random incidents and random filters. The same checks run in Node and in a browser, so they use neither.

/** What one runner runs: a claim, and a function that throws where it does not hold. */
export type Property = [claim: string, check: () => void];

/** @throws {Error} with both, where two answers are not written alike */
function same(actual: unknown, expected: unknown, question: unknown): void {
  const [given, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (given !== wanted) throw new Error(`${JSON.stringify(question)} gave\n${given}\nand not\n${wanted}`);
}

const WORLD: BBox = [-180, -90, 180, 90];
const someFilters = fc.array(filters, { minLength: 8, maxLength: 8 });
const limits = fc.integer({ min: 1, max: 7 });
const sorts = fc.constantFrom(...SORTS);
/** `relevance` orders what is searched. */
const askedBy = (by: Filters, sort: Sort): Filters => (sort === 'relevance' ? { ...by, q: by.q ?? 'pe 20' } : by);
const under = (list: readonly Incident[], by: Filters): Incident[] => list.filter((one) => matches(one, by));

type Compare = (list: readonly Incident[], index: IncidentIndex, by: Filters, found: Incident[]) => void;

/** Compares with a scan under several filters; a comparison that hardly ever found anything would say nothing. */
function compared(runs: number, least: number, compare: Compare, kernel?: KernelFactory): void {
  let seen = 0;
  fc.assert(fc.property(incidents(), someFilters, (list, all) => {
    const index = indexOf(list, kernel);
    for (const by of all) {
      const found = under(list, by);
      seen += found.length;
      compare(list, index, by, found);
    }
  }), { numRuns: runs });
  if (seen < least) throw new Error(`the filters found only ${seen} incidents`);
}

/** What the kernel counts. */
export const countingProperties = (kernel?: KernelFactory): Property[] => [
  ['count, outcomes and every page order equal a plain scan', () => compared(60, 600, (list, index, given, found) => {
    same(index.count(given), found.length, given);
    same(index.outcomes(given), outcomes(found), given);
    for (const sort of SORTS) {
      const by = askedBy(given, sort);
      const expected = sorted(under(list, by), sort, by.q).map(({ id }) => id);
      const page = index.page(by, { sort, limit: 1000 });
      same(idsOf(index, page.rows), expected, [by, sort]);
      same([page.total, page.next], [expected.length, null], [by, sort]);
      same([...index.rows(by, sort)], page.rows, [by, sort]);
    }
  }, kernel)],

  ['every facet is counted under all filters but its own', () => compared(40, 400, (list, index, by, found) => {
    const { total, outcomes: sums, facets } = index.summary(by, { facets: MULTI_KEYS });
    same(total, found.length, by);
    same(sums, outcomes(found), by);
    for (const key of MULTI_KEYS) same(facets[key], facet(list, by, key), [by, key]);
    const some = index.summary(by, { facets: ['weapon'] });
    same(some, { total, outcomes: sums, facets: { weapon: facets.weapon } }, by);
  }, kernel)],

  ['a series has every period, with its counts by value, and says which are cut', () => {
    const untils = fc.constantFrom(undefined, '1900-01-01', '2025-03-31', '2026-11-24');
    const near = incidents().map((list) => list.filter(({ date }) => date.start >= '2023-12-31' && date.start < '2026'));
    // Series of days are long: over two centuries they would take the time of all the other properties.
    fc.assert(fc.property(fc.oneof(near, incidents()), someFilters, fc.constantFrom(...SERIES_STEPS), fc.constantFrom(undefined, ...MULTI_KEYS), untils,
      (list, all, given, split, until) => {
        const index = indexOf(list, kernel);
        const wide = list.some(({ date }) => date.start < '2020' || date.start > '2030');
        const step = wide && given !== 'year' ? 'quarter' : given;
        for (const by of all) {
          const options = { facets: [], series: step, ...(split && { split }), ...(until !== undefined && { until }) };
          same(index.summary(by, options).series, series(list, by, step, split, until), [by, options]);
        }
      }), { numRuns: 60 });
  }],

  ['what was answered before changes no later answer', () => {
    const options = { facets: MULTI_KEYS, series: 'year', split: 'type', people: true, weapons: true } as const;
    const world: BBox = [-180, -90, 180, 90];
    fc.assert(fc.property(incidents(), someFilters, (list, all) => {
      const index = indexOf(list, kernel);
      const ask = (by: Filters) => [index.summary(by, options), index.outcomes(by), index.clusters({ ...by, bbox: world }, { zoom: 5 }), index.areas(by, 'admin1')];
      for (const by of [{}, ...all, {}, ...all]) same(ask(by), ((other) => [
        other.summary(by, options), other.outcomes(by), other.clusters({ ...by, bbox: world }, { zoom: 5 }), other.areas(by, 'admin1'),
      ])(indexOf(list, kernel)), by);
    }), { numRuns: 10 });
  }],
];

export const properties: Property[] = [
  ...countingProperties(),

  ['people are counted by role, outcome, sex and age', () => compared(60, 600, (_, index, by, found) => {
    same(index.summary(by, { facets: [], people: true }).people, people(found), by);
    for (const role of ROLES) same(index.involving(by, role), found.filter((one) => one.people.some((person) => person.role === role)).length, [by, role]);
  })],

  ['weapons are counted by category and possession, and incidents by their number', () => {
    let [twice, sized] = [0, 0];
    compared(60, 600, (_, index, by, found) => {
      const { weapons: table, total } = index.summary(by, { facets: [], weapons: true });
      same(table, weapons(found), by);
      same(table!.sizes.reduce((sum, { count }) => sum + count, 0) + table!.unsized, total, by);
      twice += found.filter(({ weapons: listed }) => new Set(listed.map(({ category, possession }) => `${category} ${possession}`)).size < listed.length).length;
      sized += total - table!.unsized;
    });
    if (twice < 20 || sized < 100) throw new Error(`only ${twice} incidents list a pair twice, ${sized} have a number of weapons`);
  }],

  ['areas equal a plain scan, and so do those of their incidents that have a point', () => compared(60, 600, (_, index, by, found) => {
    for (const level of AREA_LEVELS) same(index.areas(by, level), areas(found, level), [by, level]);
  })],

  ['suggested places equal a plain scan, and each is found by its name', () => {
    let suggested = 0;
    compared(10, 100, (list, index, by, found) => {
      for (const q of [...Object.keys(QUERIES).filter((word) => !isQuoted(word)), 'pe 20', 'dak ни']) {
        const answer = index.places(by, q, 1000);
        same(answer, places(list, found, q), [by, q]);
        same(index.places(by, q, 2), answer.slice(0, 2), [by, q]);
        suggested += answer.length;
        const { q: words, ...others } = by;
        for (const { name, jurisdiction, count } of words === undefined ? answer : []) {
          const there = by.jurisdiction === undefined ? { ...others, jurisdiction: [jurisdiction], q: name } : { ...others, q: name };
          if (index.count(there) < count) throw new Error(`${JSON.stringify([by, name])} finds fewer than ${count}`);
        }
      }
    });
    if (suggested < 300) throw new Error(`only ${suggested} places were suggested`);
  }],

  ['clusters equal a plain scan at every zoom, add up, and their boxes are filters that take them in', () => compared(40, 400, (_, index, by, found) => {
    const placed = found.filter(({ place }) => place.point).length;
    for (let zoom = 0; zoom <= MAX_ZOOM; zoom += 3) {
      const answer = index.clusters(by, { zoom });
      same(answer, clusters(found, zoom), [by, zoom]);
      same(answer.reduce((sum, one) => sum + (one.cluster ? one.count : 1), 0), placed, [by, zoom]);
      if (by.bbox) continue;
      // A view that holds everything takes nothing away but what has no point.
      const everywhere: Filters = { ...by, bbox: [-180, -90, 180, 90] };
      same([index.clusters(everywhere, { zoom }), index.count(everywhere)], [answer, placed], [by, zoom]);
      for (const one of answer) if (one.cluster && index.count({ ...by, bbox: one.bbox }) < one.count) throw new Error(`${JSON.stringify(one)} has a wrong box`);
    }
  })],

  ['clusters tell the marks of a field as a plain scan does, and what they tell is what its filter finds', () => compared(30, 300, (_, index, by, found) => {
    for (const key of MARK_KEYS) {
      same(index.clusters(by, { zoom: 7, by: key }), clusters(found, 7, key), [by, key]);
      if (key !== 'type' || by.type) continue;
      const placed = { ...by, bbox: by.bbox ?? WORLD };
      const marked = index.clusters(placed, { zoom: 3, by: key }).reduce((sum, one) => sum.map((n, i) => n + (one.cluster ? one.marks![i]! : Number(one.mark === i))), [0, 0, 0, 0, 0]);
      same(marked.slice(0, 4), MARKS.type.map((type) => index.count({ ...placed, type: [type] })), by);
    }
  })],

  ['an index of columns alone draws what the whole index does, and its squares add up', () => compared(30, 200, (list, index, by) => {
    const map = mapOf(list);
    if (by.q !== undefined) {
      let refused;
      try {
        map.count(by);
      } catch (error) {
        refused = error;
      }
      if (!(refused instanceof RangeError)) throw new Error('words were searched for without search files');
      return;
    }
    same(map.count(by), index.count(by), by);
    same(map.areas(by, 'admin1'), index.areas(by, 'admin1'), by);
    for (const zoom of [0, 6, 11]) {
      const answer = map.clusters(by, { zoom, by: 'outcome' });
      same(answer, index.clusters(by, { zoom, by: 'outcome' }), by);
      const cells = map.cells(by, { zoom });
      same(cells.reduce((sum, { count }) => sum + count, 0), answer.reduce((sum, one) => sum + (one.cluster ? one.count : 1), 0), by);
      if (cells.some(({ x, y, side, count }) => x % side || y % side || side !== 2 ** (20 - zoom) || count < 1)) throw new Error(`a square of zoom ${zoom} is none`);
    }
  })],

  ['select gives a bitmap whose bits outside its span of rows are zero', () => compared(20, 200, (_, index, by) => {
    const { words, start, end } = index.select(by);
    const rows = Array.from({ length: words.length * 32 }, (__, row) => row).filter((row) => words[row >>> 5]! & (1 << (row & 31)));
    same(rows.filter((row) => row < start || row >= end), [], by);
    same(rows, index.page(by, { sort: '-date', limit: 1000 }).rows, by);
  })],

  ['walking the pages visits each match once, in order', () => {
    fc.assert(fc.property(incidents(), filters, sorts, limits, (list, given, sort, limit) => {
      const index = indexOf(list);
      const by = askedBy(given, sort);
      same(walk(sort, limit, by, () => index), sorted(under(list, by), sort, by.q).map(({ id }) => id), [by, sort, limit]);
    }), { numRuns: 100 });
  }],

  ['a new version with more rows between two pages repeats no match and loses none', () => {
    fc.assert(fc.property(incidents(), sorts, limits, fc.nat(), (list, sort, limit, seed) => {
      const old = indexOf(list.filter((_, i) => (i * 7 + seed) % 3));
      const grown = indexOf(list);
      const by = askedBy({}, sort);
      const seen = walk(sort, limit, by, (page) => (page ? grown : old));
      same(new Set(seen).size, seen.length, [sort, limit]);
      const [before, after] = [walk(sort, 1000, by, () => old), walk(sort, 1000, by, () => grown)];
      same(before.filter((id) => !seen.includes(id)), [], [sort, limit]);
      // Behind the first page it is the new version, whole.
      const last = before.slice(0, limit).at(-1);
      same(seen.slice(limit), before.length > limit ? after.slice(after.indexOf(last!) + 1) : [], [sort, limit]);
    }), { numRuns: 100 });
  }],

  ['a cursor outlives the incident that it names', () => {
    fc.assert(fc.property(incidents(), sorts, limits, (list, sort, limit) => {
      const whole = indexOf(list);
      const by = askedBy({}, sort);
      const first = whole.page(by, { sort, limit });
      if (first.next === null) return;
      const gone = idsOf(whole, first.rows).at(-1);
      const rest = indexOf(list.filter(({ id }) => id !== gone));
      same(idsOf(rest, rest.page(by, { sort, limit: 1000, after: first.next }).rows), walk(sort, 1000, by, () => whole).slice(limit), [sort, limit]);
    }), { numRuns: 60 });
  }],
];
