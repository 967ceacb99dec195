/** My actions: what the reader leads, grouped by what needs doing now, each one press from its update. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Page } from '../../../ui/layout.tsx'
import { Details, Empty, Notice } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import { dateInShort, dateInWords, pluralInWords, sentenceCase, shorten } from '../../../ui/words.ts'
import { cameBack, listOfferedProof, type OfferedProof } from '../../proof/proof-lists.ts'
import { recommendationOf, selectRag, selectStanding } from '../../rules/index.ts'
import { DeadlineCell } from '../../views/action-list.tsx'
import { actionName } from '../../views/action-name.ts'
import { OfferedByMe } from '../../views/offered-proof.tsx'
import { RagTag } from '../../views/tags.tsx'
import { attentionInWords, type Group, groups, nextOccurrence, type Tally } from '../rules/attention.ts'
import { type MyAction, myWork } from '../views/my-work.ts'
import { savedIn } from '../views/row-form.ts'

const titles: Record<Group, { title: string; hint: string }> = {
  overdue: { title: 'Overdue', hint: 'Past the deadline and not delivered.' },
  'due soon': { title: 'Due within two weeks', hint: '' },
  'off track': { title: 'Blocked or off track', hint: 'Say what is in the way and what brings it back.' },
  'no word': { title: 'Nothing said this month', hint: 'A sentence will do.' },
  'coming up': { title: 'Coming up', hint: 'Nothing is asked of you yet.' },
  waiting: {
    title: 'Delivered, proof still to be accepted',
    hint: 'Delivered is not yet done: somebody else accepts the proof.',
  },
  'done lately': { title: 'Done in the last six weeks', hint: '' },
}

/** Shown open: they ask for something. The others are there, folded. */
const pressing: readonly Group[] = ['overdue', 'due soon', 'off track', 'no word']

/** Open, overdue, off track and silent, for the sentence at the top. */
export function tallyOf(work: readonly MyAction[]): Tally {
  const open = work.filter(({ group }) => group !== 'waiting' && group !== 'done lately')
  const overdue = open.filter(({ group }) => group === 'overdue')
  const silent = open.filter(({ group, needsWord }) => needsWord && group !== 'overdue')
  const offTrack = open.filter(({ group }) => group === 'off track')
  return { open: open.length, overdue: overdue.length, offTrack: offTrack.length, silent: silent.length }
}

function Row(one: MyAction) {
  const { held, index, action } = one
  const planId = held.stored.id
  const standing = selectStanding(index, action.id)
  const rag = selectRag(index, action.id)
  const next = nextOccurrence(index, action)
  // `2b` alone stands under many recommendations.
  const ref = [recommendationOf(index, action)?.ref, action.label].filter(Boolean).join(', ')
  return (
    <li class="up-mine__row">
      <div class="up-mine__what">
        <a class="up-act__link" href={addresses.action(planId, action.id)}>
          {ref !== '' && <span class="up-rec__ref">{ref} </span>}
          {action.text || 'No words printed'}
        </a>
        <p class="up-mine__facts">
          <RagTag rag={rag} />
          <span>
            {action.deadline.due !== null && 'Due '}
            <DeadlineCell action={action} />
            {next !== null && `, next ${dateInShort(next)}`}
          </span>
          <span>{standing.on === null ? 'Nothing said yet' : `Last word ${dateInShort(standing.on)}`}</span>
        </p>
        <p class="up-hint">{rag.reason}</p>
      </div>
      {one.mayUpdate && <Go {...one} />}
    </li>
  )
}

/** What is delivered waits for proof, not for words. */
function Go({ held, action, group }: MyAction) {
  const planId = held.stored.id
  const waits = group === 'waiting'
  return (
    <a
      class="govuk-button govuk-button--secondary up-mine__go"
      href={waits ? addresses.offerProof(planId, { action: action.id }) : addresses.update(planId, action.id)}
    >
      {waits ? 'Offer proof' : 'Update'}
      <span class="govuk-visually-hidden">
        {waits ? ' for ' : ' '}
        {actionName(action)}
      </span>
    </a>
  )
}

function Rows({ work, many }: { work: readonly MyAction[]; many: boolean }) {
  // With several plans each list says which plan it is of.
  const byPlan = Map.groupBy(work, ({ held }) => held.stored.id)
  return (
    <>
      {[...byPlan.values()].map((rows) => (
        <>
          {many && <p class="up-mine__plan">{rows[0]?.held.plan.title}</p>}
          <ul class="up-mine">
            {rows.map((one) => (
              <Row {...one} />
            ))}
          </ul>
        </>
      ))}
    </>
  )
}

