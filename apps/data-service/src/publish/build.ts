import { createRequire } from 'node:module';
import { COLUMNS_FORMAT } from '@seesac/incident-index';
import type { YearState } from '../store/store.js';
import { FLOORS_VERSION } from './floors.js';

/** Name of the file beside a manifest that tells how the version was made. It is not published. */
export const BUILD = 'build.json';

/** A year as it was encoded. */
export interface BuiltYear extends YearState { synthetic: boolean }

/** How a version was made: what of it another version may use again. */
export interface Build {
  /** Equal settings make equal files of equal records. */
  settings: string;
  years: BuiltYear[];
  /** SHA-256 of each compressed form, by its name. */
  variants: Record<string, string>;
}

const versionOf = (name: string): string => (createRequire(import.meta.url)(`${name}/package.json`) as { version: string }).version;

/** All that decides on the bytes of a year beside its records: the encoder, the gazetteer, the privacy floors. */
export const SETTINGS = `incident-index ${versionOf('@seesac/incident-index')}, columns ${COLUMNS_FORMAT}, basemap ${versionOf('@seesac/basemap')}, floors ${FLOORS_VERSION}`;

/** Reads the file; `null` for anything else: then nothing is used again. */
export function parseBuild(text: string): Build | null {
  try {
    const { settings, years, variants } = JSON.parse(text) as Partial<Build>;
    const isNumber = (value: unknown) => Number.isSafeInteger(value);
    const isYear = (entry: Partial<BuiltYear> | null) =>
      isNumber(entry?.year) && isNumber(entry?.records) && isNumber(entry?.lastVersion) && typeof entry?.synthetic === 'boolean';
    if (typeof settings !== 'string' || !Array.isArray(years) || !years.every(isYear) || typeof variants !== 'object' || variants === null) return null;
    return { settings, years, variants };
  } catch {
    return null;
  }
}
