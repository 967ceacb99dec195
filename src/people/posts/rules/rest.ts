/** A post for each lead that is left: what it would be called, and who would hold it. */
import { leadKey } from '../../../plans/rules/leads.ts'
import { planStart } from '../../../plans/rules/plan-index.ts'
import type { Holder, Post } from '../post.ts'
import type { LedPlan, UnmatchedLead } from './loads.ts'
import { accountOfName, personName } from './people-names.ts'
import type { Suggestion } from './suggestions.ts'
import { titleOf, vacancyPrinted } from './titles.ts'

/** Leads that no open suggestion would make another name of something: those wait for a person. */
export function leadsLeft(leads: readonly UnmatchedLead[], suggestions: readonly Suggestion[]): UnmatchedLead[] {
  const waiting = new Set(suggestions.flatMap(({ from }) => (from.post === null ? [leadKey(from.name)] : [])))
  return leads.filter(({ name }) => !waiting.has(leadKey(name)))
}

export type Draft = Pick<Post, 'title' | 'kind' | 'vacantWhy'> & {
  names: string[]
  holder?: Pick<Holder, 'account' | 'name' | 'from'>
}

/** From the first day of the earliest plan that prints the name, where that is over: the plan says so from then on. */
function leadsSince(lead: UnmatchedLead, plans: readonly LedPlan[], today: string): string {
  const starts = plans
    .filter(({ id }) => lead.plans.includes(id))
    .flatMap(({ index }) => planStart(index.plan) ?? [])
    .filter((day) => day <= today)
  return starts.sort()[0] ?? today
}

/**
 * One post for each printed name. A person holds their own, with their account where just one has the name. Words of
 * vacancy leave the title, unless it would then be that of another post.
 */
export function draftsOf(
  leads: readonly UnmatchedLead[],
  known: {
    plans: readonly LedPlan[]
    posts: readonly Post[]
    accounts: readonly { id: string; name: string }[]
    today: string
  },
): Draft[] {
  const taken = new Set(
    [...known.posts.flatMap(({ title, aliases }) => [title, ...aliases]), ...leads.map(({ name }) => name)].map(
      leadKey,
    ),
  )
  return leads.map((lead) => {
    const bare = titleOf(lead.name)
    const title = leadKey(bare) === leadKey(lead.name) || !taken.has(leadKey(bare)) ? bare : lead.name
    taken.add(leadKey(title))
    const draft: Draft = { title, kind: lead.kind ?? null, vacantWhy: vacancyPrinted(lead.name), names: [lead.name] }
    if (lead.kind !== 'person' || lead.vacant) return draft
    const account = accountOfName(known.accounts, lead.name)
    const name = account?.name ?? personName(lead.name).name
    return {
      ...draft,
      holder: { account: account?.id ?? null, name, from: leadsSince(lead, known.plans, known.today) },
    }
  })
}
