/** Who holds a post, in a few words beside its name. */
import { addresses } from '../../../ui/addresses.ts'
import { dateInWords, listInWords, sentenceCase } from '../../../ui/words.ts'
import type { Holder, Post } from '../post.ts'
import { holdersOn, vacancyOn } from '../rules/holders.ts'

const since = ({ name, from }: Holder): string => `${name} since ${dateInWords(from)}`

/** `held by Ann Example since 1 March 2026`, `shared by …`, `vacant since …`: for the middle of a sentence. */
export function holdingInWords(post: Post, day: string): string {
  const holders = holdersOn(post, day)
  const acting = holders.filter(({ part }) => part === 'acting')
  const others = holders.filter(({ part }) => part !== 'acting')
  if (holders.length === 0) return notHeldInWords(post, day)
  const held =
    others.length > 1 ? `shared by ${listInWords(others.map(since))}` : `held by ${listInWords(others.map(since))}`
  if (acting.length === 0) return held
  const stand = `${listInWords(acting.map(since))} acting`
  return others.length === 0 ? stand : `${stand}; ${held}`
}

/** `Ann Example`, `Vacant`: for a table with little room. */
export function holdingInShort(post: Post, day: string): string {
  const names = holdersOn(post, day).map(({ name, part }) => (part === 'acting' ? `${name} (acting)` : name))
  if (names.length > 0) return listInWords(names)
  return vacancyOn(post, day) === null ? 'Holder not known' : 'Vacant'
}

/** Nobody holds it, or nobody has said who does. Without the reason: that is for the page of the post. */
function notHeldInWords(post: Post, day: string): string {
  const vacancy = vacancyOn(post, day)
  if (vacancy === null) return post.kind === 'body' ? 'nobody named to answer for it' : 'holder not known yet'
  return vacancy.since === null ? 'vacant: nobody has held it yet' : `vacant since ${dateInWords(vacancy.since)}`
}

/** A post with whoever holds it on a day. `titled`: with its title, where what stands before is another name. */
export function Holding({ post, day, titled }: { post: Post; day: string; titled: boolean }) {
  const href = addresses.post(post.id)
  const words = holdingInWords(post, day)
  return titled ? (
    <>
      <a class="govuk-link" href={href}>
        {post.title}
      </a>
      {`, ${words}`}
    </>
  ) : (
    <>
      {sentenceCase(words)} (
      <a class="govuk-link" href={href}>
        about the post<span class="govuk-visually-hidden"> {post.title}</span>
      </a>
      )
    </>
  )
}
