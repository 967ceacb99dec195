/** What has been said of an action, newest first, and what became of each time it was due. */
import { Details } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { dateInShort, plural, sentenceCase } from '../../../ui/words.ts'
import type { ProgressUpdate } from '../../plan.ts'
import type { Occurrence } from '../../rules/index.ts'
import { declaredInWords, fieldWords } from './field-words.ts'

/** Fields that most updates leave empty, one line each. */
function More({ update }: { update: ProgressUpdate }) {
  const { blocker, pathToGreen, declared, declaredWhy, occurrence } = update
  const lines = [
    occurrence === undefined ? '' : `Done: the one due ${dateInShort(occurrence)}`,
    blocker ? `${fieldWords.blocker}: ${blocker}` : '',
    pathToGreen ? `${fieldWords.pathToGreen}: ${pathToGreen}` : '',
    declared === undefined
      ? ''
      : `The lead’s own colour: ${declaredInWords(declared).toLowerCase()}${declaredWhy ? ` – ${declaredWhy}` : ''}`,
  ].filter(Boolean)
  return (
    <>
      {lines.map((line) => (
        <p class="up-hint">{line}</p>
      ))}
    </>
  )
}

export function History({ updates }: { updates: readonly ProgressUpdate[] }) {
  if (updates.length === 0) return <p class="govuk-body">Nobody has reported on it yet.</p>
  return (
    <DataTable
      caption={plural(updates.length, 'update')}
      captionHidden
      // Reversed first: of two on one day the later one entered is the newer.
      rows={updates.toReversed().toSorted((a, b) => b.on.localeCompare(a.on))}
      columns={[
        { head: 'Day', rowHead: true, class: 'up-nowrap', cell: (update) => dateInShort(update.on) },
        { head: 'Status', class: 'up-nowrap', cell: (update) => sentenceCase(update.status) },
        { head: 'Per cent', numeric: true, cell: (update) => (update.percent === null ? '' : `${update.percent}%`) },
        {
          head: 'What was said',
          class: 'up-wide',
          cell: (update) => (
            <>
              {update.note}
              <More update={update} />
            </>
          ),
        },
        {
          head: 'Expected',
          class: 'up-nowrap',
          cell: ({ forecast }) => (forecast === undefined ? '' : dateInShort(forecast)),
        },
        { head: 'By', cell: (update) => update.by },
      ]}
    />
  )
}

const stateTags = {
  done: { tone: 'blue', word: 'Done' },
  due: { tone: 'plain', word: 'Due' },
  missed: { tone: 'amber', word: 'Missed' },
} as const satisfies Record<Occurrence['state'], { tone: string; word: string }>

/** Two years of months, in words that a board asks in. */
const mostShown = 12

function OccurrenceTable({ rows, caption }: { rows: readonly Occurrence[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      columns={[
        { head: 'Due', rowHead: true, class: 'up-nowrap', cell: ({ due }) => dateInShort(due) },
        { head: 'State', class: 'up-nowrap', cell: ({ state }) => <Tag {...stateTags[state]} /> },
        {
          head: 'What was said',
          cell: ({ update }) =>
            update === null ? '' : `${dateInShort(update.on)}, ${update.by}${update.note ? `: ${update.note}` : ''}`,
        },
      ]}
    />
  )
}

/** Nothing for an action that does not recur. The newest first; what is long ago is folded. */
export function Occurrences({ occurrences }: { occurrences: readonly Occurrence[] }) {
  if (occurrences.length === 0) return null
  const rows = occurrences.toReversed()
  const [done, missed] = (['done', 'missed'] as const).map((state) => rows.filter((row) => row.state === state).length)
  return (
    <section>
      <h2 class="govuk-heading-m">Each time it is due</h2>
      <p class="govuk-body">{`${plural(done ?? 0, 'time')} done, ${plural(missed ?? 0, 'time')} missed so far.`}</p>
      <p class="up-hint">
        Done is what an update names by its day. Missed colours the action only since it was last heard of.
      </p>
      <OccurrenceTable rows={rows.slice(0, mostShown)} caption="The newest occurrences" />
      {rows.length > mostShown && (
        <Details summary={`${plural(rows.length - mostShown, 'earlier one')}`}>
          <OccurrenceTable rows={rows.slice(mostShown)} caption="Earlier occurrences" />
        </Details>
      )}
    </section>
  )
}
