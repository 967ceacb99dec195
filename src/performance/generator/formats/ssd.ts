/**
 * The Standard Safeguarding Dataset, one table each, with the names of its public specification (version 1.4): referral,
 * assessment, enquiry, conference, plan, and who works where. Care is in `ssd-care.ts`. Pure.
 */
import type { CaseFile } from '../case-file.ts'
import { categoryCode, ethnicityCode, sourceCode, yesNo } from './codes.ts'
import { type Lookups, lookupsIn } from './lookups.ts'
import { ssdCareTables } from './ssd-care.ts'
import { empty, numbered, type Table, tableOf } from './table.ts'

/** All tables of the dataset that a case file can fill. */
export function ssdTables(file: CaseFile): Table[] {
  const look = lookupsIn(file)
  return [...people(file), ...frontDoor(file), ...protection(file, look), ...ssdCareTables(file, look), ...staff(file)]
}

const people = (file: CaseFile): Table[] => [
  tableOf('ssd_person', file.child, [
    ['pers_legacy_id', empty],
    ['pers_person_id', ({ child }) => child],
    ['pers_sex', ({ sex }) => sex],
    ['pers_gender', empty],
    ['pers_ethnicity', ({ ethnicity }) => ethnicityCode(ethnicity)],
    ['pers_dob', ({ born }) => born],
    ['pers_common_child_id', empty],
    ['pers_upn_unknown', empty],
    ['pers_send_flag', empty],
    ['pers_expected_dob', empty],
    ['pers_death_date', empty],
    ['pers_is_mother', () => 'N'],
    ['pers_nationality', empty],
  ]),
  tableOf(
    'ssd_disability',
    file.child.filter(({ disabled }) => disabled),
    [
      ['disa_table_id', ({ child }) => `D${child}`],
      ['disa_person_id', ({ child }) => child],
      ['disa_disability_code', () => 'LD'],
    ],
  ),
]

const frontDoor = (file: CaseFile): Table[] => [
  tableOf('ssd_contacts', numbered(file.contact, 'CO'), [
    ['cont_contact_id', ({ id }) => id],
    ['cont_person_id', ({ child }) => child],
    ['cont_contact_date', ({ received }) => received],
    ['cont_contact_source_code', ({ source }) => sourceCode(source)],
    ['cont_contact_source_desc', ({ source }) => source],
    ['cont_contact_outcome_json', empty],
  ]),
  tableOf('ssd_early_help_episodes', numbered(file.early_help, 'EH'), [
    ['earl_episode_id', ({ id }) => id],
    ['earl_person_id', ({ child }) => child],
    ['earl_episode_start_date', ({ started }) => started],
    ['earl_episode_end_date', ({ finished }) => finished],
    ['earl_episode_reason', empty],
    ['earl_episode_end_reason', empty],
    ['earl_episode_organisation', ({ organisation }) => organisation],
    ['earl_episode_worker_id', empty],
  ]),
  tableOf('ssd_cin_episodes', file.referral, [
    ['cine_referral_id', ({ id }) => id],
    ['cine_person_id', ({ child }) => child],
    ['cine_referral_date', ({ received }) => received],
    ['cine_cin_primary_need_code', () => 'N1'],
    ['cine_referral_source_code', ({ source }) => sourceCode(source)],
    ['cine_referral_source_desc', ({ source }) => source],
    ['cine_referral_outcome_json', empty],
    ['cine_referral_nfa', (row) => yesNo(row.no_further_action)],
    ['cine_close_reason', ({ closed }) => (closed === null ? null : 'RC7')],
    ['cine_close_date', ({ closed }) => closed],
    ['cine_referral_team', ({ team }) => team],
    ['cine_referral_worker_id', ({ worker }) => worker],
  ]),
  tableOf('ssd_cin_assessments', file.assessment, [
    ['cina_assessment_id', ({ id }) => id],
    ['cina_person_id', ({ child }) => child],
    ['cina_referral_id', ({ referral }) => referral],
    ['cina_assessment_start_date', ({ started }) => started],
    ['cina_assessment_child_seen', (row) => yesNo(row.child_seen)],
    ['cina_assessment_auth_date', ({ authorised }) => authorised],
    ['cina_assessment_outcome_json', empty],
    ['cina_assessment_outcome_nfa', empty],
    ['cina_assessment_team', ({ team }) => team],
    ['cina_assessment_worker_id', ({ worker }) => worker],
  ]),
]

