/** Where passkeys work: they are bound to a name, never to a number. */

/** The name that passkeys of this installation are bound to; on this machine it is `localhost`. */
export function passkeyHost(url: string): string {
  const { hostname } = new URL(url)
  return /^(127\.|\[::1\])/.test(hostname) ? 'localhost' : hostname
}

/** The address to open Upturn at for a passkey to work. */
export function passkeyAddress(url: string): string {
  const address = new URL(url)
  address.hostname = passkeyHost(url)
  return address.origin
}
