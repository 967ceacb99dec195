/** Lists 8 to 11 of Annex A: children in care, care leavers, adoption, and who wants to adopt. Pure. */
import type { Adoption, Care, CaseFile, Missing, Placement, PlacementKind } from '../case-file.ts'
import { dayOf, monthsLater, textOfDay } from '../days.ts'
import { aboutChild, allocated, disability, lasts, lastVisit, type Span } from './annex-a-parts.ts'
import { inventedPostcode, letteredYes } from './codes.ts'
import { latest } from './lookups.ts'
import { inYearBefore, lookBack } from './spans.ts'
import { type Columns, empty, type Table, tableOf } from './table.ts'

export const annexACareLists = (file: CaseFile, span: Span): Table[] => [
  tableOf(
    'List 8',
    file.care.filter(({ ended }) => lasts(ended, span)),
    inCare(span),
  ),
  tableOf('List 9', file.leaver, leaving(span)),
  tableOf(
    'List 10',
    file.adoption.filter(({ ordered }) => ordered === null || ordered >= lookBack(span.cut, 12)),
    adoption(span),
  ),
  tableOf(
    'List 11',
    file.adoption.filter((row): row is Placed => row.placed !== null && row.placed >= lookBack(span.cut, 12)),
    adopters,
  ),
]

const placeWords: Record<PlacementKind, string> = {
  fostering: 'b) Foster placement with other foster carer',
  kinship: 'a) Foster placement with relative or friend',
  residential: 'c) Children\u2019s home',
  secure: 'd) Secure unit',
  supported: 'e) Supported accommodation',
  adoption: 'f) Placed for adoption',
  parents: 'g) Placed with own parents',
  other: 'h) Other placement',
}

function providerWords({ kind, provider }: Placement): string {
  if (provider === 'private' || provider === 'voluntary') return 'b) Private / voluntary'
  return kind === 'parents' || provider === 'other' ? 'c) Other' : 'a) Own provision by the LA'
}

const endingWords: Record<string, string> = {
  'Went home': 'E4A Returned home to live with parents, planned',
  'Special guardianship': 'E47 Special guardianship order made to a relative or friend who did not foster',
  Adopted: 'E12 Adopted, consent dispensed with by the court',
  'Turned 18': 'E5 Moved into independent living with support',
}

const inCare = (span: Span): Columns<Care> => [
  ...aboutChild<Care>(span),
  [
    'Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)',
    (row) => letteredYes(row.asylum_seeker),
  ],
  disability<Care>(span),
  ['Date Started to be Looked After', ({ started }) => started],
  ["Child's Category of Need", (row) => (row.asylum_seeker ? 'N8 - Absent parenting' : 'N1 - Abuse or neglect')],
  [
    'Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)',
    (row) => letteredYes(span.look.caresOf(row.child).some(({ started }) => inYearBefore(row.started, started))),
  ],
  ['Start date of current legal status', ({ started }) => started],
  ["Child's Legal Status", (row) => (row.asylum_seeker ? 'V2' : 'C2')],
  [
    'Date of Latest Statutory Review',
    ({ id }) => latest(span.look.reviewsOfCare.get(id), ({ held }) => held, span.cut)?.held ?? null,
  ],
  ['Date of Last Social Work Visit', ({ child, started }) => lastVisit(span, 'care', child, started)?.held ?? null],
  ['What is the permanence plan for this child?', empty],
  ['Date of Last IRO Visit / Contact to the Child', empty],
  ['Date of Last Health Assessment', (row) => lastCheck(span, 'assessment', row)],
  ['Date of Last Dental Check', (row) => lastCheck(span, 'dental', row)],
  ['Number of Placements in the Last 12 months', ({ child }) => placementsLately(span, child)],
  ['Date Ceased to be Looked After', ({ ended }) => ended],
  [
    'Reason Ceased to be Looked After',
    (row) => (row.ended === null ? null : (endingWords[row.reason_ended ?? ''] ?? 'E8 Ceased for any other reason')),
  ],
  ...placed(span),
  ...missing(span),
  ...allocated<Care>(),
]

const placed = (span: Span): Columns<Care> => {
  const now = ({ id }: Care) => span.look.placementsIn(id).at(-1)
  return [
    ['Start Date of Most Recent Placement', (row) => now(row)?.started ?? null],
    ['Placement Type', (row) => placeWords[now(row)?.kind ?? 'other']],
    ['Placement Provider', (row) => mapped(now(row), providerWords)],
    ['Placement postcode', () => inventedPostcode],
    ['URN of Placement', (row) => now(row)?.urn ?? null],
    ['Placement Location', empty],
    ['LA of Placement', empty],
  ]
}

