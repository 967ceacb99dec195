/**
 * The children in need census as tables of its elements, by the schemas of 2017 to 2026. Each row repeats the child, the
 * referral it hangs on where it hangs on one, and the year of its file, so that files of several years can be read together.
 */
import type { CellKind, SourceTable } from '../format.ts'

export type CinTable =
  | 'cin_header'
  | 'cin_child'
  | 'cin_details'
  | 'cin_assessment'
  | 'cin_section47'
  | 'cin_plan'
  | 'cin_review'

const table = (
  name: CinTable,
  title: string,
  columns: Readonly<Record<string, CellKind>>,
  required: readonly string[],
  order?: readonly [string, string],
): SourceTable & { name: CinTable } => ({
  ...{ name, title, columns: { ...columns, Year: 'number' }, several: true },
  required: [...required, 'Year'],
  ...(order ? { order } : {}),
})

const ofChild = { LAchildID: 'text' } as const
const ofReferral = { ...ofChild, CINreferralDate: 'day' } as const

export const cinTables: readonly (SourceTable & { name: CinTable })[] = [
  table('cin_header', 'Header', { ReferenceDate: 'day' }, []),
  table(
    'cin_child',
    'Children',
    { ...ofChild, PersonBirthDate: 'day', Sex: 'text', Ethnicity: 'text', Disability: 'text' },
    ['LAchildID'],
  ),
  table(
    'cin_details',
    'Referrals (CINdetails)',
    {
      ...{ ...ofReferral, ReferralSource: 'text', CINclosureDate: 'day', DateOfInitialCPC: 'day', ReferralNFA: 'flag' },
    },
    ['LAchildID', 'CINreferralDate'],
    ['CINreferralDate', 'CINclosureDate'],
  ),
  table(
    'cin_assessment',
    'Assessments',
    { ...ofReferral, AssessmentActualStartDate: 'day', AssessmentAuthorisationDate: 'day' },
    ['LAchildID', 'AssessmentActualStartDate'],
    ['AssessmentActualStartDate', 'AssessmentAuthorisationDate'],
  ),
  table(
    'cin_section47',
    'Section 47 enquiries',
    {
      ...ofReferral,
      ...{ S47ActualStartDate: 'day', InitialCPCtarget: 'day', DateOfInitialCPC: 'day', ICPCnotRequired: 'flag' },
    },
    ['LAchildID', 'S47ActualStartDate'],
  ),
  table(
    'cin_plan',
    'Child protection plans',
    {
      ...{ ...ofReferral, CPPstartDate: 'day', CPPendDate: 'day', InitialCategoryOfAbuse: 'text' },
      NumberOfPreviousCPP: 'number',
    },
    ['LAchildID', 'CPPstartDate'],
    ['CPPstartDate', 'CPPendDate'],
  ),
  table('cin_review', 'Reviews of plans', { ...ofChild, CPPstartDate: 'day', CPPreviewDate: 'day' }, [
    'LAchildID',
    'CPPstartDate',
    'CPPreviewDate',
  ]),
]
