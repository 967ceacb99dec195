/**
 * Who holds the posts of the bundled example in a demonstration: the invented people who look around, others known by
 * name only, two posts that are vacant, and a few leads left unmatched, so that there is something to match.
 */
import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { addHolder } from './store/holders.ts'
import { listPosts } from './store/list-posts.ts'
import { makePosts, type PostDraft } from './store/make-posts.ts'

/** The example's own document; posts are made for no other plan. */
const example = 'harrowmere-plan.docx'

/** Post, who holds it, since when, until when. */
type Held = readonly [title: string, name: string, from: string, until?: string]

const held: readonly Held[] = [
  ['Improvement Programme Manager', 'Tom Wexcombe', '2026-01-05'],
  ['Principal Social Worker', 'Gareth Moyle', '2024-09-02', '2026-03-31'],
  ['Principal Social Worker', 'Nadia Farrow', '2026-04-13'],
  ["Interim Director of Children's Services", 'Beth Lanyon', '2025-12-01'],
  ['Chief Executive', 'Robert Achterberg', '2021-05-10'],
  ['Assistant Director Safeguarding and Family Help', 'Comfort Mensah', '2026-03-02'],
  ['Assistant Director Care and Corporate Parenting', 'Ieuan Pryce', '2023-06-12'],
  ['Assistant Director Quality and Partnerships', 'Salma Darwish', '2026-02-02'],
  ['Head of Front Door and Assessment', 'Joanne Tull', '2026-02-09'],
  ['Head of Child Protection and Court', 'Marcus Bellweather', '2022-01-10'],
  ['Head of Children in Care', 'Anneke Visser', '2020-10-05', '2026-07-31'],
  ['Head of Children in Care', 'Delroy Hutton', '2026-08-17'],
  ['Head of Quality Assurance', 'Ffion Maddock', '2025-04-01'],
  ['Head of Fostering', 'Peter Ashdown', '2019-03-04'],
  ['Head of Placement Commissioning', 'Imogen Sayle', '2024-11-18'],
  ['Head of Family Help', 'Rashid Karim', '2026-01-19'],
  ['Workforce Programme Lead', 'Lucy Penhale', '2026-03-16'],
  ['HR Business Partner', 'Colin Yardley', '2018-06-01'],
  ['Performance and Data Manager', 'Tamsin Oakes', '2023-02-20'],
  ['Finance Business Partner', 'Edward Quill', '2022-09-05'],
  ['Case System Manager', 'Agnieszka Nowicka', '2021-11-01'],
  ['Safeguarding Partnership Manager', 'Hugh Tennant', '2024-01-08'],
  ['Virtual School Headteacher', 'Miriam Goode', '2020-09-01'],
  ['Participation Lead', 'Kofi Asante', '2025-05-06'],
  ['Independent Reviewing Manager', 'Sheila Corrie', '2017-04-03'],
]

const vacant: readonly PostDraft[] = [
  {
    title: 'Head of Leaving Care',
    names: ['Head of Leaving Care (upon appointment)'],
    vacantWhy: 'Advertised three times; interviews on 8 December',
  },
  { title: 'Head of Permanence', names: ['Head of Permanence (vacant)'], vacantWhy: 'A new post, not yet graded' },
]

/** One draft for each post; whoever held it before stands apart, because a draft has one holder. */
function drafts(accounts: ReadonlyMap<string, string>): { now: PostDraft[]; before: Held[] } {
  const isNow = ([, , , until]: Held) => until === undefined
  const now = held.filter(isNow).map(([title, name, from]): PostDraft => {
    return { title, kind: 'post', holder: { account: accounts.get(name) ?? null, name, from } }
  })
  const open = vacant.map((draft): PostDraft => ({ ...draft, kind: 'post' }))
  return { now: [...now, ...open], before: held.filter((one) => !isNow(one)) }
}

async function holdsExample(db: Database, authority: AuthorityId): Promise<boolean> {
  const { rows } = await sql`select 1 from plan
      join document on document.authority = plan.authority and document.id = plan.document
    where plan.authority = ${authority} and plan.status = 'current' and document.name = ${example}`.execute(db)
  return rows.length > 0
}

/** Makes them once: where the example is there and no post is. */
export async function ensureDemoPosts(db: Database, clock: Clock, authority: AuthorityId): Promise<void> {
  if ((await listPosts(db, authority)).length > 0 || !(await holdsExample(db, authority))) return
  const { rows } = await sql<{ id: string; name: string }>`select id, name from account where demo`.execute(db)
  const { now, before } = drafts(new Map(rows.map(({ id, name }) => [name, id])))
  const by = {
    authority,
    who: 'Upturn',
    account: null,
    why: 'Posts of the invented council, for looking around',
    clock,
  }
  const made = await makePosts(db, by, now)
  if ('problem' in made) throw new Error(`the posts of the demonstration cannot be made: ${made.problem}`)
  const posts = new Map(now.map(({ title }, at) => [title, made.posts[at] ?? '']))
  for (const [title, name, from, until = null] of before)
    await addHolder(db, by, { id: posts.get(title) ?? '' }, { account: null, name, from, until })
}
