/** What the page of one risk shows: its facts, what is done about it, how its score moved. */
import { addresses } from '../../../ui/addresses.ts'
import { PostForm } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Facts } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInShort, dateInWords, plural, sentenceCase } from '../../../ui/words.ts'
import { PartLink } from '../../links/views/part-link.tsx'
import type { Risk } from '../risk.ts'
import { gradeWord, impacts, likelihoodOf, likelihoods, product, scoreOf } from '../rules/matrix.ts'
import { isLive, isMitigationOverdue } from '../rules/register.ts'
import { kindWord, ScoreTag } from '../views/risk-tags.tsx'
import type { RiskAsked } from './risk-asked.ts'
import type { RiskStep } from './risk-step.ts'

export function About({ held, index, risk }: RiskAsked) {
  const { likelihood, impact, target } = { ...risk, likelihood: likelihoodOf(risk) }
  const planId = held.stored.id
  const worded = (score: { likelihood: number; impact: number }) =>
    `${gradeWord(likelihoods, score.likelihood)} (${score.likelihood}) × ${gradeWord(impacts, score.impact)} (${score.impact})`
  return (
    <Facts
      items={[
        { name: 'Score', value: <ScoreTag score={scoreOf(risk)} />, hint: worded({ likelihood, impact }) },
        {
          name: 'To be brought to',
          value: target ? <ScoreTag score={product(target)} /> : <span class="up-muted">Not said</span>,
          hint: target ? worded(target) : undefined,
        },
        { name: 'Kind', value: `${kindWord(risk)}, ${risk.category}` },
        { name: 'Owner', value: risk.owner || <span class="up-muted">Nobody</span> },
        { name: 'How soon', value: sentenceCase(risk.proximity) },
        ...(risk.description === ''
          ? []
          : [{ name: 'Cause and effect', value: <span class="up-pre">{risk.description}</span> }]),
        {
          name: 'Threatens',
          value:
            risk.threatens.length === 0 ? (
              <span class="up-muted">Not said</span>
            ) : (
              <ul class="up-list">
                {risk.threatens.map((part) => (
                  <li>
                    <PartLink planId={planId} structure={index} part={part} words />
                  </li>
                ))}
              </ul>
            ),
        },
        { name: 'Opened', value: `${dateInWords(risk.openedOn)} by ${risk.openedBy}` },
        ...(risk.cameTrueOn ? [{ name: 'Came true', value: dateInWords(risk.cameTrueOn) }] : []),
        ...(risk.closedOn ? [{ name: 'Closed', value: dateInWords(risk.closedOn), hint: risk.closedWhy }] : []),
      ]}
    />
  )
}

export function Revision({ held, risk, step }: Pick<RiskAsked, 'held' | 'risk'> & { step: RiskStep }) {
  return (
    <>
      <input type="hidden" name="revision" value={String(held.stored.revisions.risks[risk.id] ?? 0)} />
      <input type="hidden" name="step" value={step} />
    </>
  )
}

export function Mitigations({ held, index, risk }: RiskAsked) {
  const planId = held.stored.id
  const { may, asAt } = useFrame()
  const editable = may('edit risks') && asAt === null && isLive(risk)
  const state = (one: Risk['mitigations'][number]) => {
    if (one.done !== undefined && one.done <= index.asAt) return `Done ${dateInShort(one.done)}`
    if (isMitigationOverdue(one, index.asAt)) return <strong class="up-late">Overdue</strong>
    return 'To do'
  }
  const done = {
    head: <span class="govuk-visually-hidden">Mark as done</span>,
    label: '',
    cell: (one: Risk['mitigations'][number], at: number) =>
      one.done === undefined && (
        <PostForm action={addresses.risk(planId, risk.id)} may="edit risks">
          <Revision held={held} risk={risk} step="mitigation" />
          <input type="hidden" name="at" value={String(at)} />
          <button class="up-link-button" type="submit">
            Done today<span class="govuk-visually-hidden">: {one.text}</span>
          </button>
        </PostForm>
      ),
  }
  return (
    <section>
      <h2 class="govuk-heading-m">What is done about it</h2>
      {risk.mitigations.length === 0 ? (
        <p class="govuk-body">Nothing has been written down.</p>
      ) : (
        <DataTable
          caption={plural(risk.mitigations.length, 'mitigation')}
          captionHidden
          rows={risk.mitigations}
          columns={[
            { head: 'What', rowHead: true, cell: ({ text }) => text },
            { head: 'By whom', cell: ({ owner }) => owner || risk.owner },
            {
              head: 'Due',
              class: 'up-nowrap',
              cell: ({ due }) => (due ? dateInShort(due) : <span class="up-muted">No day</span>),
            },
            { head: 'State', class: 'up-nowrap', cell: state },
            ...(editable ? [done] : []),
          ]}
        />
      )}
    </section>
  )
}

/** Newest first, with how the score moved from the one before. */
export function Reviews({ index, risk }: RiskAsked) {
  const known = risk.reviews.filter(({ on }) => on <= index.asAt)
  const rows = known.map((review, at) => ({ review, before: known[at - 1] })).reverse()
  const moved = (review: Risk['reviews'][number], before: Risk['reviews'][number] | undefined) => {
    const by = before ? product(review) - product(before) : 0
    if (before === undefined) return 'First'
    return by === 0 ? 'As before' : by > 0 ? `Up by ${by}` : `Down by ${-by}`
  }
  return (
    <section>
      <h2 class="govuk-heading-m">How it has moved</h2>
      <DataTable
        caption="Reviews, newest first"
        captionHidden
        rows={rows}
        columns={[
          { head: 'Day', rowHead: true, class: 'up-nowrap', cell: ({ review }) => dateInShort(review.on) },
          { head: 'Score', class: 'up-nowrap', cell: ({ review }) => <ScoreTag score={product(review)} /> },
          { head: 'Moved', class: 'up-nowrap', cell: ({ review, before }) => moved(review, before) },
          { head: 'What was said', cell: ({ review }) => review.words },
          { head: 'By', cell: ({ review }) => review.by },
        ]}
      />
    </section>
  )
}
