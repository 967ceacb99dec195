/** On a part's own page: what may be done with it, what has been asked about it, and that it is withdrawn. */
import { addresses } from '../../../ui/addresses.ts'
import { Details, Notice } from '../../../ui/parts.tsx'
import { dateInWords, shorten } from '../../../ui/words.ts'
import type { Plan, Recommendation } from '../../plan.ts'
import { type PlanIndex, titleWithRef } from '../../rules/index.ts'
import type { EditWay } from '../rules/edit.ts'
import { askedInWords, tellRequest } from '../rules/tell-request.ts'
import type { ChangeRequest } from '../store/requests.ts'
import { RequestChange } from './request-view.tsx'

type Part = { kind: 'action' | 'recommendation'; id: string }
type Link = { text: string; href: string }

/** Ways to change it, for whoever may; the history of it, for everybody. */
export function PartLinks(props: { planId: string; part: Part; adds: readonly Link[]; way: EditWay | null }) {
  const { planId, part, adds, way } = props
  const asks = way === 'ask'
  const links: Link[] = [
    { text: asks ? 'Ask for a change' : 'Change it', href: addresses.edit(planId, part.kind, part.id) },
    ...adds.map(({ text, href }) => ({ text: asks ? `Ask to ${text[0]?.toLowerCase()}${text.slice(1)}` : text, href })),
    { text: asks ? 'Ask to withdraw it' : 'Withdraw it', href: addresses.withdraw(planId, part.kind, part.id) },
  ]
  return (
    <p class="up-partlinks">
      {way !== null && links.map((link) => <OneLink {...link} />)}
      <OneLink text="Its history" href={`${addresses.changes(planId, { part: part.id })}#record`} />
    </p>
  )
}

/** On the page of the whole plan: what has no page of its own to be changed from. */
export function PlanLinks({ planId, plan, way }: { planId: string; plan: Plan; way: EditWay | null }) {
  if (way === null) return null
  const asks = way === 'ask'
  const groups = [
    ...plan.themes.map((part) => ({ kind: 'theme' as const, part })),
    ...plan.outcomes.map((part) => ({ kind: 'outcome' as const, part })),
  ]
  return (
    <Details summary={asks ? 'Ask for a change to the plan' : 'Change the plan'}>
      <p class="up-partlinks">
        <OneLink
          text={asks ? 'Ask to add a recommendation' : 'Add a recommendation'}
          href={addresses.add(planId, 'recommendation')}
        />
        <OneLink text={asks ? 'Ask to add an action' : 'Add an action'} href={addresses.add(planId, 'action')} />
      </p>
      {groups.length > 0 && (
        <>
          <p>Titles and leads of themes and outcomes:</p>
          <ul class="up-list">
            {groups.map(({ kind, part }) => (
              <li>
                <OneLink
                  text={shorten(titleWithRef(part.ref, part.title), 90)}
                  href={addresses.edit(planId, kind, part.id)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>An action or a recommendation is changed from its own page.</p>
    </Details>
  )
}

function OneLink({ text, href }: Link) {
  return (
    <a class="govuk-link" href={href}>
      {text}
    </a>
  )
}

const doneWords: Record<string, string> = {
  changed: 'The change was saved.',
  withdrawn: 'It was withdrawn. It stays readable, and counts no more.',
}

/** What was done a moment ago, and what waits for a decision. */
export function WaitingAbout(props: {
  planId: string
  index: PlanIndex
  waiting: readonly ChangeRequest[]
  done: string | undefined
}) {
  const { planId, index, waiting, done } = props
  return (
    <>
      {done !== undefined && doneWords[done] && <Notice tone="good" title={doneWords[done]} />}
      {waiting.map((request) => {
        const told = tellRequest(request, index, index.asAt)
        return (
          <section class="up-entry up-entry--waits">
            <h2 class="up-entry__title">
              <OneLink
                text={
                  request.edit.do === 'withdraw'
                    ? 'Its withdrawal waits for a decision'
                    : 'A change waits for a decision'
                }
                href={addresses.change(planId, request.id)}
              />
            </h2>
            <p class="up-entry__facts">{askedInWords(request)}</p>
            {request.edit.do === 'change' && <RequestChange told={told} request={request} />}
            <p class="up-reason up-pre">{request.reason}</p>
          </section>
        )
      })}
    </>
  )
}

export function WithdrawnNotice({ recommendation: { withdrawn } }: { recommendation: Recommendation }) {
  if (withdrawn === undefined) return null
  return (
    <Notice tone="note" title={`Withdrawn on ${dateInWords(withdrawn.on)} by ${withdrawn.by}`}>
      <p class="up-pre">{withdrawn.why}</p>
    </Notice>
  )
}
