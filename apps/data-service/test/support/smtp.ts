import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as the server has it. `row` is the identifier in the envelope sender. */
export interface Received { from: string; row: string; messageId: string; to: string[]; text: string }

/** What happens to a command of a client, or to the data, instead of what it asked for. */
export type Fault = 'drop' | 'hang' | 'lost' | { reply: string };
export type Phase = 'connect' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'data' | 'accepted';
/** `row` is known from MAIL on; `connection` counts from 1. */
export type Plan = (phase: Phase, row: string | null, connection: number) => Fault | null;

const WARM = 24;
const ROW = /\+([0-9a-f]{32})@/;

/** A real SMTP server on loopback that keeps what it was sent, behind a proxy that does to connections whatever a test plans. */
export class MailServer {
  readonly received: Received[] = [];
  /** Rows of mails that were accepted when the client had gone already. */
  readonly unheard = new Set<string>();
  plan: Plan = () => null;
  connections = 0;
  readonly #smtp: SMTPServer;
  #proxy: Server | null = null;
  readonly #sockets = new Set<Socket>();
  #inner = 0;
  #port = 0;
  #listeners: (() => void)[] = [];
  /** Connections to the server behind, made before they are needed: it greets only after a tenth of a second. */
  readonly #warm: { socket: Socket; said: Buffer[] }[] = [];

  constructor() {
    this.#smtp = new SMTPServer({
      authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], logger: false, size: 1_000_000, hidePIPELINING: true,
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
          this.received.push({
            from, row: ROW.exec(from)?.[1] ?? '', to: session.envelope.rcptTo.map(({ address }) => address), text, messageId: /^Message-ID: (<.*>)\r?$/im.exec(text)?.[1] ?? '',
          });
          done();
          for (const listener of this.#listeners) listener();
        });
      },
    });
    this.#smtp.on('error', () => { /* a client that a test has cut off */ });
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<this> {
    this.#smtp.listen(0, '127.0.0.1');
    await once(this.#smtp.server, 'listening');
    this.#inner = (this.#smtp.server.address() as AddressInfo).port;
    while (this.#warm.length < WARM) this.#heat();
    await this.open();
    return this;
  }

  #heat(): void {
    const socket = connect(this.#inner, '127.0.0.1').setNoDelay();
    const warm = { socket, said: [] as Buffer[] };
    socket.on('data', (chunk: Buffer) => warm.said.push(chunk)).on('error', () => {});
    this.#warm.push(warm);
  }

  /** Takes connections, on the same port as before. */
  async open(): Promise<void> {
    this.#proxy = createServer((client) => this.#serve(client)).listen(this.#port, '127.0.0.1');
    await once(this.#proxy, 'listening');
    this.#port = (this.#proxy.address() as AddressInfo).port;
  }

  /** Refuses connections from now on. */
  async refuse(): Promise<void> {
    const closed = once(this.#proxy!, 'close');
    this.#proxy!.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Resolves when the condition holds, which is looked at after each mail. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => { this.#listeners.push(resolve); });
    this.#listeners = [];
  }

  async stop(): Promise<void> {
    await this.refuse().catch(() => {});
    for (const { socket } of this.#warm) socket.destroy();
    await new Promise<void>((resolve) => { this.#smtp.close(() => resolve()); });
  }

  #serve(client: Socket): void {
    const connection = ++this.connections;
    let row: string | null = null;
    let isData = false;
    let text = '';
    const { socket: server, said } = this.#warm.shift()!;
    this.#heat();
    const drop = () => { client.destroy(); server.destroy(); };
    for (const socket of [client, server]) {
      socket.setNoDelay();
      this.#sockets.add(socket);
      socket.on('error', drop).on('close', () => { this.#sockets.delete(socket); drop(); });
    }
    let isHanging = false;
    /** True where the fault took the place of what was asked. */
    const suffers = (phase: Phase): boolean => {
      const fault = this.plan(phase, row, connection);
      if (fault === null) return false;
      if (fault === 'hang') isHanging = true;
      else if (typeof fault === 'object') client.write(`${fault.reply}\r\n`, () => { if (fault.reply.startsWith('421')) drop(); });
      else drop();
      return true;
    };
    if (suffers('connect')) {
      // what the server says by itself stays here
      server.destroy();
      return;
    }
    for (const chunk of said) client.write(chunk);
    server.removeAllListeners('data').on('data', (chunk: Buffer) => {
      if (isHanging) return;
      if (/^354/.test(chunk.toString())) isData = true;
      else if (isData && /^250 /.test(chunk.toString())) {
        isData = false;
        if (suffers('accepted')) return;
        if (row !== null && (client.destroyed || client.readableEnded)) this.unheard.add(row);
      }
      client.write(chunk);
    });
    client.on('data', (chunk: Buffer) => {
      if (isHanging) return;
      if (isData) {
        if (!suffers('data')) server.write(chunk);
        return;
      }
      text += chunk.toString('latin1');
      for (let end; (end = text.indexOf('\r\n')) >= 0;) {
        const line = text.slice(0, end + 2);
        text = text.slice(end + 2);
        const phase = line.slice(0, 4).trimEnd().toUpperCase() as Phase;
        if (phase === 'MAIL') row = ROW.exec(line)?.[1] ?? null;
        if (suffers(phase)) continue;
        server.write(line, 'latin1');
      }
    });
  }
}
