/** A table in which many actions are updated at once. A row that nobody touches is not written. */
import { addresses } from '../../../ui/addresses.ts'
import { Button } from '../../../ui/forms.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInShort, shorten } from '../../../ui/words.ts'
import type { Action } from '../../plan.ts'
import { actionName, recommendationOf, selectRag, selectStanding } from '../../rules/index.ts'
import { DeadlineCell } from '../../views/action-list.tsx'
import { RagTag } from '../../views/tags.tsx'
import { type Refusal, refusalInWords } from '../rules/row.ts'
import type { Said, SaidField } from '../rules/said.ts'
import { fieldWords, valueInWords } from '../views/field-words.ts'
import { rowKey, rowName } from '../views/row-form.ts'
import type { OpenPlan } from '../views/rows-now.ts'
import { type Difference, openOccurrences } from '../views/said-now.ts'
import { OccurrenceCell, StatusCell, TextCell, WordsCell } from './row-cells.tsx'

/** One row as it is shown: what stands, or what was typed and could not be taken. */
export type TableRow = OpenPlan & {
  action: Action
  seen: number
  said: Said
  refusal?: Refusal
  /** Where somebody else was first: what they said and what was typed. */
  differences?: readonly Difference[]
}

/** Fields that this table has no column for, and a sheet may have filled: kept with the row. */
const beyond: readonly SaidField[] = ['blocker', 'pathToGreen']

function Kept({ row, at }: { row: TableRow; at: number }) {
  return (
    <>
      <input
        type="hidden"
        name={rowName(at, 'row')}
        value={rowKey({ plan: row.held.stored.id, action: row.action.id })}
      />
      <input type="hidden" name={rowName(at, 'seen')} value={String(row.seen)} />
      {beyond.map((field) => {
        const value = row.said[field]
        return value === undefined ? null : (
          <>
            <input type="hidden" name={rowName(at, field)} value={value} />
            <p class="up-hint">{`${fieldWords[field]}: ${valueInWords(field, value)}`}</p>
          </>
        )
      })}
    </>
  )
}

const errorOf = ({ refusal }: TableRow, field: SaidField) =>
  refusal?.why === 'problems' ? refusal.problems.find((problem) => problem.field === field)?.text : undefined

/** Theirs beside yours, field by field. */
function Differences({ of }: { of: readonly Difference[] }) {
  return (
    <dl class="up-changes">
      {of.map(({ field, theirs, yours }) => (
        <div>
          <dt>{fieldWords[field]}</dt>
          <dd>
            <span class="up-muted">They:</span> {valueInWords(field, theirs)}
            <br />
            <span class="up-muted">You:</span> {valueInWords(field, yours)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function ActionCell({ row, at }: { row: TableRow; at: number }) {
  const { held, index, action, refusal } = row
  const standing = selectStanding(index, action.id)
  const ref = [recommendationOf(index, action)?.ref, action.label].filter(Boolean).join(', ')
  return (
    <>
      <Kept row={row} at={at} />
      <a class="up-act__link" href={addresses.action(held.stored.id, action.id)}>
        {ref !== '' && <span class="up-rec__ref">{ref} </span>}
        {shorten(action.text || 'No words printed', 160)}
      </a>
      <p class="up-mine__facts">
        <RagTag rag={selectRag(index, action.id)} />
        <span>
          {action.deadline.due !== null && 'Due '}
          <DeadlineCell action={action} />
        </span>
        <span>{standing.on === null ? 'Nothing said yet' : `Last word ${dateInShort(standing.on)}`}</span>
      </p>
      {standing.note !== '' && <p class="up-hint">{shorten(standing.note, 140)}</p>}
      {refusal !== undefined && refusal.why !== 'problems' && (
        <p class="govuk-error-message">
          <span class="govuk-visually-hidden">Error:</span> {refusalInWords(refusal)}
          {refusal.why === 'late' && ' What you changed is kept beside; saving again puts it on top.'}
        </p>
      )}
      {row.differences !== undefined && row.differences.length > 0 && <Differences of={row.differences} />}
    </>
  )
}

export function SeveralTable({ rows, address }: { rows: readonly TableRow[]; address: string }) {
  const cell = (row: TableRow, at: number, field: SaidField) => ({
    at,
    name: actionName(row.index, row.action),
    said: row.said,
    error: errorOf(row, field),
  })
  const passed = (row: TableRow) =>
    openOccurrences(row.index, row.action)
      .filter((day) => day <= row.index.asAt)
      .at(-1)
  return (
    <form class="up-several" method="post" action={address}>
      <DataTable
        caption="Actions to update"
        captionHidden
        rows={rows}
        columns={[
          {
            head: 'Action',
            rowHead: true,
            class: 'up-several__action',
            cell: (row, at) => <ActionCell row={row} at={at} />,
          },
          {
            head: fieldWords.status,
            cell: (row, at) => (
              <>
                <StatusCell
                  {...cell(row, at, 'status')}
                  from={selectStanding(row.index, row.action.id).status}
                  belonging={row.belonging(row.action)}
                />
                <OccurrenceCell {...cell(row, at, 'occurrence')} due={passed(row)} />
              </>
            ),
          },
          { head: 'Per cent', cell: (row, at) => <TextCell {...cell(row, at, 'percent')} field="percent" /> },
          {
            head: fieldWords.note,
            class: 'up-several__note',
            cell: (row, at) => <WordsCell {...cell(row, at, 'note')} />,
          },
          {
            head: fieldWords.forecast,
            cell: (row, at) => <TextCell {...cell(row, at, 'forecast')} field="forecast" />,
          },
        ]}
      />
      <Button>Save what I changed</Button>
    </form>
  )
}
