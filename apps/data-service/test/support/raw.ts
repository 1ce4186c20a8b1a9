import { once } from 'node:events';
import { connect } from 'node:net';

/** What came back over a socket. */
export interface RawAnswer { status: number; headers: string; body: string }

/** Sends bytes as they are to a port of this host; gives status, headers in small letters and body. For paths, methods and framings that no client library sends. */
export async function sendRaw(port: number, request: string): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  socket.write(request, 'latin1');
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString('latin1'))).on('error', () => {});
  await once(socket, 'close');
  const [head = '', ...body] = text.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), headers: head.toLowerCase(), body: body.join('\r\n\r\n') };
}
