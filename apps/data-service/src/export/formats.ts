import { noticesIn, type Incident, type Meta, type NoticeText } from '@seesac/contract';
import { BYTE_ORDER_MARK, csvComment, csvHeader, csvLine } from './csv.js';
import { EXPORT_COLUMNS, toFlat } from './flat.js';

/** What an export says of itself: as every answer, with the notices in full, and the filters in words. */
export interface ExportMeta extends Omit<Meta, 'notices'> { notices: NoticeText[]; address: string }

/** One row of the dataset: JSON as it is stored, and the incident itself. */
export interface ExportRow { text: () => string; incident: () => Incident }

/** How incidents are written to a file. */
export interface ExportFormat {
  ending: 'csv' | 'geojson' | 'jsonl';
  type: string;
  /** What stands before, between and after the incidents. */
  head: (meta: ExportMeta, filters: string) => string;
  row: (row: ExportRow, isFirst: boolean) => string;
  foot: string;
}

/** The `meta` of an export. */
export function exportMeta(meta: Meta, address: string): ExportMeta {
  const texts = noticesIn('en');
  return { ...meta, notices: meta.notices.map((key) => texts.find((notice) => notice.key === key)!), address };
}

const csv: ExportFormat = {
  ending: 'csv',
  type: 'text/csv; charset=utf-8; header=present',
  head: (meta, filters) => BYTE_ORDER_MARK + [
    'SEESAC Armed Violence Monitoring Platform (AVMP): incidents',
    ...meta.notices.map(({ key, text }) => `Notice (${key}): ${text}`),
    `Dataset version: ${meta.version}`,
    `As of: ${meta.asOf}`,
    ...(meta.release === undefined ? [] : [`Release: ${meta.release}`]),
    `Filters: ${filters}`,
    `Incidents: ${meta.total}`,
    `Licence: ${meta.licence}`,
    `Citation: ${meta.citation}`,
    // as an address it is the same without commas, so that nothing of it is guarded
    `Address: ${meta.address.replaceAll(',', '%2C')}`,
  ].map(csvComment).join('') + csvHeader(EXPORT_COLUMNS),
  row: ({ incident }) => csvLine(EXPORT_COLUMNS, toFlat(incident())),
  foot: '',
};

const PROPERTIES = EXPORT_COLUMNS.filter((column) => column !== 'lat' && column !== 'lon' && column !== 'reason');
const geojson: ExportFormat = {
  ending: 'geojson',
  type: 'application/geo+json',
  // meta is a foreign member (RFC 7946 §6.1); it stands first, where a reader of a large file meets it.
  head: (meta) => `{"type":"FeatureCollection","meta":${JSON.stringify(meta)},"features":[`,
  row: ({ incident: read }, isFirst) => {
    const incident = read();
    const flat = toFlat(incident);
    const { point } = incident.place;
    const feature = {
      type: 'Feature',
      id: incident.id,
      geometry: point && { type: 'Point', coordinates: point },
      properties: Object.fromEntries(PROPERTIES.map((column) => [column, flat[column] ?? null])),
    };
    return `${isFirst ? '' : ','}\n${JSON.stringify(feature)}`;
  },
  foot: '\n]}\n',
};

const jsonl: ExportFormat = {
  ending: 'jsonl',
  type: 'application/x-ndjson',
  head: (meta) => `${JSON.stringify({ meta })}\n`,
  row: ({ text }) => `${text()}\n`,
  foot: '',
};

export const EXPORT_FORMATS: readonly ExportFormat[] = [csv, geojson, jsonl];

/** The whole file, piece by piece. */
export function* exportText(format: ExportFormat, meta: ExportMeta, filters: string, rows: Iterable<ExportRow>): Generator<string, void, undefined> {
  yield format.head(meta, filters);
  let isFirst = true;
  for (const row of rows) {
    yield format.row(row, isFirst);
    isFirst = false;
  }
  yield format.foot;
}
