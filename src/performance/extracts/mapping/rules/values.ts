/**
 * Which values of a column a person may be shown, so as to say what they mean. Codes that many children share, never what
 * could be of one child. Pure.
 */

/** A value, in how many rows it stands, and of how many children. */
export type ValueCount = { value: string; rows: number; children: number }

const most = { values: 12, letters: 20 }
/** Of rows and of children: a value that fewer share could tell of one of them. */
const fewest = 5

/**
 * None, where there are more than 12 different ones: then they are no codes. Else those of at most 20 characters that stand
 * in at least 5 rows, of at least 5 different children.
 */
export function showableValues(counts: readonly ValueCount[]): string[] {
  if (counts.length > most.values) return []
  return counts
    .filter(({ value, rows, children }) => value.length <= most.letters && rows >= fewest && children >= fewest)
    .map(({ value }) => value)
}
