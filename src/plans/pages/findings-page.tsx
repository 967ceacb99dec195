/** What is wrong, missing or unclear in the plan: by rule, the gravest first, each with its place in the document. */
import type { Asked, Route } from '../../people/route.ts'
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { Empty } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { DataTable } from '../../ui/table.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { figure, plural, pluralInWords, sentenceCase } from '../../ui/words.ts'
import { findingRule } from '../findings/findings.ts'
import type { Finding, Severity } from '../plan.ts'
import type { PlanIndex } from '../rules/index.ts'
import { actionName } from '../views/action-name.ts'
import { PlaceLink } from '../views/beside.tsx'
import { withinPlan } from '../views/frame.ts'
import { type HeldPlan, planAsked } from '../views/held-plan.ts'
import { recommendationName } from './recommendation-page.tsx'

const severities: Record<Severity, { tone: Tone; word: string }> = {
  error: { tone: 'red', word: 'Wrong' },
  warning: { tone: 'amber', word: 'Needs a decision' },
  note: { tone: 'grey', word: 'Worth knowing' },
}

export type FindingGroup = {
  code: string
  title: string
  meaning: string | null
  severity: Severity
  findings: Finding[]
}

/** Findings of one rule together, in the order in which the rules are first met: the gravest first. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>()
  for (const finding of findings) {
    const rule = findingRule(finding.code)
    const group = groups.get(finding.code) ?? {
      code: finding.code,
      title: rule?.title ?? sentenceCase(finding.code.replace(/[.-]/g, ' ')),
      meaning: rule?.meaning ?? null,
      severity: finding.severity,
      findings: [],
    }
    group.findings.push(finding)
    groups.set(finding.code, group)
  }
  return [...groups.values()]
}

export type FindingsPageProps = {
  held: HeldPlan
  index: PlanIndex
  groups: readonly FindingGroup[]
  /** The one rule that the address asks for, or null for all. */
  only: FindingGroup | null
}

/** The action or recommendation it is about. */
function Subject({ held, index, finding }: { held: HeldPlan; index: PlanIndex; finding: Finding }) {
  const planId = held.stored.id
  const action = index.actions.get(finding.subject ?? '')
  if (action)
    return (
      <a class="govuk-link" href={addresses.action(planId, action.id)}>
        {actionName(action)}
      </a>
    )
  const recommendation = index.recommendations.get(finding.subject ?? '')
  if (!recommendation) return <span class="up-muted">The plan</span>
  return (
    <a class="govuk-link" href={addresses.recommendation(planId, recommendation.id)}>
      {recommendationName(recommendation)}
    </a>
  )
}

function Group({ held, index, group }: { held: HeldPlan; index: PlanIndex; group: FindingGroup }) {
  const { tone, word } = severities[group.severity]
  return (
    <section id={`rule-${group.code.replace(/[^a-z0-9]+/gi, '-')}`}>
      <h2 class="govuk-heading-m">
        {group.title} <Tag tone={tone} word={word} />
      </h2>
      {group.meaning && <p class="govuk-body">{group.meaning}</p>}
      <DataTable
        caption={`${group.title}: ${plural(group.findings.length, 'finding')}`}
        captionHidden
        rows={group.findings}
        columns={[
          { head: 'What was found', rowHead: true, class: 'up-wide', cell: (finding) => finding.message },
          {
            head: 'About',
            class: 'up-nowrap',
            cell: (finding) => <Subject held={held} index={index} finding={finding} />,
          },
          {
            head: 'In the document',
            class: 'up-nowrap',
            cell: (finding) => finding.at && <PlaceLink planId={held.stored.id} at={finding.at} />,
          },
        ]}
      />
    </section>
  )
}

function Contents({ held, groups, only }: FindingsPageProps) {
  return (
    <ul class="up-contents up-screen-only">
      {only && (
        <li>
          <a class="govuk-link" href={addresses.findings(held.stored.id)}>
            All findings
          </a>
        </li>
      )}
      {groups.map((group) => (
        <li>
          <a
            class="govuk-link"
            href={addresses.findings(held.stored.id, { rule: group.code })}
            aria-current={group === only ? 'true' : undefined}
          >
            {group.title}
          </a>{' '}
          <span class="up-standings__count">{figure(group.findings.length)}</span>
        </li>
      ))}
    </ul>
  )
}

function inASentence(findings: readonly Finding[]): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const wrong = count('error')
  const decide = count('warning')
  const first =
    wrong === 0
      ? 'Nothing in the plan is plainly wrong'
      : `${sentenceCase(pluralInWords(wrong, 'thing'))} in the plan ${wrong === 1 ? 'is' : 'are'} plainly wrong`
  return `${first}; ${pluralInWords(decide, 'more needs', 'more need')} a decision.`
}

export function FindingsPage(props: FindingsPageProps) {
  const { held, index, groups, only } = props
  if (groups.length === 0) {
    return (
      <Page {...withinPlan(held, 'findings')} heading="Findings" lead="Nothing was found wrong with this plan.">
        <Empty title="No findings">
          <p class="govuk-body">
            Every action has a date and a lead, every date exists, and every reference leads somewhere.
          </p>
        </Empty>
      </Page>
    )
  }
  return (
    <Page {...withinPlan(held, 'findings')} heading="Findings" lead={inASentence(held.findings)}>
      <Contents {...props} />
      {(only ? [only] : groups).map((group) => (
        <Group held={held} index={index} group={group} />
      ))}
    </Page>
  )
}

async function showFindings(asked: Asked): Promise<Response> {
  const { held, index } = await planAsked(asked)
  const groups = groupFindings(held.findings)
  const only = groups.find((group) => group.code === asked.c.req.query('rule')) ?? null
  return sendPage(asked.c, <FindingsPage held={held} index={index} groups={groups} only={only} />)
}

export const findingsRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/findings', permission: 'read plans', handler: showFindings },
]
