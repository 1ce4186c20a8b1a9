import { FILTER_KEYS, type Filters, type Links } from '@seesac/contract';
import type { SnapshotManifest } from '@seesac/incident-index';
import { z } from '@hono/zod-openapi';
import { EXPORT_FORMATS, exportMeta, exportText, type ExportFormat } from '../export/formats.js';
import { streamed } from '../http/download.js';
import { canonicalPath, readQuery } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { filtersInWords, metaOf } from './envelope.js';
import { ORDER, orderFits } from './order.js';
import { FILTER_PARAMETERS, SORT } from './parameters.js';
import { answers } from './responses.js';
import { ExportCollection } from './schemas.js';

const PATH = '/v1/incidents';
const OWN = { sort: ORDER };
/** A file of about so many bytes or fewer is made once, compressed once and kept; a larger one is made while it is read. */
const KEPT = 512 << 10;

const pathOf = ({ ending }: ExportFormat) => `${PATH}.${ending}`;

/** Addresses of the files of all incidents under filters. */
export const exportLinks = (service: Service, filters: Filters, sort: readonly [string, string][]): Pick<Links, 'csv' | 'geojson' | 'jsonl'> =>
  Object.fromEntries(EXPORT_FORMATS.map((format) => [format.ending, service.address(canonicalPath(pathOf(format), filters, sort))]));

/** Bytes of so many incidents, from what they have on average. */
function estimate({ partitions, records }: SnapshotManifest, count: number): number {
  const bytes = partitions.reduce((sum, { files }) => sum + files.records.bytes, 0);
  return records === 0 ? 0 : (bytes / records) * count;
}

/** `avmp-incidents-v3.csv`; invented data say so in the name. */
function fileName({ version, synthetic }: SnapshotManifest, { release }: Filters, ending: string): string {
  return [synthetic ? 'SYNTHETIC-avmp' : 'avmp', 'incidents', ...(release === undefined ? [] : [release]), `v${version}.${ending}`].join('-');
}

const TEXT = z.string();
const WORDS: Readonly<Record<ExportFormat['ending'], { summary: string; description: string[]; schema: z.ZodType }>> = {
  csv: {
    summary: 'All incidents under the filters, as a table',
    description: [
      'UTF-8 with a byte order mark, so that spreadsheets read every letter. Lines that begin with `# ` stand before the header: notices, version, filters, licence, citation.',
      'One row an incident; values of a multi-valued cell are separated by `|` (a bar within a value is `\\|`); an empty cell is *not reported*, 0 is zero.',
      'A text that a spreadsheet would run as a formula has an apostrophe in front. The file can be imported again without loss.',
    ],
    schema: TEXT,
  },
  geojson: {
    summary: 'All incidents under the filters, as GeoJSON',
    description: [
      'RFC 7946. The properties are the columns of the table, multi-valued ones as lists; an incident without a point has the geometry `null`.',
      'The member `meta` holds notices, version, filters, licence and citation. Points are no more exact than `place_precision` says.',
    ],
    schema: ExportCollection,
  },
  jsonl: {
    summary: 'All incidents under the filters, one JSON object a line',
    description: [
      'The first line is `{"meta": …}` with notices, version, filters, licence and citation; each line after it is an incident as `/v1/incidents` gives it.',
      'The file can be imported again without loss.',
    ],
    schema: TEXT,
  },
};

const exported = (format: ExportFormat) => (service: Service): Route => {
  const path = pathOf(format);
  const { summary, description, schema } = WORDS[format.ending];
  return declare({
    method: 'get',
    path,
    operationId: `incidents${format.ending[0]!.toUpperCase()}${format.ending.slice(1)}`,
    tags: ['Incidents'],
    summary,
    description: [...description, 'Large files are sent while they are made. Withdrawn and merged incidents are not in them.'].join('\n'),
    parameters: [SORT, ...FILTER_PARAMETERS],
    responses: answers('The file', { [format.type.split(';')[0]!]: { schema } }, 'dataset'),
  }, async (c) => {
    const { filters, values: { sort = '-date' }, canonical } = readQuery(c.req.url, path, OWN, FILTER_KEYS, orderFits);
    const state = await service.state(filters);
    const { index, manifest } = state;
    const total = index.count(filters);
    const text = () => {
      const meta = exportMeta(metaOf(service, manifest, { filters, total, path: canonical, onMap: format.ending === 'geojson' }), service.address(canonical));
      return exportText(format, meta, filtersInWords(filters), rows());
    };
    const rows = function* () {
      for (const row of index.rows(filters, sort)) yield { text: () => index.recordText(row), incident: () => index.incident(row) };
    };
    const headers = { 'Content-Type': format.type, 'Content-Disposition': `attachment; filename="${fileName(manifest, filters, format.ending)}"` };
    if (estimate(manifest, total) > KEPT) return streamed(c.req.raw, service.tag(state), { ...service.headersOf(state), ...headers }, text);
    return service.send(c.req.raw, service.fromDataset(state, canonical, () => [...text()].join(''), undefined, headers));
  });
};

/** `/v1/incidents.csv`, `.geojson`, `.jsonl`: files of all incidents under the filters. */
export const exports = EXPORT_FORMATS.map(exported);
