/** The columns of a sheet of actions: what a person fills in, what tells which action a row is, and what helps to read it. */
import type { SheetColumn } from '../../../documents/writers/xlsx.ts'
import { sentenceCase } from '../../../ui/words.ts'
import { statuses } from '../rules/moves.ts'
import type { SaidField } from '../rules/said.ts'

/** To be filled in, by the field it says. */
export const editable = [
  { field: 'status', heading: 'Status', width: 14, kind: 'text', choices: statuses.map(sentenceCase) },
  { field: 'percent', heading: 'Per cent', width: 9, kind: 'number' },
  { field: 'note', heading: 'What has happened', width: 50, kind: 'text' },
  { field: 'forecast', heading: 'Now expected', width: 13, kind: 'date' },
  { field: 'blocker', heading: 'What is in the way', width: 30, kind: 'text' },
  { field: 'pathToGreen', heading: 'What brings it back on course', width: 30, kind: 'text' },
  { field: 'occurrence', heading: 'Done: the one due', width: 13, kind: 'date' },
] as const satisfies readonly (SheetColumn & { field: SaidField })[]

/** Tell which action a row is, and how much had been said of it when the sheet was made. */
export const keys = {
  plan: { heading: 'Plan id', width: 14, kind: 'text' },
  action: { heading: 'Action id', width: 10, kind: 'text' },
  seen: { heading: 'Updates so far', width: 10, kind: 'number' },
} as const satisfies Record<string, SheetColumn>

/** Only to be read; what is written there changes nothing. */
export const helping = [
  { heading: 'Ref', width: 9, kind: 'text' },
  { heading: 'Action', width: 50, kind: 'text' },
  { heading: 'Deadline', width: 16, kind: 'text' },
  { heading: 'Due', width: 12, kind: 'date' },
  { heading: 'Stands', width: 18, kind: 'text' },
  { heading: 'Last word', width: 12, kind: 'date' },
  { heading: 'Last said', width: 40, kind: 'text' },
] as const satisfies readonly SheetColumn[]

export const sheetName = 'Actions'

/** In the order in which they stand; the headings find them again, so they may be moved. */
export const columns: readonly SheetColumn[] = [
  ...helping,
  ...editable.map((column) => ({ ...column, editable: true })),
  ...Object.values(keys),
]
