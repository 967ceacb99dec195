/** How a spreadsheet stands, in a sentence. */
import { figure, numberInWords, plural, sentenceCase } from '../../../ui/words.ts'
import { agrees, rowsIn, shareAgreed, standingOf } from '../rules/standing.ts'
import type { Sheet, StoredRound } from '../sheet-store.ts'
import { reconcileTable } from '../tables.ts'

/** `Assessments, by finish`. */
export function listedIn({ of }: Sheet): string {
  const found = reconcileTable(of)
  return found === null ? of.table : `${found.title}: ${found.day.title.toLowerCase()}`
}

const nth = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** `Agreed two of three times in a row; after the third the sheet can be retired.` */
export function standingInWords({ agreement, retired }: Sheet, rounds: readonly StoredRound[]): string {
  if (retired !== null) return `Retired: ${retired.why}`
  if (rounds.length === 0) return 'Not held against the case system yet.'
  const { inARow, done } = standingOf(rounds, agreement)
  const { times } = agreement
  if (done)
    return `Agreed ${times === 1 ? 'once' : `${numberInWords(inARow)} times in a row`}: the sheet can be retired.`
  const last = nth[times] ?? `${figure(times)}th`
  if (inARow > 0)
    return `Agreed ${numberInWords(inARow)} of ${numberInWords(times)} times in a row; after the ${last} the sheet can be retired.`
  const [newest] = rounds
  return newest === undefined ? '' : `${sentenceCase(agreedInWords(newest))}: not enough yet.`
}

/** `412 of 420 rows agree (98.1%)`. */
export function agreedInWords({ counts }: Pick<StoredRound, 'counts'>): string {
  const rows = rowsIn(counts)
  const share = shareAgreed(counts)
  if (share === null) return 'nothing could be held against each other'
  return `${figure(counts.fates.agrees)} of ${plural(rows, 'row')} ${counts.fates.agrees === 1 ? 'agrees' : 'agree'} (${shareInWords(share)})`
}

/** Rounded down, so that 99.97 is not told as all. */
export const shareInWords = (share: number): string =>
  Number.isInteger(share) ? `${share}%` : `${(Math.floor(share * 10) / 10).toFixed(1)}%`

/** What was asked for at the start. */
export const agreementInWords = ({ agreement: { share, times } }: Sheet): string =>
  `${share === 100 ? 'All rows' : `${shareInWords(share)} of all rows`}, ${times === 1 ? 'once' : `${numberInWords(times)} times in a row`}`

export const roundAgrees = ({ agreement }: Sheet, { counts }: StoredRound): boolean => agrees(counts, agreement)
