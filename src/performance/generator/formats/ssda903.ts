/**
 * The return on children looked after (SSDA903): its CSV files with their exact header rows, for the year to 31 March that
 * the cut date lies in, codes by that year's lists. Pure.
 */
import type { Care, CaseFile } from '../case-file.ts'
import { ethnicityCode, inventedPostcode, placeCode, providerCode, sexCode } from './codes.ts'
import { type Episode, episodesOf } from './episodes.ts'
import { type Lookups, lookupsIn } from './lookups.ts'
import { ageOn, returnYear } from './spans.ts'
import { type Columns, empty, type Table, tableOf } from './table.ts'

/** `31/03/2026`. */
const slashed = (day: string | null): string | null => day && `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

type Year = { since: string; year: number; cut: string; look: Lookups }

export function ssda903Tables(file: CaseFile, cut: string): Table[] {
  const year: Year = { ...returnYear(cut), cut, look: lookupsIn(file) }
  const cared = file.care.filter(({ ended }) => ended === null || ended >= year.since)
  const cares = new Set(cared.map(({ id }) => id))
  const children = [...new Map(cared.map((care) => [care.child, care])).values()]
  const episodes = episodesOf(file, year.look).filter(
    ({ care, placement }) => cares.has(care.id) && (placement.ended === null || placement.ended >= year.since),
  )
  return [
    tableOf('Header', children, header(year)),
    tableOf('Episodes', episodes, episodeColumns(year)),
    ...events(file, cares, year),
    tableOf(
      'OC2',
      cared.filter((care) => aYearInCare(care, year)),
      outcomes(year),
    ),
    tableOf('OC3', file.leaver, leavers(year)),
    tableOf(
      'PrevPerm',
      cared.filter(({ started }) => started >= year.since),
      permanence(year),
    ),
    tableOf('SWEpisodes', cared, workers(year)),
  ]
}

const born = ({ look }: Year, child: string) => slashed(look.child(child).born)

const aboutChild = <Row extends { child: string }>(year: Year): Columns<Row> => [
  ['CHILD', ({ child }) => child],
  ['DOB', ({ child }) => born(year, child)],
]

const header = (year: Year): Columns<Care> => [
  ['CHILD', ({ child }) => child],
  ['SEX', ({ child }) => sexCode(year.look.child(child).sex, year.year)],
  ['DOB', ({ child }) => born(year, child)],
  ['ETHNIC', ({ child }) => ethnicityCode(year.look.child(child).ethnicity)],
  // No pupil number: too young for school, or not yet known.
  ['UPN', ({ child }) => (ageOn(year.look.child(child), year.cut) < 5 ? 'UN1' : 'UN4')],
  ['MOTHER', () => null],
  ['MC_DOB', empty],
]

const episodeColumns = ({ year }: Year): Columns<Episode> => [
  ['CHILD', ({ care }) => care.child],
  ['DECOM', ({ placement }) => slashed(placement.started)],
  ['RNE', ({ reasonStarted }) => reasonStarted],
  ['LS', ({ care }) => (care.asylum_seeker ? 'V2' : 'C2')],
  ['CIN', ({ need }) => need],
  ['PLACE', ({ placement }) => placeCode(placement.kind, year)],
  ['PLACE_PROVIDER', ({ placement }) => providerCode(placement)],
  ['DEC', ({ placement }) => slashed(placement.ended)],
  ['REC', ({ reasonEnded }) => reasonEnded],
  ['REASON_PLACE_CHANGE', ({ reasonEnded }) => (reasonEnded === 'X1' ? 'CARPL' : null)],
  ['HOME_POST', () => inventedPostcode],
  ['PL_POST', () => inventedPostcode],
  ['URN', ({ placement }) => placement.urn],
]

const events = (file: CaseFile, cares: ReadonlySet<string>, year: Year): Table[] => [
  tableOf(
    'Reviews',
    file.care_review.filter(({ care, held }) => cares.has(care) && held !== null && held >= year.since),
    [
      ...aboutChild<CaseFile['care_review'][number]>(year),
      ['REVIEW', ({ held }) => slashed(held)],
      ['REVIEW_CODE', (row) => (row.took_part ? 'PN1' : 'PN7')],
    ],
  ),
  tableOf(
    'UASC',
    file.care.filter((row) => row.asylum_seeker && cares.has(row.id)),
    [
      ['CHILD', ({ child }) => child],
      ['SEX', ({ child }) => sexCode(year.look.child(child).sex, year.year)],
      ['DOB', ({ child }) => born(year, child)],
      ['DUC', empty],
    ],
  ),
  tableOf(
    'Missing',
    file.missing.filter(({ started, ended }) => started >= year.since || ended === null || ended >= year.since),
    [
      ...aboutChild<CaseFile['missing'][number]>(year),
      ['MISSING', () => 'M'],
      ['MIS_START', ({ started }) => slashed(started)],
      ['MIS_END', ({ ended }) => slashed(ended)],
    ],
  ),
  tableOf(
    'AD1',
    file.adoption.filter(({ ordered }) => ordered !== null && ordered >= year.since),
    [
      ...aboutChild<CaseFile['adoption'][number]>(year),
      ['DATE_INT', ({ decided }) => slashed(decided)],
      ['DATE_MATCH', ({ placed }) => slashed(placed)],
      ['FOSTER_CARE', () => 0],
      ['NB_ADOPTR', () => 2],
      ['SEX_ADOPTR', () => 'MF'],
      ['LS_ADOPTR', () => 'L11'],
    ],
  ),
  tableOf(
    'PlacedAdoption',
    file.adoption.filter(({ placed, ordered }) => placed !== null && (ordered === null || ordered >= year.since)),
    [
      ...aboutChild<CaseFile['adoption'][number]>(year),
      ['DATE_PLACED', ({ placed }) => slashed(placed)],
      ['DATE_PLACED_CEASED', empty],
      ['REASON_PLACED_CEASED', empty],
    ],
  ),
]

/** In care for the whole year up to the cut date: only these have outcomes to report. */
const aYearInCare = ({ started, ended }: Care, { since, cut }: Year) =>
  started <= since && (ended === null || ended > cut)

const outcomes = (year: Year): Columns<Care> => {
  const checks = ({ child }: Care, kind: string) =>
    (year.look.healthOf.get(`${kind} ${child}`) ?? []).filter(({ held }) => held >= year.since)
  const done = (row: Care, kind: string) => (checks(row, kind).length > 0 ? 1 : 0)
  const score = (row: Care) => checks(row, 'sdq').at(-1)?.score ?? null
  return [
    ...aboutChild<Care>(year),
    ['SDQ_SCORE', score],
    ['SDQ_REASON', (row) => (score(row) === null ? 'SDQ1' : null)],
    ['CONVICTED', () => 0],
    ['HEALTH_CHECK', ({ child }) => (ageOn(year.look.child(child), year.cut) < 5 ? 1 : null)],
    ['IMMUNISATIONS', () => 1],
    ['TEETH_CHECK', (row) => done(row, 'dental')],
    ['HEALTH_ASSESSMENT', (row) => done(row, 'assessment')],
    ['SUBSTANCE_MISUSE', () => 0],
    ['INTERVENTION_RECEIVED', empty],
    ['INTERVENTION_OFFERED', empty],
  ]
}

const leavers = (year: Year): Columns<CaseFile['leaver'][number]> => [
  ...aboutChild<CaseFile['leaver'][number]>(year),
  ['IN_TOUCH', (row) => (row.in_touch ? 'YES' : 'NO')],
  ['ACTIV', (row) => (row.in_touch ? (row.active ? 'F2' : 'G5') : 0)],
  ['ACCOM', (row) => (row.in_touch ? (row.suitable ? 'U1' : 'U2') : 0)],
]

const permanence = (year: Year): Columns<Care> => [
  ...aboutChild<Care>(year),
  ['PREV_PERM', () => 'Z1'],
  ['LA_PERM', empty],
  ['DATE_PERM', empty],
]

const workers = (year: Year): Columns<Care> => [
  ...aboutChild<Care>(year),
  ['SW_ID', ({ worker }) => worker],
  ['SW_DECOM', ({ started }) => slashed(started)],
  ['SW_DEC', ({ ended }) => slashed(ended)],
  ['SW_REASON', ({ ended }) => (ended === null ? null : 'OTHERS')],
]
