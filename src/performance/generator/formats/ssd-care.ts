/** The care tables of the Standard Safeguarding Dataset, with the names of its public specification. Pure. */
import type { CaseFile } from '../case-file.ts'
import { inventedPostcode, placeCode, providerCode, yesNo } from './codes.ts'
import { episodesOf } from './episodes.ts'
import type { Lookups } from './lookups.ts'
import { empty, numbered, type Table, tableOf } from './table.ts'

/** The dataset keeps to the newest list of placement codes. */
const codesOf = 2026

export const ssdCareTables = (file: CaseFile, look: Lookups): Table[] => [
  ...stays(file, look),
  ...checks(file, look),
  ...leaving(file, look),
]

const stays = (file: CaseFile, look: Lookups): Table[] => [
  tableOf('ssd_cla_episodes', episodesOf(file, look), [
    ['clae_cla_episode_id', ({ placement }) => `EP${placement.id}`],
    ['clae_person_id', ({ care }) => care.child],
    ['clae_cla_placement_id', ({ placement }) => placement.id],
    ['clae_cla_episode_start_date', ({ placement }) => placement.started],
    ['clae_cla_episode_start_reason', ({ reasonStarted }) => reasonStarted],
    ['clae_cla_primary_need_code', ({ need }) => need],
    ['clae_cla_episode_ceased_date', ({ placement }) => placement.ended],
    ['clae_cla_episode_ceased_reason', ({ reasonEnded }) => reasonEnded],
    ['clae_cla_id', ({ care }) => care.id],
    ['clae_referral_id', ({ care }) => look.referralAt(care.child, care.started)?.id ?? null],
    ['clae_cla_last_iro_contact_date', empty],
    ['clae_entered_care_date', ({ care }) => care.started],
  ]),
  tableOf('ssd_cla_placement', file.placement, [
    ['clap_cla_placement_id', ({ id }) => id],
    ['clap_cla_id', ({ care }) => care],
    ['clap_person_id', ({ child }) => child],
    ['clap_cla_placement_start_date', ({ started }) => started],
    ['clap_cla_placement_type', ({ kind }) => placeCode(kind, codesOf)],
    ['clap_cla_placement_urn', ({ urn }) => urn],
    ['clap_cla_placement_distance', empty],
    ['clap_cla_placement_provider', (row) => providerCode(row)],
    ['clap_cla_placement_postcode', () => inventedPostcode],
    ['clap_cla_placement_end_date', ({ ended }) => ended],
    ['clap_cla_placement_change_reason', empty],
  ]),
  tableOf(
    'ssd_immigration_status',
    file.care.filter((row) => row.asylum_seeker),
    [
      ['immi_immigration_status_id', ({ id }) => `IM${id}`],
      ['immi_person_id', ({ child }) => child],
      ['immi_immigration_status_start_date', ({ started }) => started],
      ['immi_immigration_status_end_date', ({ ended }) => ended],
      ['immi_immigration_status', () => 'UASC'],
    ],
  ),
]

const checks = (file: CaseFile, look: Lookups): Table[] => [
  tableOf('ssd_cla_reviews', numbered(file.care_review, 'CR'), [
    ['clar_cla_review_id', ({ id }) => id],
    ['clar_cla_id', ({ care }) => care],
    ['clar_cla_review_due_date', ({ due }) => due],
    ['clar_cla_review_date', ({ held }) => held],
    ['clar_cla_review_cancelled', () => 'N'],
    ['clar_cla_review_participation', (row) => (row.took_part ? 'PN1' : 'PN7')],
  ]),
  tableOf('ssd_cla_visits', numbered(careVisits(file), 'CV'), [
    ['clav_cla_visit_id', ({ id }) => id],
    ['clav_cla_id', ({ child, held }) => look.careAt(child, held)?.id ?? null],
    ['clav_person_id', ({ child }) => child],
    ['clav_cla_visit_date', ({ held }) => held],
    ['clav_cla_visit_seen', ({ seen }) => yesNo(seen)],
    ['clav_cla_visit_seen_alone', ({ alone }) => yesNo(alone)],
  ]),
  tableOf('ssd_cla_health', numbered(medical(file, false), 'HC'), [
    ['clah_health_check_id', ({ id }) => id],
    ['clah_person_id', ({ child }) => child],
    ['clah_health_check_type', ({ kind }) => (kind === 'dental' ? 'Dental Check' : 'Health Assessment')],
    ['clah_health_check_date', ({ held }) => held],
    ['clah_health_check_status', () => 'Completed'],
  ]),
  tableOf('ssd_sdq_scores', numbered(medical(file, true), 'SD'), [
    ['csdq_table_id', ({ id }) => id],
    ['csdq_person_id', ({ child }) => child],
    ['csdq_sdq_completed_date', ({ held }) => held],
    ['csdq_sdq_score', ({ score }) => score],
    ['csdq_sdq_reason', empty],
  ]),
  tableOf('ssd_missing', numbered(file.missing, 'MI'), [
    ['miss_table_id', ({ id }) => id],
    ['miss_person_id', ({ child }) => child],
    ['miss_missing_episode_start_date', ({ started }) => started],
    ['miss_missing_episode_type', () => 'M'],
    ['miss_missing_episode_end_date', ({ ended }) => ended],
    ['miss_missing_rhi_offered', (row) => yesNo(row.interview_offered)],
    ['miss_missing_rhi_accepted', (row) => yesNo(row.interview_accepted)],
  ]),
]

const leaving = (file: CaseFile, look: Lookups): Table[] => [
  tableOf('ssd_care_leavers', numbered(file.leaver, 'CL'), [
    ['clea_table_id', ({ id }) => id],
    ['clea_person_id', ({ child }) => child],
    ['clea_care_leaver_eligibility', () => 'Former relevant child'],
    ['clea_care_leaver_in_touch', (row) => (row.in_touch ? 'YES' : 'NO')],
    ['clea_care_leaver_latest_contact', (row) => (row.in_touch ? row.as_at : null)],
    ['clea_care_leaver_accommodation', (row) => (row.in_touch ? 'U' : 'R')],
    ['clea_care_leaver_accom_suitable', (row) => (row.in_touch ? (row.suitable ? '1' : '2') : null)],
    ['clea_care_leaver_activity', (row) => (row.in_touch ? (row.active ? 'F2' : 'G5') : null)],
    ['clea_pathway_plan_review_date', empty],
    ['clea_care_leaver_personal_advisor', empty],
    ['clea_care_leaver_allocated_team', ({ team }) => team],
    ['clea_care_leaver_worker_id', empty],
  ]),
  tableOf('ssd_permanence', numbered(file.adoption, 'PM'), [
    ['perm_table_id', ({ id }) => id],
    ['perm_person_id', ({ child }) => child],
    ['perm_cla_id', ({ child, decided }) => look.careAt(child, decided)?.id ?? null],
    ['perm_adm_decision_date', ({ decided }) => decided],
    ['perm_matched_date', ({ placed }) => placed],
    ['perm_placed_for_adoption_date', ({ placed }) => placed],
    ['perm_permanence_order_date', ({ ordered }) => ordered],
    ['perm_permanence_order_type', ({ ordered }) => (ordered === null ? null : 'Adoption')],
  ]),
]

const careVisits = (file: CaseFile) => file.visit.filter(({ about }) => about === 'care')
const medical = (file: CaseFile, sdq: boolean) => file.health.filter(({ kind }) => (kind === 'sdq') === sdq)
