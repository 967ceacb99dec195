/** When two who acted are the same person. */

/** `account` null: the command line, or known by name only (printed in a document). */
export type Person = { account: string | null; name: string }

const plainName = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** By account where both have one, for two people can share a name; by name otherwise, for one person can have no account yet. */
export function isSamePerson(one: Person, other: Person): boolean {
  if (one.account !== null && other.account !== null) return one.account === other.account
  return plainName(one.name) === plainName(other.name)
}
