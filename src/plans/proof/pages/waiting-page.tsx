/** What waits for the reader's decision over all plans, the longest waiting first. */
import { may } from '../../../people/permissions.ts'
import { listPosts, type Post } from '../../../people/posts/posts.ts'
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Page } from '../../../ui/layout.tsx'
import { Empty } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { dateInShort, plural, pluralInWords, sentenceCase, shorten } from '../../../ui/words.ts'
import { daysBetween, type PlanIndex } from '../../rules/index.ts'
import { holdPlan, indexOn } from '../../views/held-plan.ts'
import { ProofContent } from '../../views/proof-views.tsx'
import { whyNotDecide } from '../deciding.ts'
import { leadsAsked } from '../leads-asked.ts'
import { type ListedProof, listWaitingProof } from '../proof-lists.ts'
import { ageInWords, subjectName } from '../proof-words.ts'
import { isProofOf, type ProofSubject, subjectOf, subjectWords, themeOfSubject } from '../subject.ts'
import { proofsOn } from '../targets.ts'

type Waiting = {
  proof: ListedProof
  index: PlanIndex
  subject: ProofSubject
  /** How much else was offered for the same thing. */
  others: number
  /** Why this reader may not decide it; null where they may. */
  whyNot: string | null
}

type WaitingPageProps = { waiting: readonly Waiting[]; today: string }

function leadOf(mine: readonly Waiting[], others: number, today: string): string {
  if (mine.length === 0)
    return others === 0
      ? 'Nothing waits for a decision.'
      : `Nothing waits for your decision. ${sentenceCase(pluralInWords(others, 'proof'))} ${others === 1 ? 'waits' : 'wait'} for somebody else’s.`
  const longest = mine[0]?.proof.evidence.offeredOn ?? today
  const days = daysBetween(longest, today)
  const since =
    days <= 0
      ? 'all of today'
      : mine.length === 1
        ? `for ${plural(days, 'day')}`
        : `the longest for ${plural(days, 'day')}`
  return `${sentenceCase(pluralInWords(mine.length, 'proof'))} ${mine.length === 1 ? 'waits' : 'wait'} for your decision, ${since}.`
}

function List({ rows, today, mine }: { rows: readonly Waiting[]; today: string; mine: boolean }) {
  return (
    <DataTable
      caption={mine ? 'Waits for you' : 'Waits for somebody else'}
      captionHidden
      rows={rows}
      columns={[
        {
          head: 'Waits',
          class: 'up-nowrap',
          cell: ({ proof }) => (
            <>
              {ageInWords(proof.evidence, today)}
              <p class="up-hint">{dateInShort(proof.evidence.offeredOn)}</p>
            </>
          ),
        },
        {
          head: 'What was offered',
          rowHead: true,
          class: 'up-wide',
          cell: ({ proof, whyNot }) => (
            <>
              <a class="govuk-link" href={addresses.oneProof(proof.plan, proof.place)}>
                {shorten(proof.evidence.text, 160)}
              </a>
              <ProofContent planId={proof.plan} place={proof.place} evidence={proof.evidence} />
              <p class="up-hint">
                By {proof.evidence.offeredBy}
                {whyNot !== null && `. ${whyNot}`}
              </p>
            </>
          ),
        },
        {
          head: 'What it is proof of',
          class: 'up-wide',
          cell: ({ proof, index, subject, others }) => (
            <>
              {shorten(subjectWords(subject), 200)}
              <p class="up-hint">
                {sentenceCase(subjectName(index, subject))}
                {others > 0 && `; ${plural(others, 'other proof', 'other proofs')} offered for it`}
              </p>
              <p class="up-hint">
                In{' '}
                <a class="govuk-link" href={addresses.proof(proof.plan)}>
                  {shorten(proof.planTitle, 90)}
                </a>
              </p>
            </>
          ),
        },
      ]}
    />
  )
}

export function WaitingPage({ waiting, today }: WaitingPageProps) {
  const mine = waiting.filter(({ whyNot }) => whyNot === null)
  const others = waiting.filter(({ whyNot }) => whyNot !== null)
  return (
    <Page heading="Proof to decide" section="proof" lead={leadOf(mine, others.length, today)}>
      {mine.length > 0 && <List rows={mine} today={today} mine />}
      {waiting.length === 0 && (
        <Empty title="All proof is decided">
          <p class="govuk-body">
            When a lead offers proof in a plan that you may decide on, it stands here, the longest waiting first.
          </p>
        </Empty>
      )}
      {others.length > 0 && (
        <>
          <h2 class="govuk-heading-m">For somebody else to decide</h2>
          <List rows={others} today={today} mine={false} />
        </>
      )}
    </Page>
  )
}

async function waitingAsked(asked: Asked): Promise<Waiting[]> {
  const { services, who } = asked
  const listed = await listWaitingProof(services.db, asAuthorityId(who.authority))
  // A plan file may hold proof of a day to come; it waits from that day on.
  const today = services.clock.today()
  const posts = listPosts(services.db, asAuthorityId(who.authority))
  const found = await Promise.all(
    listed
      .filter(({ plan, evidence }) => evidence.offeredOn <= today && may(who, 'decide proof', { plan }))
      .map((proof) => waitingOf(asked, proof, posts)),
  )
  return found.filter((one) => one !== null)
}

/** Null where it is not this reader's to see as a decision: another theme, or a criterion that is no longer there. */
async function waitingOf(asked: Asked, proof: ListedProof, posts: Promise<Post[]>): Promise<Waiting | null> {
  const { services, who } = asked
  const index = indexOn(await holdPlan(services.db, who.authority, proof.plan), services.clock.today())
  const subject = subjectOf(index, proof.evidence)
  if (subject === null) return null
  if (!may(who, 'decide proof', { plan: proof.plan, theme: themeOfSubject(index, subject) })) return null
  const others = proofsOn(index).filter((one) => one.place !== proof.place && isProofOf(one.evidence, subject)).length
  const leads = await leadsAsked(asked, index, subject, proof.evidence.offeredOn, posts)
  const whyNot = whyNotDecide(proof.evidence, { account: who.account, name: who.name }, leads)
  return { proof, index, subject, others, whyNot }
}

async function showWaiting(asked: Asked): Promise<Response> {
  const waiting = await waitingAsked(asked)
  return sendPage(asked.c, <WaitingPage waiting={waiting} today={asked.services.clock.today()} />)
}

export const waitingRoutes: readonly Route[] = [
  { method: 'get', path: '/proof', permission: 'decide proof', handler: showWaiting },
]
