/**
 * What an extract of some years holds of a longer life: what happened in those years, what was still open when they
 * began, and what that hangs on. Pure.
 */
import { type CaseFile, emptyCaseFile } from './case-file.ts'

type Lengths = Record<keyof CaseFile, number>

const tables = Object.keys(emptyCaseFile()) as (keyof CaseFile)[] // an object of all tables and no more
const none = Object.fromEntries(tables.map((table) => [table, 0])) as Lengths // the same keys

/** How many rows each table has. */
export function lengthsOf(file: CaseFile): Lengths {
  const lengths = { ...none }
  for (const table of tables) lengths[table] = file[table].length
  return lengths
}

/** Keeps, of the rows from `since` on, those that pass. */
function keep<Row>(rows: Row[], since: number, passes: (row: Row) => boolean): Row[] {
  if (rows.length === since) return []
  const kept = rows.splice(since).filter(passes)
  rows.push(...kept)
  return kept
}

/**
 * Takes away what one child's life left behind before the extract begins; the child too where nothing is left.
 * @param from first day of the extract, `YYYY-MM-DD`
 * @param lengths how many rows there were before that life
 */
export function forgetBefore(file: CaseFile, from: string, lengths: Lengths): void {
  const lasts = (day: string | null) => day === null || day >= from
  const contacts = keep(file.contact, lengths.contact, ({ received }) => lasts(received))
  const help = keep(file.early_help, lengths.early_help, ({ finished }) => lasts(finished))
  const conferences = keep(file.conference, lengths.conference, ({ held }) => lasts(held))
  const asked = new Set(conferences.map(({ enquiry }) => enquiry))
  const enquiries = keep(file.enquiry, lengths.enquiry, ({ id, ended }) => lasts(ended) || asked.has(id))
  const assessments = keep(file.assessment, lengths.assessment, ({ authorised }) => lasts(authorised))
  const hung = new Set([...enquiries, ...assessments].map(({ referral }) => referral))
  const referrals = keep(file.referral, lengths.referral, ({ id, closed }) => lasts(closed) || hung.has(id))
  // Whoever has a plan in the extract has all plans in it: nothing else says that it is the second.
  const planned = file.protection.slice(lengths.protection).some(({ ended }) => lasts(ended))
  const plans = keep(file.protection, lengths.protection, () => planned)
  const cares = keep(file.care, lengths.care, ({ ended }) => lasts(ended))
  const kept = new Set([...plans, ...cares].map(({ id }) => id))
  // Of a plan or a period of care that reaches into the extract, its whole history is held.
  keep(file.protection_review, lengths.protection_review, ({ protection }) => kept.has(protection))
  keep(file.placement, lengths.placement, ({ care }) => kept.has(care))
  keep(file.care_review, lengths.care_review, ({ care }) => kept.has(care))
  keep(file.visit, lengths.visit, ({ held }) => lasts(held))
  keep(file.health, lengths.health, ({ held }) => lasts(held))
  keep(file.missing, lengths.missing, ({ ended }) => lasts(ended))
  keep(file.adoption, lengths.adoption, ({ ordered }) => lasts(ordered))
  const leavers = file.leaver.length - lengths.leaver
  if (contacts.length + help.length + referrals.length + plans.length + cares.length + leavers === 0)
    file.child.length = lengths.child
}
