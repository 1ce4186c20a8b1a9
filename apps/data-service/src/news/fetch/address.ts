import ipaddr from 'ipaddr.js';

/** Addresses that count as public and are none for us: IPv4-compatible IPv6, which some systems route to IPv4, and the platform address of a cloud. */
const DENIED = [ipaddr.parseCIDR('::/96'), ipaddr.parseCIDR('168.63.129.16/32')];

/**
 * Whether a fetch may go to an address: public unicast, nothing else. No loopback, private, link-local, metadata, translated, documentation, multicast or reserved one,
 * in whatever spelling: an IPv4 address in an IPv6 one is looked at as what it is.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return address.range() === 'unicast' && !DENIED.some(([net, bits]) => net.kind() === address.kind() && address.match(net, bits));
}
