/** The risks and issues of the register in tables. */
import { DataTable } from '../../../ui/table.tsx'
import { dateInShort, plural } from '../../../ui/words.ts'
import { PartLink } from '../../links/views/part-link.tsx'
import type { PlanIndex } from '../../rules/index.ts'
import type { HeldPlan } from '../../views/held-plan.ts'
import type { Risk } from '../risk.ts'
import { scoreOf } from '../rules/matrix.ts'
import { daysUnreviewed, isLive, isMitigationOverdue } from '../rules/register.ts'
import { kindWord, RiskLink, ScoreTag } from '../views/risk-tags.tsx'
import { usualUnreviewed } from './register-props.ts'

export type RegisterShown = {
  held: HeldPlan
  index: PlanIndex
  /** Those that the filters leave, gravest first. */
  shown: readonly Risk[]
}

function Reviewed({ risk, day }: { risk: Risk; day: string }) {
  const days = daysUnreviewed(risk, day)
  const words = days === 0 ? 'Today' : `${plural(days, 'day')} ago`
  return isLive(risk) && days >= usualUnreviewed ? <strong class="up-late">{words}</strong> : <span>{words}</span>
}

export function List({ held, index, shown }: RegisterShown) {
  const planId = held.stored.id
  return (
    <DataTable
      caption={plural(shown.length, 'risk or issue', 'risks and issues')}
      captionHidden
      sortable
      rows={shown}
      columns={[
        {
          head: 'Risk or issue',
          rowHead: true,
          class: 'up-wide',
          cell: (risk) => (
            <>
              <RiskLink planId={planId} risk={risk} />
              <p class="up-hint">
                {kindWord(risk)}, {risk.category}
              </p>
            </>
          ),
        },
        { head: 'Score', class: 'up-nowrap', cell: (risk) => <ScoreTag score={scoreOf(risk)} /> },
        { head: 'Owner', cell: ({ owner }) => owner || <strong class="up-late">Nobody</strong> },
        {
          head: 'Threatens',
          cell: ({ threatens }) => (
            <>
              {threatens.slice(0, 3).map((part, at) => (
                <>
                  {at > 0 && '; '}
                  <PartLink planId={planId} structure={index} part={part} />
                </>
              ))}
              {threatens.length > 3 && ` and ${threatens.length - 3} more`}
              {threatens.length === 0 && <span class="up-muted">Not said</span>}
            </>
          ),
        },
        { head: 'Last reviewed', class: 'up-nowrap', cell: (risk) => <Reviewed risk={risk} day={index.asAt} /> },
      ]}
    />
  )
}

export function Overdue({ held, index, shown }: RegisterShown) {
  const planId = held.stored.id
  const rows = shown
    .filter(isLive)
    .flatMap((risk) =>
      risk.mitigations
        .filter((one) => isMitigationOverdue(one, index.asAt))
        .map((mitigation) => ({ risk, mitigation })),
    )
    .sort((a, b) => (a.mitigation.due ?? '').localeCompare(b.mitigation.due ?? ''))
  if (rows.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">Overdue mitigations</h2>
      <DataTable
        caption="Overdue mitigations, longest first"
        captionHidden
        rows={rows}
        columns={[
          { head: 'What was to be done', rowHead: true, cell: ({ mitigation }) => mitigation.text },
          { head: 'Due', class: 'up-nowrap', cell: ({ mitigation }) => dateInShort(mitigation.due ?? '') },
          { head: 'By whom', cell: ({ mitigation, risk }) => mitigation.owner || risk.owner },
          { head: 'Against', cell: ({ risk }) => <RiskLink planId={planId} risk={risk} /> },
        ]}
      />
    </section>
  )
}
