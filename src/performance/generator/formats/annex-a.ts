/**
 * The child-level lists of Annex A (Ofsted's ILACS framework) as a workbook: eleven sheets, headings as Ofsted prints
 * them, six months back from the cut date. Lists 8 to 11 are in `annex-a-care.ts`. Pure.
 */
import { type SheetCell, writeXlsx } from '../../../documents/writers/xlsx.ts'
import type { CaseFile, Referral } from '../case-file.ts'
import { annexACareLists } from './annex-a-care.ts'
import { aboutChild, allocated, disability, lasts, lastVisit, type Span } from './annex-a-parts.ts'
import { letteredCategory, letteredSource, letteredYes } from './codes.ts'
import { latest, lookupsIn } from './lookups.ts'
import { inYearBefore, lookBack } from './spans.ts'
import { empty, type Table, tableOf } from './table.ts'

export function annexALists(file: CaseFile, cut: string): Table[] {
  const span: Span = { since: lookBack(cut, 6), cut, look: lookupsIn(file) }
  const lists = [...frontDoor(file, span), ...inNeed(file, span), ...protection(file, span)]
  return [...lists, ...annexACareLists(file, span)]
}

/** As the workbook that an inspector gets, dates as dates. */
export const annexAWorkbook = (file: CaseFile, cut: string): Uint8Array =>
  writeXlsx(
    annexALists(file, cut).map(({ name, headings, rows }) => ({
      name,
      columns: headings.map((heading) => ({ heading, width: 20, kind: kindOf(heading) })),
      rows: rows.map((row) => row.map(cellOf)),
    })),
    `Annex A, invented, at ${cut}`,
  )

const kindOf = (heading: string) =>
  /\bdate\b/i.test(heading) ? 'date' : /^(Number|No\.|Age)\b/.test(heading) ? 'number' : 'text'
const cellOf = (cell: Table['rows'][number][number]): SheetCell => {
  if (typeof cell === 'boolean') return letteredYes(cell)
  return typeof cell === 'string' && /^\d{4}-\d\d-\d\d$/.test(cell) ? { date: cell } : cell
}

const frontDoor = (file: CaseFile, span: Span): Table[] => [
  tableOf(
    'List 1',
    file.contact.filter(({ received }) => received >= span.since),
    [
      ...aboutChild(span),
      ['Date of Contact', ({ received }) => received],
      ['Contact Source', ({ source }) => letteredSource(source)],
    ],
  ),
  tableOf(
    'List 2',
    file.early_help.filter(({ finished }) => lasts(finished, span)),
    [
      ...aboutChild(span),
      ['Assessment start date', ({ started }) => started],
      ['Assessment completion date', ({ finished }) => finished],
      ['Organisation completing assessment', ({ organisation }) => organisation],
    ],
  ),
  tableOf(
    'List 3',
    file.referral.filter(({ received }) => received >= span.since),
    [
      ...aboutChild(span),
      ['Date of referral', ({ received }) => received],
      ['Referral Source', ({ source }) => letteredSource(source)],
      ['Referral NFA?', (row) => letteredYes(row.no_further_action)],
      ['Number of Referrals in Last 12 Months', (row) => earlierReferrals(span, row)],
      ...allocated<Referral>(),
    ],
  ),
]

const earlierReferrals = ({ look }: Span, { child, received }: Referral): number =>
  look.referralsOf(child).filter((other) => inYearBefore(received, other.received)).length

