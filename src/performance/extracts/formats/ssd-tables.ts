/**
 * The Standard Safeguarding Dataset as it is exported: one CSV for each table, by the published names of tables and
 * headings. Only what a figure needs is read; every other column (names, notes, addresses) is left where it is.
 */

import type { SourceTable } from '../format.ts'

const table = (
  name: string,
  columns: SourceTable['columns'],
  required: readonly string[],
  more: Pick<SourceTable, 'id' | 'order'> = {},
): SourceTable => ({ name, columns, required, ...more })

const people: readonly SourceTable[] = [
  table('ssd_person', { pers_person_id: 'text', pers_sex: 'text', pers_ethnicity: 'text', pers_dob: 'day' }, [
    'pers_person_id',
  ]),
  table('ssd_contacts', { cont_person_id: 'text', cont_contact_date: 'day', cont_contact_source_code: 'text' }, [
    'cont_contact_date',
    'cont_person_id',
  ]),
  table(
    'ssd_early_help_episodes',
    {
      earl_person_id: 'text',
      earl_episode_start_date: 'day',
      earl_episode_end_date: 'day',
      earl_episode_organisation: 'text',
    },
    ['earl_episode_start_date', 'earl_person_id'],
    { order: ['earl_episode_start_date', 'earl_episode_end_date'] },
  ),
  table(
    'ssd_cin_episodes',
    {
      cine_referral_id: 'text',
      cine_person_id: 'text',
      cine_referral_date: 'day',
      cine_referral_source_code: 'text',
      cine_referral_nfa: 'flag',
      cine_close_date: 'day',
      cine_referral_team: 'text',
      cine_referral_worker_id: 'text',
    },
    ['cine_referral_id', 'cine_person_id', 'cine_referral_date'],
    { id: 'cine_referral_id', order: ['cine_referral_date', 'cine_close_date'] },
  ),
  table(
    'ssd_cin_assessments',
    {
      cina_assessment_id: 'text',
      cina_person_id: 'text',
      cina_referral_id: 'text',
      cina_assessment_start_date: 'day',
      cina_assessment_child_seen: 'flag',
      cina_assessment_auth_date: 'day',
      cina_assessment_team: 'text',
      cina_assessment_worker_id: 'text',
    },
    ['cina_assessment_id', 'cina_person_id', 'cina_assessment_start_date'],
    { id: 'cina_assessment_id', order: ['cina_assessment_start_date', 'cina_assessment_auth_date'] },
  ),
  table(
    'ssd_s47_enquiry',
    {
      s47e_s47_enquiry_id: 'text',
      s47e_referral_id: 'text',
      s47e_person_id: 'text',
      s47e_s47_start_date: 'day',
      s47e_s47_end_date: 'day',
      s47e_s47_nfa: 'flag',
      s47e_s47_completed_by_team: 'text',
    },
    ['s47e_s47_enquiry_id', 's47e_person_id', 's47e_s47_start_date'],
    { id: 's47e_s47_enquiry_id', order: ['s47e_s47_start_date', 's47e_s47_end_date'] },
  ),
  table(
    'ssd_initial_cp_conference',
    {
      icpc_icpc_id: 'text',
      icpc_s47_enquiry_id: 'text',
      icpc_person_id: 'text',
      icpc_icpc_transfer_in: 'flag',
      icpc_icpc_target_date: 'day',
      icpc_icpc_date: 'day',
      icpc_icpc_outcome_cp_flag: 'flag',
      icpc_icpc_team: 'text',
    },
    ['icpc_icpc_id', 'icpc_person_id'],
    { id: 'icpc_icpc_id' },
  ),
  table(
    'ssd_cp_plans',
    {
      cppl_cp_plan_id: 'text',
      cppl_referral_id: 'text',
      cppl_icpc_id: 'text',
      cppl_person_id: 'text',
      cppl_cp_plan_start_date: 'day',
      cppl_cp_plan_end_date: 'day',
      cppl_cp_plan_initial_category: 'text',
    },
    ['cppl_cp_plan_id', 'cppl_person_id', 'cppl_cp_plan_start_date'],
    { id: 'cppl_cp_plan_id', order: ['cppl_cp_plan_start_date', 'cppl_cp_plan_end_date'] },
  ),
  table(
    'ssd_cp_visits',
    {
      cppv_person_id: 'text',
      cppv_cp_plan_id: 'text',
      cppv_cp_visit_date: 'day',
      cppv_cp_visit_seen: 'flag',
      cppv_cp_visit_seen_alone: 'flag',
    },
    ['cppv_cp_visit_date', 'cppv_cp_plan_id'],
  ),
  table(
    'ssd_cla_episodes',
    {
      clae_cla_episode_id: 'text',
      clae_person_id: 'text',
      clae_cla_id: 'text',
      clae_cla_episode_start_date: 'day',
      clae_cla_episode_ceased_date: 'day',
      clae_cla_episode_ceased_reason: 'text',
      clae_entered_care_date: 'day',
      clae_referral_id: 'text',
    },
    ['clae_cla_episode_id', 'clae_person_id', 'clae_cla_episode_start_date'],
    { id: 'clae_cla_episode_id', order: ['clae_cla_episode_start_date', 'clae_cla_episode_ceased_date'] },
  ),
  table(
    'ssd_cla_placement',
    {
      clap_cla_placement_id: 'text',
      clap_person_id: 'text',
      clap_cla_id: 'text',
      clap_cla_placement_start_date: 'day',
      clap_cla_placement_end_date: 'day',
      clap_cla_placement_type: 'text',
      clap_cla_placement_provider: 'text',
      clap_cla_placement_urn: 'text',
    },
    ['clap_cla_placement_id', 'clap_cla_placement_start_date'],
    { id: 'clap_cla_placement_id', order: ['clap_cla_placement_start_date', 'clap_cla_placement_end_date'] },
  ),
  table(
    'ssd_missing',
    {
      miss_person_id: 'text',
      miss_missing_episode_start_date: 'day',
      miss_missing_episode_end_date: 'day',
      miss_missing_rhi_offered: 'flag',
      miss_missing_rhi_accepted: 'flag',
    },
    ['miss_missing_episode_start_date'],
    { order: ['miss_missing_episode_start_date', 'miss_missing_episode_end_date'] },
  ),
  table(
    'ssd_involvements',
    {
      invo_person_id: 'text',
      invo_professional_team: 'text',
      invo_involvement_start_date: 'day',
      invo_involvement_end_date: 'day',
      invo_referral_id: 'text',
    },
    ['invo_person_id', 'invo_involvement_start_date'],
    { order: ['invo_involvement_start_date', 'invo_involvement_end_date'] },
  ),
  table(
    'ssd_department',
    { dept_team_id: 'text', dept_team_name: 'text', dept_team_parent_id: 'text' },
    ['dept_team_id'],
    {
      id: 'dept_team_id',
    },
  ),
]

