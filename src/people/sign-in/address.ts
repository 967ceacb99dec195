/** From which network address somebody asks, for the throttle and the list of one's own sessions. */
import { isIP } from 'node:net'

/**
 * The address of whoever asks. Each proxy adds who it heard from to the end of `X-Forwarded-For`; only as many entries
 * as there are proxies of ours were written by them, whatever stands before could have been made up.
 *
 * @param forwarded the header as it came
 * @param proxies how many proxies of ours stand before the server (UPTURN_PROXIES)
 * @param socket the address at the other end of the connection
 */
export function clientAddress(forwarded: string | undefined, proxies: number, socket: string | undefined): string {
  const entries = proxies === 0 ? [] : (forwarded ?? '').split(',').map((entry) => plainAddress(entry.trim()))
  const said = entries.at(-proxies) ?? entries[0]
  return (said && isIP(said) !== 0 ? said : undefined) ?? plainAddress(socket ?? '') ?? 'unknown'
}

/** `::ffff:10.0.0.1` and `10.0.0.1:5000` → `10.0.0.1`; `[::1]:5000` → `::1`. */
function plainAddress(text: string): string | undefined {
  const bare = text
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^\[([^\]]+)\](:\d+)?$/, '$1')
  return bare === '' ? undefined : bare
}

/** What is counted together: one IPv4 address, or the 64 bits of an IPv6 network that one household or office has. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
