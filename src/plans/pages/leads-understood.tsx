/** The leads of an action as they were understood: which post each means, and who holds it on the day. */
import { type Post, postOfLead } from '../../people/posts/posts.ts'
import { Holding } from '../../people/posts/views/holding.tsx'
import { sentenceCase } from '../../ui/words.ts'
import type { Action, Lead } from '../plan.ts'
import { leadKey, type PlanIndex } from '../rules/index.ts'
import { LeadNames } from '../views/tags.tsx'

const kinds = { post: 'a post', person: 'a person', body: 'a body' } as const

function kindInWords({ vacant, kind }: Lead): string {
  if (vacant) return 'nobody yet'
  return kind === undefined ? '' : kinds[kind]
}

function Understood({
  lead,
  posts,
  index,
  several,
}: {
  lead: Lead
  posts: readonly Post[]
  index: PlanIndex
  several: boolean
}) {
  const post = postOfLead(posts, lead.name)
  const kind = kindInWords(lead)
  if (post === null) {
    if (kind === '') return null
    return <p class="up-hint">{several ? `${lead.name}: ${kind}` : sentenceCase(kind)}</p>
  }
  const titled = several || leadKey(post.title) !== leadKey(lead.name)
  return (
    <p class="up-hint">
      <Holding post={post} day={index.asAt} titled={titled} />
    </p>
  )
}

/** The post with its holder for each lead; where a name means no post yet, the names as printed and what was made of them. */
export function LeadsUnderstood({
  index,
  action,
  posts,
}: {
  index: PlanIndex
  action: Action
  posts: readonly Post[]
}) {
  const { leads, origin } = index.leads.get(action.id) ?? { leads: [], origin: 'nowhere' }
  const above = origin === 'action' || origin === 'nowhere' ? null : origin
  const known = leads.length > 1 && leads.every((lead) => postOfLead(posts, lead.name) !== null)
  return (
    <>
      {known ? above && <p class="up-hint">From the {above}</p> : <LeadNames leads={leads} inherited={above} />}
      {leads.map((lead) => (
        <Understood lead={lead} posts={posts} index={index} several={leads.length > 1} />
      ))}
      {leads.some((lead) => lead.inherited) && <p class="up-hint">Printed for a block of actions, not for this one</p>}
    </>
  )
}
