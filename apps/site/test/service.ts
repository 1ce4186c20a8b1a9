import type { CounterAnswer, Incident, IncidentsAnswer, Meta } from '@seesac/contract';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const meta = (total: number): Meta => ({
  version: 7, asOf: '2025-02-13T12:00:00Z', filters: {}, total, licence: 'CC BY 4.0', citation: 'SEESAC', notices: ['synthetic', 'kosovo', 'eu'],
});
const incident: Incident = {
  id: 'SYNTHETIC-1', revision: 1, status: 'verified', date: { start: '2025-02-12', end: '2025-02-12', precision: 'day' }, jurisdiction: 'XK',
  place: { municipality: 'Somewhere <b>', point: null, precision: 'municipality', area: 'urban', type: 'street' }, type: 'weapon_seizure', tags: [], weapons: [], people: [],
  counts: { killed: 0, injured: 0, threatened: 0, suicide: 0, perpetrators: null }, sources: [], summary: {},
};

/** A data service that answers two questions, for pages that are tested without the real one. */
export interface FakeService { url: string; asked: string[]; silent: boolean; close: () => void }

export async function fakeService(): Promise<FakeService> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    service.asked.push(path);
    if (service.silent) return;
    const links = { self: service.url + path };
    const counter: CounterAnswer = {
      data: { period: { from: '2025-02-01', to: '2025-02-13' }, count: 1141, outcomes: { killed: 1, injured: 2, threatened: 3, suicide: 0 }, comparison: [] }, meta: meta(1141), links,
    };
    const list: IncidentsAnswer = { data: [incident], meta: meta(1), links };
    const body = path.startsWith('/v1/counter') ? counter : path.startsWith('/v1/incidents') ? list : undefined;
    response.writeHead(body ? 200 : 404, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }).end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const service: FakeService = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: [], silent: false, close };
  return service;
}
