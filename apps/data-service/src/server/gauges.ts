import type { AnswerCache } from '../http/answer-cache.js';
import type { EventStreams } from '../http/event-streams.js';
import type { DatasetFeed } from './dataset-feed.js';
import type { Gauge } from './metrics.js';
import type { Overload } from './overload.js';

export interface Watched { feed: DatasetFeed; answers: AnswerCache; streams: EventStreams; overload: Overload; connections: () => number }

/** What the operator's monitoring reads beside the requests. */
export function gauges({ feed, answers, streams, overload, connections }: Watched): Record<string, Gauge> {
  return {
    http_requests_in_flight: { help: 'Requests whose answer is being made.', value: () => overload.inFlight },
    http_requests_waiting: { help: 'Requests that wait for their turn.', value: () => overload.waiting },
    http_requests_refused_total: { help: 'Requests that were refused with 503 because the service was too busy.', type: 'counter', value: () => overload.shed },
    http_connections: { help: 'Connections that are open.', value: connections },
    event_streams: { help: 'Streams of /v1/events that are open.', value: () => streams.slots.used },
    event_loop_delay_seconds: { help: '99th percentile of the delay of the event loop in the last seconds.', value: () => overload.loopDelay / 1_000 },
    dataset_version: { help: 'Dataset version that answers come from, 0 while there is none.', value: () => feed.current?.manifest.version ?? 0 },
    dataset_incidents: { help: 'Incidents that are counted in it.', value: () => feed.current?.manifest.count ?? 0 },
    answers_cached: { help: 'Answers that are kept.', value: () => answers.count },
    answers_cached_bytes: { help: 'Their bytes, compressed forms included.', value: () => answers.bytes },
    process_resident_memory_bytes: { help: 'Memory of the process.', value: () => process.memoryUsage.rss() },
    process_cpu_seconds_total: { help: 'Processor time of the process.', type: 'counter', value: () => sum(process.cpuUsage()) / 1e6 },
    process_uptime_seconds: { help: 'Seconds since the process began.', value: () => process.uptime() },
  };
}

const sum = ({ user, system }: NodeJS.CpuUsage): number => user + system;