function GroupOf({ group, work, many }: { group: Group; work: readonly MyAction[]; many: boolean }) {
  const rows = work.filter((one) => one.group === group)
  if (rows.length === 0) return null
  const { title, hint } = titles[group]
  if (!pressing.includes(group)) {
    return (
      <Details summary={`${title} (${rows.length})`}>
        {hint && <p class="up-hint">{hint}</p>}
        <Rows work={rows} many={many} />
      </Details>
    )
  }
  return (
    <section>
      <h2 class="govuk-heading-m">
        {title} <span class="up-muted">{rows.length}</span>
      </h2>
      {hint && <p class="up-hint">{hint}</p>}
      <Rows work={rows} many={many} />
    </section>
  )
}

function Nothing({ name }: { name: string }) {
  return (
    <Empty title="No action names you as its lead">
      <p class="govuk-body">
        Nothing in the plans you may read has {name}, or a post that you hold, as its lead. If something should, ask the
        programme manager to say which post is yours.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.home()}>
          See the plans
        </a>
      </p>
    </Empty>
  )
}

/** More than one at a time: in a table here, or in Excel. */
function Ways({ work }: { work: readonly MyAction[] }) {
  if (!work.some(({ mayUpdate }) => mayUpdate)) return null
  return (
    <p class="govuk-body up-screen-only">
      <a class="govuk-link" href={addresses.mineUpdate()}>
        Update several at once
      </a>{' '}
      or{' '}
      <a class="govuk-link" href={addresses.sheet()}>
        update from Excel
      </a>
    </p>
  )
}

/** Proof that somebody looked at and sent back: it waits for whoever offered it. */
function CameBack({ returned }: { returned: readonly OfferedProof[] }) {
  if (returned.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">
        Proof that came back to you <span class="up-muted">{returned.length}</span>
      </h2>
      <ul class="up-mine">
        {returned.map(({ plan, place, evidence }) => (
          <li class="up-mine__row">
            <div class="up-mine__what">
              {shorten(evidence.text, 160)}
              <p class="up-hint">{evidence.returnedWhy ?? evidence.withdrawnWhy ?? ''}</p>
            </div>
            <a class="govuk-button govuk-button--secondary up-mine__go" href={addresses.oneProof(plan, place)}>
              Answer<span class="govuk-visually-hidden">: {shorten(evidence.text, 60)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function leadOf({ work, returned }: Pick<MinePageProps, 'work' | 'returned'>): string {
  const back = returned.length === 0 ? '' : `${sentenceCase(pluralInWords(returned.length, 'proof'))} came back to you.`
  if (work.length === 0) return back || 'You lead no action of a plan.'
  return [attentionInWords(tallyOf(work)), back].filter(Boolean).join(' ')
}

export type MinePageProps = {
  name: string
  today: string
  work: readonly MyAction[]
  returned: readonly OfferedProof[]
  offered: readonly OfferedProof[]
  saved: number
}

export function MinePage({ name, today, work, returned, offered, saved }: MinePageProps) {
  const many = new Set(work.map(({ held }) => held.stored.id)).size > 1
  return (
    <Page
      heading="My actions"
      section="mine"
      caption={work.length === 0 ? undefined : `${name}, ${dateInWords(today)}`}
      lead={leadOf({ work, returned })}
    >
      {saved > 0 && (
        <Notice tone="good" title={`${sentenceCase(pluralInWords(saved, 'update is', 'updates are'))} saved.`} />
      )}
      {work.length === 0 ? <Nothing name={name} /> : <Ways work={work} />}
      <CameBack returned={returned} />
      {groups.map((group) => (
        <GroupOf group={group} work={work} many={many} />
      ))}
      <OfferedByMe offered={offered} />
    </Page>
  )
}

async function showMine(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const work = await myWork(asked)
  const authority = asAuthorityId(who.authority)
  const offered = who.account === null ? [] : await listOfferedProof(services.db, authority, who.account)
  const returned = offered.filter(cameBack)
  const props = { name: who.name, today: services.clock.today(), work, returned, offered, saved: savedIn(c) }
  return sendPage(c, <MinePage {...props} />)
}

export const mineRoutes: readonly Route[] = [
  { method: 'get', path: '/mine', permission: 'see own work', handler: showMine },
]
