/** What a person said of the headings of a file, kept so that the next file with these headings needs no question. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { looseHeading } from '../../rules/headings.ts'
import type { HeadingMapping } from '../format.ts'

export const ownColumns = 'Own columns'

/** Of all headings of a file, whatever their order and way of writing. A hash, because some of them may be no headings. */
export const signatureOf = (headings: readonly string[]): string =>
  createHash('sha256').update(headings.map(looseHeading).sort().join('\n')).digest('hex')

const formatNames = [
  'Standard Safeguarding Dataset',
  'Annex A',
  'Children in need census',
  'Children looked-after return',
  ownColumns,
] as const

export const mappingSchema = z.object({
  format: z.enum(formatNames),
  /** Name of the source table; `''`: a file with these headings is not needed. */
  table: z.string(),
  signature: z.string(),
  /** `column` null: the heading means nothing that is read. */
  headings: z.array(z.object({ heading: z.string().min(1).max(200), column: z.string().nullable() })).max(500),
  /** By column: what a value means, `''` where it means nothing. Values are in small letters. */
  values: z.record(z.string(), z.record(z.string(), z.string())),
})
export type Mapping = z.infer<typeof mappingSchema>

/** As the matcher of headings takes them, the newest last. Own columns are told by a mapping as a whole. */
export const flatten = (mappings: readonly Mapping[]): HeadingMapping[] =>
  mappings.flatMap(({ format, table, headings }) =>
    format === ownColumns ? [] : headings.map((one) => ({ table, ...one })),
  )

/** The columns that a mapping names, in one order, to hold two mappings against each other. */
export const meaningOf = ({ table, headings }: Pick<Mapping, 'table' | 'headings'>): string =>
  JSON.stringify([
    table,
    headings
      .filter(({ column }) => column !== null)
      .map(({ heading, column }) => `${column} ${looseHeading(heading)}`)
      .sort(),
  ])
