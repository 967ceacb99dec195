/** What a team's spreadsheet can list, and which day of it the sheet's date can be. */
import type { CaseTable } from '../extracts/case-tables.ts'

export type ReconcileTable = {
  /** In plain words, for pages. */
  title: string
  caseTable: CaseTable
  /** By name: the column in the case table, and what it is called on pages. The first is the usual one. */
  days: Readonly<Record<string, { column: string; title: string }>>
}

const begun = { started: { column: 'started', title: 'Start' } }
const heldOn = { held: { column: 'held', title: 'Held on' } }
const span = { ...begun, ended: { column: 'ended', title: 'End' } }

export const reconcileTables: Readonly<Record<string, ReconcileTable>> = {
  contacts: { title: 'Contacts', caseTable: 'contact', days: { received: { column: 'received', title: 'Received' } } },
  referrals: {
    title: 'Referrals',
    caseTable: 'referral',
    days: { received: { column: 'received', title: 'Received' }, closed: { column: 'closed', title: 'Closed' } },
  },
  assessments: {
    title: 'Assessments',
    caseTable: 'assessment',
    days: { ...begun, finished: { column: 'authorised', title: 'Finished' } },
  },
  enquiries: { title: 'Section 47 enquiries', caseTable: 'enquiry', days: span },
  conferences: { title: 'Child protection conferences', caseTable: 'conference', days: heldOn },
  plans: { title: 'Child protection plans', caseTable: 'protection', days: span },
  'plan-reviews': { title: 'Reviews of child protection plans', caseTable: 'protection_review', days: heldOn },
  visits: { title: 'Visits', caseTable: 'visit', days: heldOn },
  care: { title: 'Times in care', caseTable: 'care', days: span },
  'care-reviews': { title: 'Reviews of children in care', caseTable: 'care_review', days: heldOn },
  missing: { title: 'Missing episodes', caseTable: 'missing', days: span },
}

/** By the names above. */
export type SystemDay = { table: string; day: string }

/** What is listed, and the day of it; null where there is no such table or day. */
export function reconcileTable({ table, day }: SystemDay) {
  const found = Object.hasOwn(reconcileTables, table) ? reconcileTables[table] : undefined
  const own = found !== undefined && Object.hasOwn(found.days, day) ? found.days[day] : undefined
  return found === undefined || own === undefined ? null : { ...found, day: own }
}