const missing = (span: Span): Columns<Care> => {
  const lately = ({ child }: Care): Missing[] =>
    (span.look.missingOf.get(child) ?? []).filter(({ started }) => started >= lookBack(span.cut, 12))
  const last = (row: Care) => lately(row).at(-1)
  return [
    [
      "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
      (row) => lately(row).length,
    ],
    ["Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months", () => 0],
    [
      'Was the child offered a Return Interview after their last missing episode (Y/N)?',
      (row) => mapped(last(row), (episode) => letteredYes(episode.interview_offered)),
    ],
    [
      'Did the child accept a Return Interview after their last missing episode (Y/N)?',
      (row) => mapped(last(row), (episode) => letteredYes(episode.interview_accepted)),
    ],
  ]
}

const mapped = <Value>(value: Value | undefined, words: (value: Value) => string) =>
  value === undefined ? null : words(value)

function lastCheck({ look, cut }: Span, kind: 'assessment' | 'dental', { child, started }: Care): string | null {
  const held = latest(look.healthOf.get(`${kind} ${child}`), (row) => row.held, cut)?.held
  return held !== undefined && held >= started ? held : null
}

/** In force at any time in the year up to the cut date. */
function placementsLately({ look, cut }: Span, child: string): number {
  const since = monthsLater(cut, -12)
  const all = look.caresOf(child).flatMap(({ id }) => look.placementsIn(id))
  return all.filter(({ ended }) => ended === null || ended > since).length
}

const leaving = (span: Span): Columns<CaseFile['leaver'][number]> => [
  ...aboutChild<CaseFile['leaver'][number]>(span),
  [
    'Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)',
    ({ child }) => letteredYes(span.look.caresOf(child).some((care) => care.asylum_seeker)),
  ],
  disability<CaseFile['leaver'][number]>(span),
  ['Allocated Team', ({ team }) => team],
  ['Allocated Worker', empty],
  ['Allocated Personal Advisor', empty],
  ['Eligibility Category', () => 'b) Former relevant child'],
  ['Latest Pathway Plan Review Date', empty],
  ['LA in Touch', (row) => letteredYes(row.in_touch)],
  ['Latest Date of Contact', (row) => (row.in_touch ? row.as_at : null)],
  ['Type of Accommodation', (row) => (row.in_touch ? 'U: Independent living' : 'R: Residence not known')],
  ['Suitability of Accommodation', (row) => (row.in_touch ? (row.suitable ? 'a) Suitable' : 'b) Unsuitable') : null)],
  [
    'Activity Status',
    (row) => {
      if (!row.in_touch) return null
      return row.active
        ? 'F2: Full time in education other than higher'
        : 'G5: Not in education, employment or training - other'
    },
  ],
]

const adoption = (span: Span): Columns<Adoption> => [
  ['Child Unique ID', ({ child }) => child],
  ['Family identifier', (row) => (row.placed === null ? null : `F${row.child}`)],
  ...aboutChild<Adoption>(span).slice(1),
  disability<Adoption>(span),
  ['Date the Child Entered Care', ({ child, decided }) => span.look.careAt(child, decided)?.started ?? null],
  ['Date of Decision that Child Should be Placed for Adoption', ({ decided }) => decided],
  ['Date of Placement Order', empty],
  ['Date of Matching Child and Prospective Adopters', ({ placed }) => placed],
  ['Date Placed for Adoption', ({ placed }) => placed],
  ['Date of Adoption Order', ({ ordered }) => ordered],
  ['Date of Decision that Child Should No Longer be Placed for Adoption', empty],
  ['Reason Why Child No Longer Placed for Adoption', empty],
  ['Date the child was placed for fostering in FFA or concurrent planning placement', empty],
]

type Placed = Adoption & { placed: string }

/** No case table knows of adopters: their steps are set at usual distances before the placement that they led to. */
const daysBefore = ({ placed }: Placed, days: number) => textOfDay(dayOf(placed) - days)

const adopters: Columns<Placed> = [
  ['Individual adopter identifier', ({ child }) => `AD${child}`],
  ['Family identifier', ({ child }) => `F${child}`],
  ['Gender', () => 'b) Female'],
  ['Ethnicity', () => 'a) WBRI'],
  ['Disability', () => 'b) No'],
  ['Is the (prospective) adopter fostering for adoption?', () => 'No'],
  ['Date enquiry received', (row) => daysBefore(row, 420)],
  ['Date Stage 1 started', (row) => daysBefore(row, 380)],
  ['Date Stage 1 ended', (row) => daysBefore(row, 320)],
  ['Date Stage 2 started', (row) => daysBefore(row, 310)],
  ['Date Stage 2 ended', (row) => daysBefore(row, 190)],
  ['Date application submitted', (row) => daysBefore(row, 310)],
  ['Date application approved', (row) => daysBefore(row, 190)],
  ['Date adopter matched with child(ren)', (row) => daysBefore(row, 20)],
  ['Date child/children placed with adopter(s)', ({ placed }) => placed],
  ['No. of children placed', () => 1],
  ['Date of Adoption Order', ({ ordered }) => ordered],
  ['Date of leaving adoption process', empty],
  ['Reason for leaving adoption process', empty],
]
