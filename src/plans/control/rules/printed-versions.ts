/**
 * The versions that an imported document lists on its own control page, out of what the importer kept of it: tables under
 * headings like "Revision history", "Approvals", "Distribution". Told by the columns' headings, never by document.
 */
import type { ContextItem, Plan } from '../../plan.ts'

export type PrintedVersion = {
  label: string
  /** As printed: `Draft`, `Agreed`; '' where nothing is. */
  status: string
  /** As printed, and to be read as a day by whoever knows the plan's years. */
  date: string
  author: string
  summary: string
  approvals: { name: string; capacity: string; date: string }[]
  distribution: { name: string; capacity: string; date: string }[]
}

const columns = {
  label: /^(version|issue|revision|rev)\b(?!.*\bdate\b)/i,
  status: /status/i,
  date: /date|issued? on/i,
  author: /author|prepared by|amended by|owner/i,
  summary: /summary|change|description|amendment|comment/i,
  name: /^name|approv|recipient|issued to|distributed|body|group/i,
  capacity: /title|role|capacity|position|organisation/i,
} as const
type ColumnName = keyof typeof columns

/** The cell under a heading of that meaning; '' where the table has none, or it is empty. */
function cell(item: ContextItem, name: ColumnName): string {
  return item.fields?.find(({ heading }) => columns[name].test(heading))?.text.trim() ?? ''
}

const isHistory = (item: ContextItem) => cell(item, 'label') !== '' && cell(item, 'name') === ''
const isApproval = (item: ContextItem) => cell(item, 'name') !== '' && /approv|sign/i.test(about(item))
const isIssue = (item: ContextItem) =>
  cell(item, 'name') !== '' && !isApproval(item) && /distribut|circulat|issue/i.test(about(item))

const about = (item: ContextItem) =>
  [item.title ?? '', ...(item.fields ?? []).map(({ heading }) => heading)].join(' ').replace(/version/gi, '')

/** `NA` and a dash say that there is none. */
const saying = (text: string) => (/^(n\/?a|none|[-–—])$/i.test(text) ? '' : text)

const person = (item: ContextItem) => ({
  name: cell(item, 'name'),
  capacity: saying(cell(item, 'capacity')),
  date: cell(item, 'date'),
})

/** In the document's order, each label once. Approvals that name no version are the newest one's: they stand on its cover. */
export function printedVersions({ context }: Pick<Plan, 'context'>): PrintedVersion[] {
  const control = context.filter(({ kind }) => kind === 'control')
  const rows = control.filter(isHistory)
  const labels = [...new Set(rows.map((row) => cell(row, 'label')))]
  const newest = labels.at(-1)
  const of = (item: ContextItem, label: string) => (cell(item, 'label') || newest) === label
  return labels.flatMap((label) => {
    const row = rows.find((one) => cell(one, 'label') === label)
    if (row === undefined) return []
    return [
      {
        label,
        status: cell(row, 'status'),
        date: cell(row, 'date'),
        author: cell(row, 'author'),
        summary: cell(row, 'summary'),
        approvals: control.filter((item) => isApproval(item) && of(item, label)).map(person),
        distribution: control.filter((item) => isIssue(item) && of(item, label)).map(person),
      },
    ]
  })
}