const protection = (file: CaseFile, look: Lookups): Table[] => [
  tableOf('ssd_s47_enquiry', file.enquiry, [
    ['s47e_s47_enquiry_id', ({ id }) => id],
    ['s47e_referral_id', ({ referral }) => referral],
    ['s47e_person_id', ({ child }) => child],
    ['s47e_s47_start_date', ({ started }) => started],
    ['s47e_s47_end_date', ({ ended }) => ended],
    ['s47e_s47_nfa', (row) => yesNo(!row.conference_needed)],
    ['s47e_s47_outcome_json', empty],
    ['s47e_s47_completed_by_worker_id', ({ worker }) => worker],
    ['s47e_s47_completed_by_team', ({ team }) => team],
  ]),
  tableOf('ssd_initial_cp_conference', file.conference, [
    ['icpc_icpc_id', ({ id }) => id],
    ['icpc_icpc_meeting_id', ({ id }) => id],
    ['icpc_s47_enquiry_id', ({ enquiry }) => enquiry],
    ['icpc_person_id', ({ child }) => child],
    ['icpc_cp_plan_id', (row) => (row.led_to_plan ? (look.protectionAt(row.child, row.held)?.id ?? null) : null)],
    ['icpc_referral_id', ({ enquiry }) => look.enquiry(enquiry)?.referral ?? null],
    ['icpc_icpc_transfer_in', (row) => yesNo(row.transfer_in)],
    ['icpc_icpc_target_date', ({ due }) => due],
    ['icpc_icpc_date', ({ held }) => held],
    ['icpc_icpc_outcome_cp_flag', (row) => yesNo(row.led_to_plan)],
    ['icpc_icpc_outcome_json', empty],
    ['icpc_icpc_team', ({ team }) => team],
    ['icpc_icpc_worker_id', empty],
  ]),
  tableOf('ssd_cp_plans', file.protection, [
    ['cppl_cp_plan_id', ({ id }) => id],
    ['cppl_referral_id', ({ child, started }) => look.referralAt(child, started)?.id ?? null],
    ['cppl_icpc_id', ({ child, started }) => conferenceOn(look, child, started)],
    ['cppl_person_id', ({ child }) => child],
    ['cppl_cp_plan_start_date', ({ started }) => started],
    ['cppl_cp_plan_end_date', ({ ended }) => ended],
    ['cppl_cp_plan_ola', () => 'N'],
    ['cppl_cp_plan_initial_category', ({ category }) => categoryCode(category)],
    ['cppl_cp_plan_latest_category', ({ category }) => categoryCode(category)],
  ]),
  tableOf('ssd_cp_reviews', numbered(file.protection_review, 'PR'), [
    ['cppr_cp_review_id', ({ id }) => id],
    ['cppr_person_id', ({ child }) => child],
    ['cppr_cp_plan_id', (row) => row.protection],
    ['cppr_cp_review_due', ({ due }) => due],
    ['cppr_cp_review_date', ({ held }) => held],
    ['cppr_cp_review_meeting_id', ({ id }) => id],
    ['cppr_cp_review_outcome_continue_cp', empty],
    ['cppr_cp_review_quorate', () => 'Y'],
    ['cppr_cp_review_participation', (row) => (row.took_part ? 'PN1' : 'PN7')],
  ]),
  tableOf('ssd_cp_visits', numbered(protectionVisits(file), 'PV'), [
    ['cppv_cp_visit_id', ({ id }) => id],
    ['cppv_person_id', ({ child }) => child],
    ['cppv_cp_plan_id', ({ child, held }) => look.protectionAt(child, held)?.id ?? null],
    ['cppv_cp_visit_date', ({ held }) => held],
    ['cppv_cp_visit_seen', ({ seen }) => yesNo(seen)],
    ['cppv_cp_visit_seen_alone', ({ alone }) => yesNo(alone)],
    ['cppv_cp_visit_bedroom', empty],
  ]),
]

/** Whoever works on a plan or in care stands only among the involvements, as in a real dataset. */
const staff = (file: CaseFile): Table[] => [
  tableOf('ssd_professionals', file.worker, [
    ['prof_professional_id', ({ worker }) => worker],
    ['prof_staff_id', ({ worker }) => worker],
    ['prof_professional_name', empty],
    ['prof_social_worker_registration_no', empty],
    ['prof_agency_worker_flag', ({ agency }) => yesNo(agency)],
    ['prof_professional_job_title', () => 'Social worker'],
    ['prof_professional_caseload', ({ cases }) => cases],
    ['prof_professional_department', ({ team }) => team],
    ['prof_full_time_equivalency', ({ fte }) => fte],
  ]),
  tableOf('ssd_department', file.team, [
    ['dept_team_id', ({ team }) => team],
    ['dept_team_name', ({ name }) => name],
    ['dept_team_parent_id', ({ parent }) => parent],
    ['dept_team_parent_name', ({ parent }) => file.team.find(({ team }) => team === parent)?.name ?? null],
  ]),
  tableOf('ssd_involvements', numbered(involvements(file), 'I'), [
    ['invo_involvements_id', ({ id }) => id],
    ['invo_professional_id', ({ worker }) => worker],
    ['invo_professional_role_id', () => 'Social worker'],
    ['invo_professional_team', ({ team }) => team],
    ['invo_person_id', ({ child }) => child],
    ['invo_involvement_start_date', ({ started }) => started],
    ['invo_involvement_end_date', ({ ended }) => ended],
    ['invo_worker_change_reason', empty],
    ['invo_referral_id', ({ referral }) => referral],
  ]),
]

const involvements = (file: CaseFile) => [
  ...file.referral.map((row) => ({ ...row, started: row.received, ended: row.closed, referral: row.id })),
  ...[...file.protection, ...file.care].map((row) => ({ ...row, referral: null })),
]

const protectionVisits = (file: CaseFile) => file.visit.filter(({ about }) => about === 'protection')

/** The conference that a plan came of: it began on the day that the conference was held. */
function conferenceOn(look: Lookups, child: string, started: string): string | null {
  const conferences = (look.enquiriesAbout.get(child) ?? []).flatMap(({ id }) => look.conferenceOf.get(id) ?? [])
  return conferences.find(({ held }) => held === started)?.id ?? null
}
