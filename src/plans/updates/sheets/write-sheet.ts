/** Actions as a workbook to be filled in: nothing hidden, nothing locked, what may be changed in a colour of its own. */
import { type SheetCell, writeXlsx } from '../../../documents/writers/xlsx.ts'
import { dateInWords, sentenceCase } from '../../../ui/words.ts'
import { encodeText } from '../../export/cell-text.ts'
import type { Action } from '../../plan.ts'
import { type PlanIndex, recommendationOf, selectRag, selectStanding } from '../../rules/index.ts'
import { seenOf } from '../views/said-now.ts'
import { columns, editable, sheetName } from './columns.ts'

export type SheetAction = { plan: string; index: PlanIndex; action: Action }

const day = (date: string | null): SheetCell => (date === null ? null : { date })

function rowOf({ plan, index, action }: SheetAction): SheetCell[] {
  const standing = selectStanding(index, action.id)
  const words = (text: string | null) => (text === null ? null : encodeText(text))
  const ref = [recommendationOf(index, action)?.ref, action.label].filter(Boolean).join(', ')
  const percent = standing.status === 'in progress' || standing.status === 'withdrawn' ? standing.percent : null
  return [
    ...[words(ref), words(action.text), words(action.deadline.text), day(action.deadline.due)],
    ...[selectRag(index, action.id).word, day(standing.on), words(standing.note)],
    ...[sentenceCase(standing.status), percent, null, day(standing.forecast)],
    ...[words(standing.blocker), words(standing.pathToGreen), null],
    ...[plan, action.id, seenOf(index.plan, action.id)],
  ]
}

/** What to do with it, on a sheet of its own: whoever gets the file from a colleague has not seen the page. */
function howTo(today: string): SheetCell[][] {
  const names = editable.map(({ heading }) => `“${heading}”`).join(', ')
  return [
    `Made on ${dateInWords(today)}. On the sheet “${sheetName}”, change what is new and leave the rest as it is.`,
    `Fill in only the columns with the pale ground: ${names}.`,
    'Choose the status from the list. Delivered counts as 100%, not started as 0%.',
    'Type days as 28/2/2027. “Done: the one due” is for actions that come round: the day of the one that is done.',
    'Say why where you withdraw an action, open it again or set it back.',
    'A row that you do not touch, or delete, changes nothing. Rows cannot be added.',
    'Save the file and hand it in on the page “Update from Excel” in Upturn. You are shown what would change first.',
    'Leave the last three columns as they are: they say which action a row is, and whether anybody has spoken of it since.',
  ].map((line) => [line])
}

export function actionsToXlsx(actions: readonly SheetAction[], title: string, today: string): Uint8Array {
  return writeXlsx(
    [
      { name: sheetName, columns: [...columns], rows: actions.map(rowOf) },
      {
        name: 'How to fill it in',
        columns: [{ heading: 'How to fill it in', width: 110, kind: 'text' }],
        rows: howTo(today),
      },
    ],
    title,
  )
}
