/** The plan as a document that people read and sign: theme, outcome, recommendation, one table of actions each. */
import type {
  Inline,
  ReportBlock,
  ReportDocument,
  ReportSection,
  Rich,
  TableBlock,
  TableCell,
} from '../../documents/writers/report-document.ts'
import { shorten } from '../../ui/words.ts'
import type { Deadline } from '../deadline.ts'
import type { Action, Lead, Outcome, Plan, Recommendation, Theme } from '../plan.ts'

/** @param date the day the file says it was made on */
export function planDocument(plan: Plan, date: string): ReportDocument {
  const parts = [plan.authority, plan.version?.label && `version ${plan.version.label}`, plan.version?.status]
  return {
    title: plan.title,
    subtitle: parts.filter(Boolean).join(', ') || undefined,
    author: plan.authority ?? 'Upturn',
    date,
    sections: [
      { landscape: true, blocks: controlBlocks(plan) },
      ...plan.themes.map(
        (theme): ReportSection => ({ landscape: true, newPage: true, blocks: themeBlocks(plan, theme) }),
      ),
      ...looseSections(plan),
    ].filter((section) => section.blocks.length > 0),
  }
}

function controlBlocks(plan: Plan): ReportBlock[] {
  const rows: TableCell[][] = [
    ['Authority', plan.authority ?? 'not stated'],
    [
      'Version',
      [plan.version?.label, plan.version?.date, plan.version?.status].filter(Boolean).join(', ') || 'not stated',
    ],
    ['Recommendations', String(plan.recommendations.length)],
    ['Actions', String(plan.actions.length)],
  ]
  const blocks: ReportBlock[] = [
    heading(1, 'Document control'),
    table('Document control', ['What', 'Value'], [1, 4], rows),
    {
      kind: 'paragraph',
      look: 'muted',
      text: 'This file also carries the plan as data, so that Upturn can take it back without loss while its words are unchanged; once they are edited, Upturn reads the words. To take the data out, use File, Info, Inspect Document in Word.',
    },
  ]
  if (plan.sources.length > 0) {
    const sources = plan.sources.map((source) => [source.code, source.title])
    blocks.push(heading(2, 'Key to the sources'), table('Key to the sources', ['Code', 'Source'], [1, 4], sources))
  }
  if (plan.urgencies.length > 0) {
    const urgencies = plan.urgencies.map((urgency) => [String(urgency.code), urgency.title])
    blocks.push(
      heading(2, 'Key to the urgency'),
      table('Key to the urgency', ['Code', 'To be done within'], [1, 4], urgencies),
    )
  }
  return blocks
}

function themeBlocks(plan: Plan, theme: Theme): ReportBlock[] {
  const outcomes = plan.outcomes.filter((outcome) => outcome.theme === theme.id)
  const own = plan.recommendations.filter(
    (it) => it.theme === theme.id && !outcomes.some((outcome) => outcome.id === it.outcome),
  )
  return [
    heading(1, named('Theme', theme.ref, theme.title)),
    ...leadLine(theme.leads),
    ...own.flatMap((recommendation) => recommendationBlocks(plan, recommendation, 2)),
    ...outcomes.flatMap((outcome) => outcomeBlocks(plan, outcome)),
  ]
}

function outcomeBlocks(plan: Plan, outcome: Outcome): ReportBlock[] {
  const own = plan.recommendations.filter((it) => it.outcome === outcome.id)
  return [
    heading(2, named('Outcome', outcome.ref, outcome.title)),
    ...leadLine(outcome.leads),
    ...own.flatMap((recommendation) => recommendationBlocks(plan, recommendation, 3)),
  ]
}

/** What stands under no theme: outcomes, recommendations, actions. */
function looseSections(plan: Plan): ReportSection[] {
  const outcomes = plan.outcomes.filter((outcome) => outcome.theme === null)
  const shown = new Set(outcomes.map((outcome) => outcome.id))
  const recommendations = plan.recommendations.filter(
    (it) => it.theme === null && (it.outcome === null || !isShown(plan, it.outcome)),
  )
  const actions = plan.actions.filter((action) => action.recommendation === null)
  const blocks = [
    ...outcomes.filter((outcome) => shown.has(outcome.id)).flatMap((outcome) => outcomeBlocks(plan, outcome)),
    ...recommendations.flatMap((recommendation) => recommendationBlocks(plan, recommendation, 2)),
  ]
  if (actions.length > 0)
    blocks.push(heading(2, 'Actions under no recommendation'), actionsTable('Actions under no recommendation', actions))
  if (blocks.length === 0) return []
  const title = plan.themes.length > 0 ? [heading(1, 'Under no theme')] : [heading(1, 'The plan')]
  return [{ landscape: true, newPage: true, blocks: [...title, ...blocks] }]
}

function isShown(plan: Plan, outcome: string): boolean {
  return plan.outcomes.some((it) => it.id === outcome)
}

