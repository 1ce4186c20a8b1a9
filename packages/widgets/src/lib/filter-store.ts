import { FILTER_KEYS, formatFilters, type FilterKey, type Filters } from '@seesac/contract';
import { SeesacFiltersChangeEvent } from '../events/filters-change.js';
import { around } from './around.js';
import type { FilterController } from './filter-controller.js';

/** What to change; a key with `undefined` is taken away. */
export type FilterPatch = { readonly [K in FilterKey]?: Filters[K] | undefined };

/**
 * Filters that several widgets share. Only data and plain functions, so that widgets of another copy of this code, with its own Lit, can use it.
 * It hangs on an element, under {@link FILTERS} on a scope or a widget, under {@link PAGE_FILTERS} on `<html>`.
 */
export interface FilterStore {
  /** The filters now, those that are locked included. Frozen; another object after each change. */
  readonly value: Filters;
  /** Their canonical string. */
  readonly query: string;
  /** Keys that keep what the page set as attributes, whatever {@link set} is given. */
  readonly locked: readonly FilterKey[];
  /** Changes what the patch names. Says whether the filters are others than before; nobody is told when they are not. */
  set(patch: FilterPatch): boolean;
  /** Calls back after each change, until the function that it gives is called. */
  subscribe(listener: () => void): () => void;
}

export const FILTERS = Symbol.for('org.seesac.filters/1');
export const PAGE_FILTERS = Symbol.for('org.seesac.page-filters/1');

/** Keys that mean one thing together: who locks one of them has said all of it. */
const PAIRS: Partial<Record<FilterKey, FilterKey>> = { from: 'to', to: 'from', release: 'as_of', as_of: 'release' };

const single = (key: FilterKey) => /^(as_of|from|lens|q|release|to)$/.test(key);

/**
 * The filters that an element's attributes set, and the keys that they lock; `all` is the default lens, so it is no value, but it locks. Several values of one key
 * are parted by spaces or commas. Values are not checked; the service names what is wrong.
 */
export function lockedBy(element: Element): { filters: Filters; keys: FilterKey[] } {
  const given = FILTER_KEYS.map((key) => [key, element.getAttribute(key)?.trim()] as const).filter((one): one is [FilterKey, string] => Boolean(one[1]));
  return {
    filters: Object.fromEntries(given.filter(([key, text]) => key + text !== 'lensall').map(([key, text]) => [key, single(key) ? text : text.split(/[\s,]+/)])) as Filters,
    keys: [...new Set(given.flatMap(([key]) => [key, PAIRS[key] ?? key]))],
  };
}

/** `filters`, but what the attributes of an element say where they say something. */
export function withLocks(filters: Filters, element: Element): Filters {
  const { filters: own, keys } = lockedBy(element);
  return { ...Object.fromEntries(Object.entries(filters).filter(([key]) => !keys.includes(key as FilterKey))), ...own };
}

/** The filters of a page's address; other parameters are the page's own. */
export function filtersOfAddress(search: string): Filters {
  const filters: Record<string, string | string[]> = {};
  for (const [key, text] of new URLSearchParams(search))
    if (FILTER_KEYS.includes(key as FilterKey) && text && key + text !== 'lensall')
      filters[key] = single(key as FilterKey) ? text : key === 'bbox' ? text.split(',') : [...(filters[key] ?? []), text];
  return filters as Filters;
}

function createStore(holder: Element, initial: Filters): FilterStore {
  const listeners = new Set<() => void>();
  let free = initial;
  let value!: Filters;
  let query: string | undefined;
  const set = (patch: FilterPatch): boolean => {
    // Empty values do not filter, and `all` is the default lens.
    free = Object.fromEntries(Object.entries({ ...free, ...patch }).filter(([, one]) => one?.length && one !== 'all')) as Filters;
    const next = withLocks(free, holder);
    const text = formatFilters(next);
    if (text === query) return false;
    query = text;
    value = Object.freeze(Object.fromEntries(Object.entries(next).map(([key, one]) => [key, Array.isArray(one) ? Object.freeze([...one]) : one]))) as Filters;
    // One that leaves meanwhile is not told; one that comes is told of the next change.
    for (const listener of [...listeners]) if (listeners.has(listener)) listener();
    return true;
  };
  set({});
  return {
    get value() {
      return value;
    },
    get query() {
      return query!;
    },
    get locked() {
      return lockedBy(holder).keys;
    },
    set,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

type Holder = Element & Partial<Record<typeof FILTERS | typeof PAGE_FILTERS, FilterStore>>;

/**
 * The store of a scope (or of a widget that stands alone), made where it is not there yet. So it does not matter whether the code of the scope comes before that of
 * what is inside it, or at all.
 */
export function storeOf(scope: Element): FilterStore {
  const root = document.documentElement;
  const page = scope === root || scope.getAttribute('for') === 'page';
  const holder: Holder = page ? root : scope;
  const writes = page ? root.querySelector('seesac-scope[for="page"][sync-url]') : scope.matches('seesac-scope[sync-url]');
  return (holder[page ? PAGE_FILTERS : FILTERS] ??= createStore(holder, writes ? filtersOfAddress(location.search) : {}));
}

/**
 * What an element shares its filters with: the page, where it says so; else the nearest scope, else the nearest widget that has filters of its own, as a map and
 * charts always have (what is clicked there).
 */
export function scopeOf(host: Element): Element | undefined {
  if (host.getAttribute('for') === 'page') return document.documentElement;
  const find = (selector: string) => around(host).find((element) => element.matches?.(selector));
  return find('seesac-scope') ?? find('[with-filters],seesac-incident-map,seesac-incident-charts');
}

/**
 * Has a widget ask again when the filters change that it shares, until it leaves.
 * @param returns it comes back, perhaps to other filters than those that it asked with
 * @returns the canonical string of what it asks for: its own attributes, else what the scope around it says
 */
export function follow(controller: FilterController, returns?: boolean): string {
  const { host } = controller;
  const scope = scopeOf(host);
  const query = () => formatFilters(withLocks(scope ? storeOf(scope).value : {}, host));
  const check = () => {
    if (controller.asked === (controller.asked = query())) return;
    controller.changed = controller.asked;
    host.requestUpdate();
  };
  if (scope && host.isConnected && !controller.leave) {
    const stop = storeOf(scope).subscribe(check);
    controller.leave = () => {
      stop();
      controller.leave = undefined;
    };
  }
  if (returns && controller.asked !== undefined) check();
  return (controller.asked = query());
}

/** Changes the filters that an element shares, or its own where it stands alone, and tells the page: to be called for what a reader does. */
export function change(element: Element, patch: FilterPatch): void {
  const store = storeOf(scopeOf(element) ?? element);
  if (store.set(patch)) element.dispatchEvent(new SeesacFiltersChangeEvent(store.value, store.query));
}
