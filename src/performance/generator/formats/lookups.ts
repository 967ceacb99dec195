/** What hangs on what in a case file, found without looking through it again. Pure. */
import type { Care, CaseFile, Child, Enquiry, Placement, Referral } from '../case-file.ts'

const byStart = <Row extends { started: string }>(a: Row, b: Row) => (a.started < b.started ? -1 : 1)

export type Lookups = ReturnType<typeof lookupsIn>

export function lookupsIn(file: CaseFile) {
  const children = new Map(file.child.map((row) => [row.child, row]))
  const referrals = new Map(file.referral.map((row) => [row.id, row]))
  const enquiries = new Map(file.enquiry.map((row) => [row.id, row]))
  const cares = new Map(file.care.map((row) => [row.id, row]))
  const referralsOf = Map.groupBy(file.referral, ({ child }) => child)
  const placementsIn = Map.groupBy(file.placement.toSorted(byStart), ({ care }) => care)
  const protectionsOf = Map.groupBy(file.protection, ({ child }) => child)
  const caresOf = Map.groupBy(file.care, ({ child }) => child)
  return {
    /** @throws where a row is about a child that there is not: the generator would be at fault */
    child(reference: string): Child {
      const child = children.get(reference)
      if (child === undefined) throw new Error(`no child ${reference}`)
      return child
    },
    referral: (id: string): Referral | undefined => referrals.get(id),
    enquiry: (id: string): Enquiry | undefined => enquiries.get(id),
    care: (id: string): Care | undefined => cares.get(id),
    referralsOf: (child: string): Referral[] => referralsOf.get(child) ?? [],
    caresOf: (child: string): Care[] => caresOf.get(child) ?? [],
    /** First to last. */
    placementsIn: (care: string): Placement[] => placementsIn.get(care) ?? [],
    conferenceOf: Map.groupBy(file.conference, ({ enquiry }) => enquiry),
    enquiriesOf: Map.groupBy(file.enquiry, ({ referral }) => referral),
    enquiriesAbout: Map.groupBy(file.enquiry, ({ child }) => child),
    assessmentsOf: Map.groupBy(file.assessment, ({ referral }) => referral),
    reviewsOfPlan: Map.groupBy(file.protection_review, ({ protection }) => protection),
    reviewsOfCare: Map.groupBy(file.care_review, ({ care }) => care),
    visitsTo: Map.groupBy(file.visit, ({ child, about }) => `${about} ${child}`),
    healthOf: Map.groupBy(file.health, ({ child, kind }) => `${kind} ${child}`),
    missingOf: Map.groupBy(file.missing, ({ child }) => child),
    /** The referral during which something began: the latest of the child before it. */
    referralAt: (child: string, day: string): Referral | undefined =>
      latest(referralsOf.get(child), ({ received }) => received, day),
    protectionAt: (child: string, day: string) => latest(protectionsOf.get(child), ({ started }) => started, day),
    careAt: (child: string, day: string) => latest(caresOf.get(child), ({ started }) => started, day),
  }
}

/** The last of the rows up to a day; null where the last of all is asked for. */
export function latest<Row>(
  rows: readonly Row[] | undefined,
  dayOf: (row: Row) => string | null,
  until: string,
): Row | undefined {
  let found: Row | undefined
  let foundDay = ''
  for (const row of rows ?? []) {
    const day = dayOf(row)
    if (day !== null && day <= until && day >= foundDay) [found, foundDay] = [row, day]
  }
  return found
}
