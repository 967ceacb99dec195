/** What became of the rows of an extract: what was taken, what was not and why, what it cannot say, what it rests on. */
import { addresses } from '../../ui/addresses.ts'
import { PagePart } from '../../ui/parts.tsx'
import { DataTable } from '../../ui/table.tsx'
import { figure, pluralInWords, sentenceCase } from '../../ui/words.ts'
import { tableTitle } from '../extracts/table-titles.ts'
import type { StoredExtract } from '../figures/extract-store.ts'
import { slugOf } from '../indicators/library.ts'
import { checkCalled } from '../quality/checks.ts'
import type { StoredCount } from '../quality/quality-store.ts'

type Tables = StoredExtract['report']['tables']

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0)

export const rowsOf = (tables: Tables): number => tables.reduce((total, { rows }) => total + rows, 0)
export const rowsLost = (tables: Tables): number => tables.reduce((total, { leftOut }) => total + sum(leftOut), 0)
export const cellsUnread = (tables: Tables): number => tables.reduce((total, { unread }) => total + sum(unread), 0)

type Reason = {
  table: string
  what: 'rows left out' | 'cells taken as empty'
  reason: string
  count: number
  of: number
}

const reasonsOf = (tables: Tables): Reason[] =>
  tables
    .flatMap(({ table, rows, taken, leftOut, unread }): Reason[] => [
      ...Object.entries(leftOut).map(([reason, count]) => ({
        ...{ table, what: 'rows left out' as const, reason, count, of: rows },
      })),
      ...Object.entries(unread).map(([reason, count]) => ({
        ...{ table, what: 'cells taken as empty' as const, reason, count, of: taken },
      })),
    ])
    .toSorted((a, b) => b.count / b.of - a.count / a.of)

function NotUnderstood({ tables }: { tables: Tables }) {
  const reasons = reasonsOf(tables)
  return (
    <PagePart id="not-understood" title="What was not understood">
      {reasons.length === 0 ? (
        <p class="govuk-body">Every row and every cell that figures need was understood.</p>
      ) : (
        <DataTable
          caption="By table and reason, the largest share first"
          rows={reasons}
          columns={[
            { head: 'Table', rowHead: true, cell: ({ table }) => tableTitle(table) },
            { head: 'Reason', cell: ({ reason }) => sentenceCase(reason) },
            { head: 'Found', cell: ({ count, what }) => `${figure(count)} ${what}` },
            { head: 'Share', numeric: true, cell: shareInWords },
          ]}
        />
      )}
    </PagePart>
  )
}

function shareInWords({ count, of }: { count: number; of: number }): string {
  const share = of === 0 ? 0 : (100 * count) / of
  return share < 0.1 ? 'under 0.1%' : `${share.toFixed(share < 10 ? 1 : 0)}%`
}

function Tables({ tables }: { tables: Tables }) {
  return (
    <PagePart id="tables" title="What was read">
      <DataTable
        caption="Tables of the extract"
        captionHidden
        rows={tables}
        columns={[
          { head: 'Table', rowHead: true, cell: ({ table }) => tableTitle(table) },
          { head: 'Rows', numeric: true, cell: ({ rows }) => figure(rows) },
          { head: 'Taken', numeric: true, cell: ({ taken }) => figure(taken) },
          { head: 'Notes', cell: ({ notes }) => (notes.length === 0 ? 'As usual' : notes.join(' ')) },
        ]}
      />
    </PagePart>
  )
}

function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <PagePart id="cannot-say" title="What this extract cannot say">
      <ul class="govuk-list govuk-list--bullet">
        {notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </PagePart>
  )
}

/** So many of the checks that found something are shown here; all are a link away. */
const shown = 5

function RestsOn({ extract, quality }: { extract: StoredExtract; quality: readonly StoredCount[] }) {
  const found = quality.filter(({ count }) => count > 0).toSorted((a, b) => b.count / b.of - a.count / a.of)
  const words =
    found.length === 0
      ? 'No check of data quality found anything.'
      : `${sentenceCase(pluralInWords(found.length, 'check'))} of ${figure(quality.length)} found something.`
  return (
    <PagePart id="quality" title="What the figures rest on">
      <p class="govuk-body">
        {words}{' '}
        <a class="govuk-link" href={addresses.quality({ extract: extract.id })}>
          Every check, by team
        </a>
      </p>
      {found.length > 0 && (
        <DataTable
          caption="Found in the largest share"
          rows={found.slice(0, shown)}
          columns={[
            {
              head: 'Check',
              rowHead: true,
              cell: ({ check }) => (
                <a class="govuk-link" href={addresses.qualityCheck(slugOf(check), { extract: extract.id })}>
                  {checkCalled(check)?.title ?? check}
                </a>
              ),
            },
            { head: 'Found', numeric: true, cell: ({ count }) => figure(count) },
            { head: 'Looked at', cell: ({ of, check }) => `${figure(of)} ${checkCalled(check)?.of ?? ''}` },
            { head: 'Share', numeric: true, cell: shareInWords },
          ]}
        />
      )}
    </PagePart>
  )
}

export function ExtractReport({ extract, quality }: { extract: StoredExtract; quality: readonly StoredCount[] }) {
  const { tables, notes } = extract.report
  return (
    <>
      <NotUnderstood tables={tables} />
      <Notes notes={notes} />
      <RestsOn extract={extract} quality={quality} />
      <Tables tables={tables} />
    </>
  )
}
