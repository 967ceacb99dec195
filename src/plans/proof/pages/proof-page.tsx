/** All that can be proven in a plan, with what was offered for it. The filters live in the address. */
import type { Asked, Route } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, SelectField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { figure, plural, shorten } from '../../../ui/words.ts'
import { mainOf, notUnderATheme, type PlanIndex, recommendationOf, titleWithRef } from '../../rules/index.ts'
import { withinPlan } from '../../views/frame.ts'
import { type HeldPlan, planAsked } from '../../views/held-plan.ts'
import { OfferLink, ProofTag } from '../../views/proof-views.tsx'
import {
  countStates,
  filterTargets,
  type ProofFilters,
  parseProofFilters,
  proofInASentence,
  proofQuery,
} from '../proof-filters.ts'
import { stateWords, stepsInWords } from '../proof-words.ts'
import { type ProofSubject, subjectWords } from '../subject.ts'
import { type ProofTarget, proofTargets, type TargetState, targetStates } from '../targets.ts'

type ProofPageProps = { held: HeldPlan; index: PlanIndex; targets: readonly ProofTarget[]; filters: ProofFilters }

/** Each state with how many there are, as a link that shows only those; the one chosen is a link that shows all again. */
function States({ held, index, targets, filters }: ProofPageProps) {
  const counts = countStates(filterTargets(index, targets, { ...filters, state: null }))
  const link = (state: TargetState | null) => addresses.proof(held.stored.id, proofQuery({ ...filters, state }))
  return (
    <nav class="up-views up-views--above up-screen-only" aria-label="States of proof">
      <ul>
        <li>
          <a class="up-views__link" href={link(null)} aria-current={filters.state === null ? 'true' : undefined}>
            All
          </a>
        </li>
        {targetStates.map((state) => (
          <li>
            <a class="up-views__link" href={link(state)} aria-current={filters.state === state ? 'true' : undefined}>
              {stateWords[state]} {figure(counts[state])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Filters({ held, filters }: ProofPageProps) {
  const { themes } = held.plan
  const all = { value: '', text: 'All' }
  return (
    <form class="up-filters up-filters__form up-screen-only" method="get" action={addresses.proof(held.stored.id)}>
      {filters.state && <input type="hidden" name="state" value={filters.state} />}
      <SelectField
        id="theme"
        label="Theme"
        value={filters.theme ?? ''}
        options={[
          all,
          ...themes.map(({ id, ref, title }) => ({ value: id, text: shorten(titleWithRef(ref, title), 60) })),
          { value: 'none', text: notUnderATheme },
        ]}
      />
      <SelectField
        id="kind"
        label="What is proven"
        value={filters.kind ?? ''}
        options={[
          all,
          { value: 'criteria', text: 'Success criteria' },
          { value: 'actions', text: 'Actions as a whole' },
        ]}
      />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

function refOf(index: PlanIndex, subject: ProofSubject): string {
  if (subject.of === 'recommendation') return subject.recommendation.ref ?? ''
  const { action } = subject
  const main = mainOf(index, action)
  const label = [main && action.label && !/\d/.test(action.label) ? main.label : '', action.label]
    .filter(Boolean)
    .join('')
  return [recommendationOf(index, action)?.ref, label].filter(Boolean).join(' / ')
}

function hrefOf(planId: string, subject: ProofSubject): string {
  return subject.of === 'recommendation'
    ? addresses.recommendation(planId, subject.recommendation.id)
    : addresses.action(planId, subject.action.id)
}

/** The newest of what was offered, with the last thing that happened to it; how many others there are. */
function Newest({ planId, target, asAt }: { planId: string; target: ProofTarget; asAt: string }) {
  const newest = target.proofs.at(-1)
  if (newest === undefined) return <span class="up-muted">{target.proven ? 'By the whole it is part of' : ''}</span>
  const others = target.proofs.length - 1
  return (
    <>
      <a class="govuk-link" href={addresses.oneProof(planId, newest.place)}>
        {shorten(newest.evidence.text, 120)}
      </a>
      <p class="up-hint">
        {shorten(stepsInWords(newest.evidence, asAt).at(-1) ?? '', 200)}
        {others > 0 && ` ${plural(others, 'other')} offered.`}
      </p>
    </>
  )
}

function Targets({ held, index, shown }: ProofPageProps & { shown: readonly ProofTarget[] }) {
  const planId = held.stored.id
  return (
    <DataTable
      caption="What is to be proven"
      captionHidden
      rows={shown}
      columns={[
        { head: 'Ref', class: 'up-nowrap', cell: ({ subject }) => refOf(index, subject) },
        {
          head: 'What is to be proven',
          rowHead: true,
          class: 'up-wide',
          cell: ({ subject, counts }) => (
            <>
              <a class="up-act__link" href={hrefOf(planId, subject)}>
                {shorten(subjectWords(subject) || 'No words printed', 220)}
              </a>
              {subject.criterion === null && (
                <p class="up-hint">
                  {counts
                    ? 'The action itself: no criterion is printed'
                    : 'The action itself; only its success criteria count'}
                </p>
              )}
            </>
          ),
        },
        { head: 'State', class: 'up-nowrap', cell: ({ state }) => <ProofTag state={state} /> },
        {
          head: 'Proof',
          class: 'up-wide',
          cell: (target) => <Newest planId={planId} target={target} asAt={index.asAt} />,
        },
        {
          head: <span class="govuk-visually-hidden">Offer</span>,
          cell: ({ subject }) => <OfferLink planId={planId} subject={subject} />,
        },
      ]}
    />
  )
}

export function ProofPage(props: ProofPageProps) {
  const { held, index, targets, filters } = props
  const shown = filterTargets(index, targets, filters)
  return (
    <Page {...withinPlan(held, 'proof')} heading="Proof" lead={proofInASentence(targets)}>
      {targets.length > 0 && (
        <>
          <States {...props} />
          <Filters {...props} />
        </>
      )}
      {shown.length > 0 && (
        <>
          <p class="up-results__count" role="status">
            {shown.length === targets.length
              ? `All ${figure(shown.length)}`
              : `${figure(shown.length)} of ${figure(targets.length)}`}
          </p>
          <Targets {...props} shown={shown} />
        </>
      )}
      {shown.length === 0 && targets.length > 0 && (
        <Empty title="Nothing fits these filters">
          <p class="govuk-body">
            <a class="govuk-link" href={addresses.proof(held.stored.id)}>
              Show everything
            </a>
          </p>
        </Empty>
      )}
      {targets.length === 0 && (
        <Empty title="Nothing to prove yet">
          <p class="govuk-body">
            Success criteria and actions come in with the plan’s document, or are added when it is corrected.
          </p>
        </Empty>
      )}
    </Page>
  )
}

export async function showProofs(asked: Asked): Promise<Response> {
  const { held, index } = await planAsked(asked)
  const filters = parseProofFilters(new URL(asked.c.req.url).searchParams)
  return sendPage(asked.c, <ProofPage held={held} index={index} targets={proofTargets(index)} filters={filters} />)
}

export const proofRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/proof', permission: 'read proof', handler: showProofs },
]