function recommendationBlocks(plan: Plan, it: Recommendation, level: 2 | 3): ReportBlock[] {
  const actions = plan.actions.filter((action) => action.recommendation === it.id)
  return [
    heading(level, named('Recommendation', it.ref, shorten(it.text, 90))),
    ...factsTable(it),
    ...(actions.length > 0 ? [actionsTable(`Actions of recommendation ${it.ref ?? it.id}`, actions)] : [noActions]),
  ]
}

const noActions: ReportBlock = {
  kind: 'paragraph',
  look: 'muted',
  text: 'The plan holds no action for this recommendation.',
}

/**
 * What the plan says of the recommendation itself, in one row under the headings that councils use, so that an edited
 * file is understood like any other plan. What it does not say has no column.
 */
function factsTable(it: Recommendation): ReportBlock[] {
  const facts: [string, number, TableCell][] = [
    ['Ref', 0.8, it.ref ?? ''],
    ['Recommendation', 4, it.text],
    ['To be achieved by', 1.2, deadlineCell(it.by)],
    ['Lead', 1.6, leadsCell(it.leads)],
    ['Source', 1, it.sources.join(', ')],
    ['Success criteria', 4, listCell(it.criteria)],
    ['Targets', 3, listCell(it.targets)],
    ['Related plans', 1.6, it.related ?? ''],
    ['Resources', 1.8, it.resources ?? ''],
    ['Dependencies', 1.8, listCell(it.dependencies)],
    ['Impact', 2.4, listCell(it.impacts.map(impactInWords))],
    ...(it.notes ?? []).map(({ heading: name, text }): [string, number, TableCell] => [name, 1.8, text]),
  ]
  const said = facts.filter(([, , cell]) => !isEmpty(cell))
  if (said.length === 0) return []
  const cells = said.map(([, , cell]) => cell)
  const name = `About recommendation ${it.ref ?? it.id}`
  return [
    table(
      name,
      said.map(([heading]) => heading),
      said.map(([, width]) => width),
      [cells],
    ),
  ]
}

function impactInWords({ text, timescale }: Recommendation['impacts'][number]): string {
  return timescale === '' ? text : `${text} (${timescale})`
}

function actionsTable(name: string, actions: readonly Action[]): TableBlock {
  const hasCriteria = actions.some((action) => extraOf(action).length > 0)
  const headings = ['No.', 'Action', 'Deadline', 'Lead']
  const rows = actions.map((action) => {
    const cells: TableCell[] = [
      action.label ?? '',
      textCell(action),
      deadlineCell(action.deadline),
      leadsCell(action.leads),
    ]
    return hasCriteria ? [...cells, { paragraphs: extraOf(action) }] : cells
  })
  return table(
    name,
    hasCriteria ? [...headings, 'Success criteria and milestones'] : headings,
    hasCriteria ? [0.7, 5, 1.9, 2.4, 3.4] : [0.7, 6.4, 2.2, 2.8],
    rows,
  )
}

/** Main actions stand out from the steps under them. */
function textCell(action: Action): Rich {
  return action.level === 'main' ? [{ text: action.text, look: 'strong' }] : action.text
}

function extraOf(action: Action): Rich[] {
  const labelled = (name: string, texts: readonly string[]): Rich[] =>
    texts.map((text): Inline[] => [{ text: `${name}: `, look: 'muted' }, text])
  return [
    ...action.criteria,
    ...labelled('Milestone', action.milestones),
    ...labelled('Partner', action.partners),
    ...labelled('Resources', action.resources === null ? [] : [action.resources]),
    ...labelled('Reports to', action.reportsTo),
    ...(action.notes ?? []).flatMap(({ heading: name, text }) => labelled(name, [text])),
  ]
}

/** The words as printed: they are what was agreed. */
function deadlineCell(deadline: Deadline): TableCell {
  return deadline.text
}

function leadsCell(leads: readonly Lead[]): TableCell {
  return listCell(
    leads.filter((lead) => !lead.inherited).map((lead) => lead.name),
    false,
  )
}

function leadLine(leads: readonly Lead[]): ReportBlock[] {
  if (leads.length === 0) return []
  return [{ kind: 'paragraph', text: [{ text: 'Lead: ', look: 'strong' }, leads.map((lead) => lead.name).join(', ')] }]
}

function listCell(texts: readonly string[], bullets = true): TableCell {
  return texts.length === 1 ? (texts[0] ?? '') : { paragraphs: [...texts], bullets }
}

function isEmpty(cell: TableCell): boolean {
  return cell === '' || (typeof cell === 'object' && 'paragraphs' in cell && cell.paragraphs.length === 0)
}

function named(kind: string, ref: string | null, title: string): string {
  return ref === null ? `${kind}: ${title}` : `${kind} ${ref}: ${title}`
}

function heading(level: 1 | 2 | 3, text: string): ReportBlock {
  return { kind: 'heading', level, text: text.replace(/\s+/g, ' ') }
}

function table(name: string, headings: string[], widths: number[], rows: TableCell[][]): TableBlock {
  const columns = headings.map((text, i) => ({ heading: text, width: widths[i] ?? 1 }))
  return { kind: 'table', name, columns, rows, rowHeadings: headings[0] === 'What' }
}
