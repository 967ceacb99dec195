/**
 * The return on children looked after (SSDA903) as its CSV files have it, by their exact headings. Files of several years may
 * be handed in together. What no figure needs is known by its headings and left where it is.
 */
import type { CellKind, SourceTable } from '../format.ts'

const table = (
  name: string,
  title: string,
  columns: Readonly<Record<string, CellKind>>,
  required: readonly string[],
  order?: readonly [string, string],
): SourceTable => ({ name, title, columns, required, several: true, ...(order ? { order } : {}) })

const ofChild = { CHILD: 'text', DOB: 'day' } as const

export const ssda903Tables: readonly SourceTable[] = [
  table('Header', 'Children', { ...ofChild, SEX: 'text', ETHNIC: 'text' }, ['CHILD']),
  table(
    'Episodes',
    'Episodes of care',
    {
      ...{ CHILD: 'text', DECOM: 'day', RNE: 'text', LS: 'text', PLACE: 'text', PLACE_PROVIDER: 'text', DEC: 'day' },
      ...{ REC: 'text', URN: 'text' },
    },
    ['CHILD', 'DECOM'],
    ['DECOM', 'DEC'],
  ),
  table('Reviews', 'Reviews', { ...ofChild, REVIEW: 'day', REVIEW_CODE: 'text' }, ['CHILD', 'REVIEW']),
  table('UASC', 'Children who came alone from abroad', { ...ofChild, SEX: 'text', DUC: 'day' }, ['CHILD']),
  table(
    'OC2',
    'Health of children in care for a year',
    { ...ofChild, SDQ_SCORE: 'number', TEETH_CHECK: 'flag', HEALTH_ASSESSMENT: 'flag' },
    ['CHILD'],
  ),
  table('OC3', 'Care leavers', { ...ofChild, IN_TOUCH: 'text', ACTIV: 'text', ACCOM: 'text' }, ['CHILD', 'IN_TOUCH']),
  table('AD1', 'Adopted children', { ...ofChild, DATE_INT: 'day', DATE_MATCH: 'day' }, ['CHILD', 'DATE_INT']),
  table('PlacedAdoption', 'Placed for adoption', { ...ofChild, DATE_PLACED: 'day', DATE_PLACED_CEASED: 'day' }, [
    'CHILD',
    'DATE_PLACED',
  ]),
  table(
    // As a case table has the name that the file has.
    'MissingEpisodes',
    'Missing episodes',
    { ...ofChild, MISSING: 'text', MIS_START: 'day', MIS_END: 'day' },
    ['CHILD', 'MIS_START'],
    ['MIS_START', 'MIS_END'],
  ),
  // Known, and counted for nothing yet.
  table('PrevPerm', 'Earlier permanence', { ...ofChild, PREV_PERM: 'text', DATE_PERM: 'text' }, ['CHILD', 'PREV_PERM']),
  table('SWEpisodes', 'Social workers', { ...ofChild, SW_ID: 'text', SW_DECOM: 'day' }, ['CHILD', 'SW_DECOM']),
  table('DoLo', 'Deprivation of liberty', { ...ofChild, DOLO_START: 'day', DOLO_END: 'day' }, ['CHILD', 'DOLO_START']),
]
