/** A person's name as it is compared with the names of accounts: without title, bracket and the post printed with it. */

import type { Holder, Post } from '../post.ts'

/** `Project lead Dr Amara Okafor`: the title shows where the person begins. */
const beforeTitle = /^.*?\s(?=(?:dr|mr|mrs|ms|miss|mx|cllr|prof|dci|dsupt)\b\.?\s)/i
const titles = /^(?:(?:dr|mr|mrs|ms|miss|mx|cllr|councillor|prof|professor|rev|sir|dame)\b\.?\s*)+/i

/** `Dr Amara Okafor (Health Trust)` → `Amara Okafor`; `Jane Smith, Head of Care` → `Jane Smith`. */
export function personName(printed: string): { name: string; key: string } {
  const [first = '', second] = (printed.split(/[,;([]/)[0] ?? '').split(/\s[-–—]\s/)
  // `Police – DCI Patel`: where one word stands before a dash, the person stands after it.
  const alone = second !== undefined && !/\p{L}\s+\p{L}/u.test(first.trim()) ? second : first
  const name = alone
    .trim()
    .replace(beforeTitle, '')
    .replace(titles, '')
    .replace(/[.:]+$/, '')
    .trim()
  const key = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  return { name: name === '' ? printed.trim() : name, key }
}

/** The account that a person's name means: the only one of that name, or null. Two of one name are for a person to choose. */
export function accountOfName<Account extends { name: string }>(
  accounts: readonly Account[],
  printed: string,
): Account | null {
  const { key } = personName(printed)
  const same = accounts.filter(({ name }) => key.includes(' ') && personName(name).key === key)
  return same.length === 1 ? (same[0] ?? null) : null
}

export type AccountLink<Account> = { post: Post; holder: Holder; account: Account }

/** Those who hold a post on a day, or will, under the name of just one account that is not linked to them yet. */
export function accountsToLink<Account extends { name: string }>(
  posts: readonly Post[],
  accounts: readonly Account[],
  day: string,
): AccountLink<Account>[] {
  return posts.flatMap((post) =>
    post.holders.flatMap((holder) => {
      if (holder.account !== null || (holder.until !== null && holder.until < day)) return []
      const account = accountOfName(accounts, holder.name)
      return account === null ? [] : [{ post, holder, account }]
    }),
  )
}
