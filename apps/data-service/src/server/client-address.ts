import { BlockList, isIP } from 'node:net';

/** Addresses of the host itself: its own reverse proxy, its operator; no client from elsewhere has one. */
const LOOPBACK = ['127.0.0.0/8', '::1/128'];
/** Hops of `X-Forwarded-For` that are looked at, from the right. */
const MOST_HOPS = 20;

/** `::ffff:192.0.2.1` is 192.0.2.1: a socket for both families gives every IPv4 address so. Also without the brackets and the port that some proxies write. */
function plain(text: string): string {
  const bare = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
  return /^::ffff:(\d+(?:\.\d+){3})$/i.exec(bare)?.[1] ?? bare;
}

/** A list of networks in CIDR notation or of single addresses. @throws Error naming the one that is none */
export class Networks {
  readonly #list = new BlockList();

  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address = '', bits, ...rest] = network.split('/');
      const family = isIP(address);
      const most = family === 4 ? 32 : 128;
      if (!family || rest.length || (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > most))) {
        throw new Error(`must be addresses or networks such as 10.0.0.0/8,2001:db8::/32, not "${network}"`);
      }
      this.#list.addSubnet(address, bits === undefined ? most : Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    }
  }

  has(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.#list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }
}

const loopback = new Networks(LOOPBACK);
export const isLoopback = (address: string): boolean => loopback.has(plain(address));

/**
 * The address of the client of a request: the right-most hop that is no trusted proxy. What a client writes into `X-Forwarded-For` stands left of what the first
 * proxy adds, so it is only believed as far as trusted proxies passed it on; without trusted proxies it is not looked at.
 * @param remote address of the other end of the socket
 */
export function clientAddress(remote: string | undefined, forwarded: string | undefined, trusted: Networks): string {
  let client = plain(remote ?? '');
  const hops = forwarded?.split(',').slice(-MOST_HOPS) ?? [];
  while (trusted.has(client) && hops.length) {
    const hop = plain(hops.pop()!.trim());
    // A proxy that writes something else than an address hides its client: the proxy is then the client.
    if (!isIP(hop)) break;
    client = hop;
  }
  return client;
}

/** Under which name a client is counted: an IPv4 address, or the /64 of an IPv6 one, which is what one household or host is given. */
export function bucketOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%', 1)[0]!.toLowerCase().split('::');
  const groups = (text: string) => (text ? text.split(':') : []);
  // An IPv4 tail (`::192.0.2.1`) is two groups, but never among the first four that are kept.
  const rest = groups(tail ?? '').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
  const first = groups(head);
  const all = tail === undefined ? first : [...first, ...Array<string>(Math.max(0, 8 - first.length - rest.length)).fill('0'), ...rest];
  return `${all.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
