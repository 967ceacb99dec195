/** The question which heading of a file is which column of a table: what is sure, what is proposed, what is missing. */
import { looseHeading } from '../../rules/headings.ts'
import { type CellKind, type FormatName, headingsFor, type SourceTable } from '../format.ts'
import { placed } from '../match-headings.ts'
import { flatten, type Mapping, signatureOf } from './mapping.ts'
import type { AskedColumn, HeadingsQuestion } from './question.ts'
import { proposeHeadings } from './rules/headings.ts'

const kindWords: Record<CellKind, string> = {
  text: 'A reference or a word.',
  day: 'A day.',
  flag: 'Yes or no.',
  number: 'A number.',
}

/** Headings of which a person said that they are no column of this table. */
export const declinedOf = (table: string, told: readonly Mapping[]): ReadonlySet<string> =>
  new Set(
    told
      .filter((mapping) => mapping.table === table)
      .flatMap(({ headings }) =>
        headings.filter(({ column }) => column === null).map(({ heading }) => looseHeading(heading)),
      ),
  )

export function askHeadings(
  format: FormatName,
  table: SourceTable,
  headings: readonly string[],
  told: readonly Mapping[],
): HeadingsQuestion {
  const { places } = placed(table, headings, flatten(told))
  const proposals = new Map(
    proposeHeadings(table, headings, places, declinedOf(table.name, told)).map((one) => [one.column, one]),
  )
  const columns = Object.entries(table.columns).map(([column, kind]): AskedColumn => {
    const proposal = proposals.get(column)
    return {
      column,
      label: headingsFor(table, column)[0] ?? column,
      means: table.meanings?.[column] ?? kindWords[kind],
      needed: table.required.includes(column),
      at: places.get(column) ?? proposal?.at ?? null,
      why: proposal?.why ?? null,
    }
  })
  const signature = signatureOf(headings)
  const { name, title = name } = table
  return {
    kind: 'headings',
    key: `${name}-${signature.slice(0, 12)}`,
    format,
    table: name,
    title,
    headings,
    signature,
    columns,
  }
}
