/**
 * The children in need census as XML: children with a referral or a case open in the year to 31 March that the cut date
 * lies in, elements in the order of the collection's schema of 2026. No team and no worker: the census has none. Pure.
 */
import { escapeXml } from '../../../ui/charts/xml.ts'
import type { CaseFile, Child, Conference, Enquiry, Protection, Referral } from '../case-file.ts'
import { categoryCode, ethnicityCode, sexCode, sourceCode } from './codes.ts'
import { type Lookups, lookupsIn } from './lookups.ts'
import { returnYear } from './spans.ts'

type Year = { since: string; year: number; cut: string; look: Lookups; plans: Map<string, Protection[]> }

/** An element with text, or nothing where there is nothing to say. */
const leaf = (name: string, text: string | number | null): string =>
  text === null ? '' : `<${name}>${escapeXml(String(text))}</${name}>`

/** An element with others in it, in the order given; nothing where all are empty. */
function branch(name: string, ...inside: string[]): string {
  const content = inside.join('')
  return content === '' ? '' : `<${name}>${content}</${name}>`
}

const lasts = (day: string | null, { since }: Year) => day === null || day >= since

/** The census message, as UTF-8. */
export function cinCensus(file: CaseFile, cut: string): Uint8Array {
  const look = lookupsIn(file)
  const year: Year = { ...returnYear(cut), cut, look, plans: plansByReferral(file, look) }
  const children = file.child.map((child) => {
    const referrals = look.referralsOf(child.child).filter((row) => belongs(row, year))
    return referrals.length === 0 ? '' : childElement(child, referrals, year)
  })
  const told = children.filter((text) => text !== '').join('\n')
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n${header(year)}\n<Children>\n${told}\n</Children>\n</Message>\n`
  return new TextEncoder().encode(text)
}

/** No plan says which referral it came of: it is the latest before it. */
function plansByReferral(file: CaseFile, look: Lookups): Map<string, Protection[]> {
  return Map.groupBy(file.protection, ({ child, started }) => look.referralAt(child, started)?.id ?? '')
}

/** Received in the year or still worked on in it. */
function belongs({ id, closed }: Referral, year: Year): boolean {
  const { look } = year
  return (
    lasts(closed, year) ||
    (look.assessmentsOf.get(id) ?? []).some(({ authorised }) => lasts(authorised, year)) ||
    (year.plans.get(id) ?? []).some(({ ended }) => lasts(ended, year))
  )
}

const header = ({ year, cut }: Year): string =>
  branch(
    'Header',
    branch('CollectionDetails', leaf('Collection', 'CIN'), leaf('Year', year), leaf('ReferenceDate', `${year}-03-31`)),
    branch(
      'Source',
      leaf('SourceLevel', 'L'),
      leaf('LEA', '000'),
      leaf('SoftwareCode', 'Upturn invented data'),
      leaf('SerialNo', '001'),
      leaf('DateTime', `${cut}T12:00:00`),
    ),
  )

const childElement = (child: Child, referrals: Referral[], year: Year): string =>
  branch(
    'Child',
    branch(
      'ChildIdentifiers',
      leaf('LAchildID', child.child),
      leaf('UPNunknown', 'UN4'),
      leaf('PersonBirthDate', child.born),
      leaf(year.year >= 2025 ? 'Sex' : 'GenderCurrent', sexCode(child.sex, year.year)),
    ),
    branch(
      'ChildCharacteristics',
      leaf('Ethnicity', ethnicityCode(child.ethnicity)),
      child.disabled ? branch('Disabilities', leaf('Disability', 'LD')) : '',
    ),
    ...referrals.map((referral) => details(referral, year)),
  )

function details(referral: Referral, year: Year): string {
  const { id, received, source, closed } = referral
  const assessments = (year.look.assessmentsOf.get(id) ?? []).filter(({ authorised }) => lasts(authorised, year))
  const enquiries = (year.look.enquiriesOf.get(id) ?? []).filter((enquiry) => asked(enquiry, year))
  const plans = (year.plans.get(id) ?? []).filter(({ ended }) => lasts(ended, year))
  return branch(
    'CINdetails',
    leaf('CINreferralDate', received),
    leaf('ReferralSource', sourceCode(source)),
    leaf('PrimaryNeedCode', referral.no_further_action ? null : 'N1'),
    leaf('CINclosureDate', closed),
    leaf('ReasonForClosure', closed === null ? null : 'RC7'),
    ...assessments.map(assessmentElement),
    ...enquiries.map((enquiry) => enquiryElement(enquiry, year)),
    leaf('ReferralNFA', referral.no_further_action ? 1 : 0),
    ...plans.map((plan) => planElement(plan, year)),
  )
}

const assessmentElement = (assessment: CaseFile['assessment'][number]): string =>
  branch(
    'Assessments',
    leaf('AssessmentActualStartDate', assessment.started),
    leaf('AssessmentAuthorisationDate', assessment.authorised),
    assessment.authorised === null ? '' : branch('FactorsIdentifiedAtAssessment', leaf('AssessmentFactors', '16A')),
  )

const conferenceOf = ({ id }: Enquiry, { look }: Year): Conference | undefined => look.conferenceOf.get(id)?.at(0)

/** Going on in the year, or its conference was held in it. */
const asked = (enquiry: Enquiry, year: Year): boolean =>
  lasts(enquiry.ended, year) || (conferenceOf(enquiry, year)?.held ?? '') >= year.since

function enquiryElement(enquiry: Enquiry, year: Year): string {
  const conference = conferenceOf(enquiry, year)
  return branch(
    'Section47',
    leaf('S47ActualStartDate', enquiry.started),
    leaf('InitialCPCtarget', conference?.due ?? null),
    leaf('DateOfInitialCPC', conference?.held ?? null),
    leaf('ICPCnotRequired', enquiry.conference_needed ? 0 : 1),
  )
}

function planElement(plan: Protection, year: Year): string {
  const held = (year.look.reviewsOfPlan.get(plan.id) ?? []).flatMap((row) => row.held ?? [])
  return branch(
    'ChildProtectionPlans',
    leaf('CPPstartDate', plan.started),
    leaf('CPPendDate', plan.ended),
    leaf('InitialCategoryOfAbuse', categoryCode(plan.category)),
    leaf('LatestCategoryOfAbuse', categoryCode(plan.category)),
    leaf('NumberOfPreviousCPP', plan.earlier_plans),
    branch('Reviews', ...held.map((day) => leaf('CPPreviewDate', day))),
  )
}
