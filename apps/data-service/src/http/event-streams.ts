import { Slots } from './limits.js';

export interface StreamLimits {
  /** Streams of everybody, and of one client. */
  all: number;
  each: number;
  /** Milliseconds between signs of life; an idle proxy cuts a connection after 30 s or more. */
  heartbeat: number;
  /** Milliseconds after which a stream ends and its client connects again: the other end may be gone without a word. */
  age: number;
}
export const STREAM_LIMITS: StreamLimits = { all: 500, each: 5, heartbeat: 25_000, age: 600_000 };

/** Frames that a client may leave unread before its stream is cut. */
const UNREAD = 8;
/** Milliseconds within which clients whose stream has ended come back, spread at random. */
const RETRY = { least: 2_000, most: 10_000 };

/** One server-sent event (HTML, "Server-sent events"). `data` has no line break. */
export interface ServerEvent { id: string; event: string; data: string }

interface Stream { controller: ReadableStreamDefaultController<Uint8Array>; since: number; end: () => void }

const utf8 = new TextEncoder();
const frame = ({ id, event, data }: ServerEvent): string => `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`;
const retry = (): string => `retry: ${Math.round(RETRY.least + Math.random() * (RETRY.most - RETRY.least))}\n\n`;

/** Event streams that are open: what is told to all of them, and how they end. */
export class EventStreams {
  readonly slots: Slots;
  readonly #limits: StreamLimits;
  readonly #open = new Set<Stream>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #closed = false;

  constructor(limits: StreamLimits = STREAM_LIMITS) {
    this.#limits = limits;
    this.slots = new Slots(limits.all, limits.each);
  }

  /**
   * Opens a stream for a client; `null` where it has too many, or all places are taken.
   * @param first what it is told at once
   * @param gone aborts when the client leaves
   */
  open(client: string, first: ServerEvent | undefined, gone: AbortSignal): ReadableStream<Uint8Array> | null {
    const free = this.#closed ? null : this.slots.take(client);
    if (!free) return null;
    let stream: Stream;
    const leave = () => {
      free();
      gone.removeEventListener('abort', stream.end);
      this.#open.delete(stream);
      if (!this.#open.size) this.#stopTimer();
    };
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        const end = () => {
          if (!this.#open.has(stream)) return;
          leave();
          controller.close();
        };
        stream = { controller, since: Date.now(), end };
        this.#open.add(stream);
        this.#startTimer();
        this.#send(stream, retry() + (first ? frame(first) : ''));
        if (gone.aborted) end();
        else gone.addEventListener('abort', end, { once: true });
      },
      cancel: leave,
    }, { highWaterMark: UNREAD });
  }

  tell(event: ServerEvent): void {
    const text = frame(event);
    for (const stream of this.#open) this.#send(stream, text);
  }

  /** Ends all streams and opens no more. */
  close(): void {
    this.#closed = true;
    for (const stream of this.#open) this.#finish(stream);
  }

  #beat(): void {
    const oldest = Date.now() - this.#limits.age;
    for (const stream of this.#open) {
      if (stream.since <= oldest) this.#finish(stream);
      else this.#send(stream, ':\n\n');
    }
  }

  #finish(stream: Stream): void {
    this.#send(stream, retry());
    stream.end();
  }

  #send({ controller, end }: Stream, text: string): void {
    // Who has not read what came before holds memory for nothing.
    if ((controller.desiredSize ?? 0) <= 0) end();
    else controller.enqueue(utf8.encode(text));
  }

  #startTimer(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => this.#beat(), this.#limits.heartbeat);
    // It is the sockets that keep a process going. A page's timers are numbers.
    (this.#timer as { unref?: () => void }).unref?.();
  }

  #stopTimer(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
