import type { Post, Vacancy } from '../people/posts/posts.ts'
import type { UnmatchedLead } from '../people/posts/rules/loads.ts'
import type { Suggestion } from '../people/posts/rules/suggestions.ts'
import type { Database } from '../platform/database.ts'
import type { AuthorityId } from '../platform/ids.ts'
import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { withDatabase } from './opened.ts'
import { printable } from './printable.ts'
import { counted } from './summary.ts'

const help = `Lists the posts with whoever holds them today, and the leads in plans that have no post yet.

Usage: npx upturn posts [--json]

  --json   print one JSON object: posts with all their holders, leads without a post, suggestions

Example: npx upturn posts
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
  if (positionals.length > 0) throw new WrongUse(`“${positionals[0]}” is not needed: all posts are listed.`)
  return withDatabase(io, async ({ db, authority }) => {
    const { realClock } = await import('../platform/clock.ts')
    const listed = await listEverything(db, authority, realClock.today())
    await io.out(values.json ? `${JSON.stringify(listed, null, 2)}\n` : printable(await inWords(listed)))
    return 0
  })
}

type Listed = {
  asAt: string
  posts: (Post & { openActions: number; overdueActions: number })[]
  unmatched: UnmatchedLead[]
  suggestions: Suggestion[]
}

async function listEverything(db: Database, authority: AuthorityId, asAt: string): Promise<Listed> {
  const { listPlans } = await import('../plans/store/list-plans.ts')
  const { selectPlan } = await import('../plans/store/select-plan.ts')
  const { indexPlan } = await import('../plans/rules/plan-index.ts')
  const { listPosts, listToldApart } = await import('../people/posts/store/list-posts.ts')
  const { loadsOf } = await import('../people/posts/rules/loads.ts')
  const { suggestSamePosts } = await import('../people/posts/rules/suggestions.ts')
  const plans = []
  for (const { id, title } of await listPlans(db, authority))
    plans.push({ id, title, index: indexPlan((await selectPlan(db, authority, id)).plan, asAt) })
  const posts = await listPosts(db, authority)
  const loads = loadsOf(plans, posts)
  return {
    asAt,
    posts: loads.posts.map(({ post, open, overdue }) => ({ ...post, openActions: open, overdueActions: overdue })),
    unmatched: loads.unmatched,
    suggestions: suggestSamePosts(loads.unmatched, posts, await listToldApart(db, authority)),
  }
}

async function inWords({ asAt, posts, unmatched, suggestions }: Listed): Promise<string> {
  const { holdersOn, vacancyOn } = await import('../people/posts/rules/holders.ts')
  const lines = posts.map((post) => {
    const holders = holdersOn(post, asAt).map(({ name, from }) => `${name} since ${from}`)
    const leads = `${counted(post.openActions, 'open action')}, ${post.overdueActions} overdue`
    return `${post.title}\n  ${holders.join(', ') || nobody(vacancyOn(post, asAt))}; ${leads}`
  })
  const free = unmatched.map(({ name, open }) => {
    const like = suggestions.find(({ from }) => from.post === null && from.name === name)
    const guess = like === undefined ? '' : `\n    ${like.sureness} “${like.to.name}”: ${like.reason}`
    return `  ${name} (${counted(open, 'open action')})${guess}`
  })
  const posted = posts.length === 0 ? ['There is no post yet. The page /posts makes them.'] : lines
  const left = free.length === 0 ? [] : ['', `${counted(free.length, 'lead')} in plans with no post yet:`, ...free]
  return `${[...posted, ...left].join('\n')}\n`
}

function nobody(vacancy: Vacancy | null): string {
  if (vacancy === null) return 'holder not known yet'
  const since = vacancy.since === null ? 'vacant' : `vacant since ${vacancy.since}`
  return vacancy.why === null ? since : `${since} (${vacancy.why})`
}

export default { help, run } satisfies Command