const inNeed = (file: CaseFile, span: Span): Table[] => [
  tableOf(
    'List 4',
    file.assessment.filter(({ authorised }) => lasts(authorised, span)),
    [
      ...aboutChild(span),
      disability(span),
      ['Continuous Assessment Start Date', ({ started }) => started],
      ['Child Seen During Continuous Assessment', (row) => letteredYes(row.child_seen)],
      ['Continuous Assessment Date of Authorisation', ({ authorised }) => authorised],
      ["Was the child assessed as requiring LA children's social care support?", empty],
      ...allocated(),
    ],
  ),
  tableOf(
    'List 5',
    file.enquiry.filter(({ id, ended }) => lasts(ended, span) || conference(span, id, span.since) !== undefined),
    [
      ...aboutChild(span),
      disability(span),
      ['Strategy discussion initiating Section 47 Enquiry Start Date', ({ started }) => started],
      ['Was an Initial Child Protection Conference deemed unnecessary?', (row) => letteredYes(!row.conference_needed)],
      ['Date of Initial Child Protection Conference', ({ id }) => conference(span, id)?.held ?? null],
      [
        'Did the Initial Child Protection Conference Result in a Child Protection Plan',
        ({ id }) => letteredOrNothing(conference(span, id)?.led_to_plan),
      ],
      [
        'Number of Section 47 Enquiries in the last 12 months',
        (row) =>
          (span.look.enquiriesAbout.get(row.child) ?? []).filter(({ started }) => inYearBefore(row.started, started))
            .length,
      ],
      [
        'Number of ICPCs in the last 12 months',
        (row) =>
          (span.look.enquiriesAbout.get(row.child) ?? []).filter(({ id }) => {
            const held = conference(span, id)?.held
            return held !== undefined && inYearBefore(row.started, held)
          }).length,
      ],
      ...allocated(),
    ],
  ),
]

const conference = ({ look }: Span, enquiry: string, since = '') =>
  look.conferenceOf.get(enquiry)?.find(({ held }) => held >= since)

const letteredOrNothing = (yes: boolean | undefined) => (yes === undefined ? null : letteredYes(yes))

const protection = (file: CaseFile, span: Span): Table[] => [
  tableOf(
    'List 6',
    file.referral.filter((row) => !row.no_further_action && lasts(row.closed, span)),
    [
      ...aboutChild(span),
      disability(span),
      ['CIN Start Date', ({ received }) => received],
      ['Primary Need Code', () => 'N1 - Abuse or neglect'],
      ['Date Child Was Last Seen', (row) => lastVisit(span, 'protection', row.child, row.received)?.held ?? null],
      ['CIN Closure Date', ({ closed }) => closed],
      [
        'Reason for Closure',
        ({ closed }) =>
          closed === null ? null : 'RC7 - Services ceased for any other reason, including child no longer in need',
      ],
      ['Case Status', (row) => status(span, row)],
      ...allocated<Referral>(),
    ],
  ),
  tableOf(
    'List 7',
    file.protection.filter(({ ended }) => lasts(ended, span)),
    [
      ...aboutChild(span),
      disability(span),
      ['Child Protection Plan Start Date', ({ started }) => started],
      ['Initial Category of Abuse', ({ category }) => letteredCategory(category)],
      ['Latest Category of Abuse', ({ category }) => letteredCategory(category)],
      [
        'Date of the Last Statutory Visit',
        ({ child, started }) => lastVisit(span, 'protection', child, started)?.held ?? null,
      ],
      [
        'Was the Child Seen Alone?',
        ({ child, started }) => letteredOrNothing(lastVisit(span, 'protection', child, started)?.alone),
      ],
      [
        'Date of latest review conference',
        ({ id }) => latest(span.look.reviewsOfPlan.get(id), ({ held }) => held, span.cut)?.held ?? null,
      ],
      ['Child Protection Plan End Date', ({ ended }) => ended],
      [
        'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)',
        () => letteredYes(false),
      ],
      ['Number of Previous Child Protection Plans', (row) => row.earlier_plans],
      ...allocated(),
    ],
  ),
]

function status({ look, cut }: Span, { id, child, closed }: Referral): string {
  if (closed !== null) return 'e) Closed episode'
  if (look.careAt(child, cut)?.ended === null) return 'a) Looked after child'
  if (look.protectionAt(child, cut)?.ended === null) return 'b) Child Protection plan'
  const open = look.assessmentsOf.get(id)?.some(({ authorised }) => authorised === null)
  return open ? 'd) Open assessment' : 'c) Child in need plan'
}
