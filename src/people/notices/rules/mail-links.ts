/**
 * Links in the words of a message. While a message waits it holds only the path of our own (`[[/plans/…]]`); the address,
 * which may let its reader in once, is made when it is sent and kept nowhere.
 */

/** A place for a link. @param path of our own, with no space in it */
export function linkTo(path: string): string {
  return `[[${path}]]`
}

/** Words of a plan as they may stand in a message: on one line, and no place for a link, whatever they look like. */
export function plainWords(words: string): string {
  return words.replaceAll('[[', '[ [').replace(/\s+/g, ' ').trim()
}

const place = /\[\[(\/[^\s\]]*)\]\]/g

/** The paths that a message leads to, each once, in order. */
export function pathsIn(text: string): string[] {
  return [...new Set([...text.matchAll(place)].map(([, path = '/']) => path))]
}

/** The message with each place filled; a path without an address is left as it is. */
export function withAddresses(text: string, addresses: ReadonlyMap<string, string>): string {
  return text.replace(place, (whole, path: string) => addresses.get(path) ?? whole)
}
