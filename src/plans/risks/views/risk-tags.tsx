/** A risk's score as a tag: the figure, the band's word, its shape and colour. */
import { addresses } from '../../../ui/addresses.ts'
import { useFrame } from '../../../ui/frame.ts'
import { DataTable } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { plural } from '../../../ui/words.ts'
import type { Part } from '../../links/link.ts'
import type { PlanIndex } from '../../rules/index.ts'
import type { Risk } from '../risk.ts'
import { bandOf, scoreOf } from '../rules/matrix.ts'
import { overdueMitigations, threatening } from '../rules/register.ts'

export function ScoreTag({ score }: { score: number }) {
  const band = bandOf(score)
  return <Tag tone={band.tone} word={`${band.word} ${score}`} title={band.meaning} />
}

export const kindWord = ({ kind, status }: Pick<Risk, 'kind' | 'status'>): string =>
  status === 'closed'
    ? `Closed ${kind}`
    : status === 'came true'
      ? 'Issue (a risk that came true)'
      : kind === 'issue'
        ? 'Issue'
        : 'Risk'

export function RiskLink({ planId, risk }: { planId: string; risk: Risk }) {
  return (
    <a class="govuk-link" href={addresses.risk(planId, risk.id)}>
      {risk.title}
    </a>
  )
}

/** On the page of what they threaten: gravest first. */
export function RisksAbout({ planId, index, part }: { planId: string; index: PlanIndex; part: Part }) {
  const { may } = useFrame()
  if (!may('read risks')) return null
  const risks = threatening(index, index.plan.risks ?? [], part)
  if (risks.length === 0) return null
  return (
    <section id="risks">
      <h2 class="govuk-heading-m">What threatens it</h2>
      <DataTable
        caption={plural(risks.length, 'risk or issue', 'risks and issues')}
        captionHidden
        rows={risks}
        columns={[
          { head: 'Risk or issue', rowHead: true, cell: (risk) => <RiskLink planId={planId} risk={risk} /> },
          { head: 'Kind', cell: kindWord },
          { head: 'Score', class: 'up-nowrap', cell: (risk) => <ScoreTag score={scoreOf(risk)} /> },
          { head: 'Owner', cell: ({ owner }) => owner || <span class="up-muted">Nobody</span> },
          {
            head: 'Mitigations',
            cell: (risk) => {
              const late = overdueMitigations(risk, index.asAt).length
              return late === 0 ? (
                plural(risk.mitigations.length, 'mitigation')
              ) : (
                <strong class="up-late">{late} overdue</strong>
              )
            },
          },
        ]}
      />
    </section>
  )
}
