/** What own tables are made of: columns with their meaning in plain words. */
import type { CaseTable } from '../case-tables.ts'
import type { CellKind } from '../format.ts'

export type Choice = { value: string; text: string }

export type OwnColumn = {
  /** In the case table. */
  into: string
  kind: CellKind
  means: string
  needed?: true
  /** What else files call it. */
  also?: readonly string[]
  /** Where it holds one of a few: what its values may mean. */
  choices?: readonly Choice[]
}

export type OwnTable = { caseTable: CaseTable; title: string; columns: Readonly<Record<string, OwnColumn>> }

export const yesOrNo: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

export const text = (into: string, means: string, ...also: string[]): OwnColumn => ({ into, kind: 'text', means, also })
export const day = (into: string, means: string, ...also: string[]): OwnColumn => ({ into, kind: 'day', means, also })
export const number = (into: string, means: string, ...also: string[]): OwnColumn => ({
  into,
  kind: 'number',
  means,
  also,
})
export const flag = (into: string, means: string, ...also: string[]): OwnColumn => ({
  into,
  kind: 'text',
  means: `Yes or no: ${means}`,
  also,
  choices: yesOrNo,
})
export const oneOf = (into: string, means: string, ...values: string[]): OwnColumn => ({
  into,
  kind: 'text',
  means,
  choices: values.map((value) => ({ value, text: value.charAt(0).toUpperCase() + value.slice(1) })),
})
export const needed = (column: OwnColumn): OwnColumn => ({ ...column, needed: true })

export const child = needed(
  text(
    'child',
    'The case system’s own reference of the child, never a name. Used to join rows, and kept nowhere.',
    'Child ID',
  ),
)
export const team = text(
  'team',
  'The team’s reference, as in the table of teams. Without it the row counts for the authority only.',
)
export const worker = text('worker', 'The worker’s reference, never a name. Kept nowhere.', 'Worker ID')
export const ref = (of: string) => text('id', `The case system’s reference of ${of}.`, 'Reference')
export const started = (of: string) => needed(day('started', `The day on which ${of} began.`, 'Start date'))
export const ended = (of: string) => day('ended', `The day on which ${of} ended; empty while it goes on.`, 'End date')