/** Whether a child is disabled, and whether it came alone from abroad: one row where it is so. */
const more: readonly SourceTable[] = [
  table('ssd_disability', { disa_person_id: 'text', disa_disability_code: 'text' }, [
    'disa_person_id',
    'disa_disability_code',
  ]),
  table(
    'ssd_immigration_status',
    { immi_person_id: 'text', immi_immigration_status: 'text', immi_immigration_status_start_date: 'day' },
    ['immi_person_id', 'immi_immigration_status'],
  ),
]

const reviews: readonly SourceTable[] = [
  table(
    'ssd_cp_reviews',
    {
      ...{ cppr_cp_review_id: 'text', cppr_person_id: 'text', cppr_cp_plan_id: 'text', cppr_cp_review_due: 'day' },
      ...{ cppr_cp_review_date: 'day', cppr_cp_review_participation: 'text' },
    },
    ['cppr_cp_review_id', 'cppr_cp_plan_id'],
    { id: 'cppr_cp_review_id' },
  ),
  table(
    'ssd_cla_reviews',
    {
      ...{ clar_cla_review_id: 'text', clar_cla_id: 'text', clar_cla_review_due_date: 'day' },
      ...{ clar_cla_review_date: 'day', clar_cla_review_cancelled: 'flag', clar_cla_review_participation: 'text' },
    },
    ['clar_cla_review_id', 'clar_cla_id'],
    { id: 'clar_cla_review_id' },
  ),
  table(
    'ssd_cla_visits',
    {
      ...{ clav_cla_visit_id: 'text', clav_cla_id: 'text', clav_person_id: 'text', clav_cla_visit_date: 'day' },
      ...{ clav_cla_visit_seen: 'flag', clav_cla_visit_seen_alone: 'flag' },
    },
    ['clav_cla_visit_id', 'clav_cla_visit_date'],
    { id: 'clav_cla_visit_id' },
  ),
  table(
    'ssd_cla_health',
    {
      ...{ clah_health_check_id: 'text', clah_person_id: 'text', clah_health_check_type: 'text' },
      ...{ clah_health_check_date: 'day', clah_health_check_status: 'text' },
    },
    ['clah_health_check_id', 'clah_person_id', 'clah_health_check_date'],
    { id: 'clah_health_check_id' },
  ),
  table('ssd_sdq_scores', { csdq_person_id: 'text', csdq_sdq_completed_date: 'day', csdq_sdq_score: 'number' }, [
    'csdq_person_id',
    'csdq_sdq_completed_date',
  ]),
]

const leaving: readonly SourceTable[] = [
  table(
    'ssd_care_leavers',
    {
      ...{ clea_person_id: 'text', clea_care_leaver_in_touch: 'text', clea_care_leaver_accom_suitable: 'text' },
      ...{ clea_care_leaver_activity: 'text', clea_care_leaver_allocated_team: 'text' },
    },
    ['clea_person_id', 'clea_care_leaver_in_touch'],
  ),
  table(
    'ssd_permanence',
    {
      ...{ perm_person_id: 'text', perm_adm_decision_date: 'day', perm_placed_for_adoption_date: 'day' },
      ...{ perm_permanence_order_date: 'day', perm_permanence_order_type: 'text' },
    },
    ['perm_person_id'],
    { order: ['perm_adm_decision_date', 'perm_permanence_order_date'] },
  ),
  table(
    'ssd_professionals',
    {
      ...{ prof_professional_id: 'text', prof_agency_worker_flag: 'flag', prof_professional_job_title: 'text' },
      ...{ prof_professional_caseload: 'number', prof_professional_department: 'text' },
      prof_full_time_equivalency: 'number',
    },
    ['prof_professional_id'],
    { id: 'prof_professional_id' },
  ),
]

export const ssdTables: readonly SourceTable[] = [...people, ...more, ...reviews, ...leaving]
