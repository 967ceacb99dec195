/** From the tables of the Standard Safeguarding Dataset into the case tables, as statements of DuckDB. */
import type { Format } from '../format.ts'
import { sexOf } from './code-words.ts'
import { kindOfPlaceCode, providerOfCode } from './placement-kinds.ts'
import { ssdCareCases } from './ssd-care-cases.ts'
import { ssdTables } from './ssd-tables.ts'

/** Who was at work with a child, by the day they began; of two on one day, the one that is not there for a referral. */
const involved = `(select invo_person_id as child, invo_professional_team as team, invo_involvement_start_date as since,
      invo_involvement_end_date as until
    from ssd_involvements where invo_professional_team is not null
    qualify row_number() over (partition by invo_person_id, invo_involvement_start_date
      order by invo_referral_id nulls first, invo_involvement_end_date desc nulls first, invo_professional_team) = 1)`

/** The team of whoever began last before something did, if they were still there. */
const teamInvolved = (started: string) => `case when i.until is null or i.until >= ${started} then i.team end`

/** Unaccompanied asylum seekers are told among statuses of immigration. */
const cameAlone = `case when exists (select 1 from ssd_immigration_status) then p.child in (select immi_person_id
  from ssd_immigration_status where regexp_matches(lower(immi_immigration_status), 'uasc|unaccompanied')) end`

/** In order. The dataset names no team of a plan or a time in care: it is who was involved then, else the referral's. */
const intoCases: readonly string[] = [
  `insert into child select pers_person_id, pers_dob, ${sexOf('pers_sex')}, pers_ethnicity,
      case when exists (select 1 from ssd_disability) then pers_person_id in (
        select disa_person_id from ssd_disability where upper(disa_disability_code) <> 'NONE') end
    from ssd_person`,
  `insert into contact select cont_person_id, cont_contact_date, cont_contact_source_code, null from ssd_contacts`,
  `insert into early_help select earl_person_id, earl_episode_start_date, earl_episode_end_date,
      earl_episode_organisation, null from ssd_early_help_episodes`,
  `insert into referral select cine_referral_id, cine_person_id, cine_referral_date, cine_referral_source_code,
      cine_referral_nfa, cine_close_date, cine_referral_team, cine_referral_worker_id from ssd_cin_episodes`,
  `insert into assessment select cina_assessment_id, cina_person_id, cina_referral_id, 'single',
      cina_assessment_start_date, cina_assessment_auth_date, cina_assessment_child_seen,
      coalesce(cina_assessment_team, r.team), cina_assessment_worker_id
    from ssd_cin_assessments left join referral r on r.id = cina_referral_id`,
  `insert into enquiry select s47e_s47_enquiry_id, s47e_person_id, s47e_referral_id, s47e_s47_start_date,
      s47e_s47_end_date, not s47e_s47_nfa, coalesce(s47e_s47_completed_by_team, r.team), null
    from ssd_s47_enquiry left join referral r on r.id = s47e_referral_id`,
  `insert into conference select icpc_icpc_id, icpc_person_id, icpc_s47_enquiry_id, e.started, icpc_icpc_target_date,
      icpc_icpc_date, icpc_icpc_outcome_cp_flag, coalesce(icpc_icpc_transfer_in, false), coalesce(icpc_icpc_team, e.team)
    from ssd_initial_cp_conference left join enquiry e on e.id = icpc_s47_enquiry_id`,
  `insert into protection select cppl_cp_plan_id, cppl_person_id, cppl_cp_plan_start_date, cppl_cp_plan_end_date,
      cppl_cp_plan_initial_category,
      (row_number() over (partition by cppl_person_id order by cppl_cp_plan_start_date, cppl_cp_plan_id) - 1)::integer,
      coalesce(${teamInvolved('cppl_cp_plan_start_date')}, r.team, c.team), r.worker
    from ssd_cp_plans asof left join ${involved} i on i.child = cppl_person_id and i.since <= cppl_cp_plan_start_date
      left join referral r on r.id = cppl_referral_id left join conference c on c.id = cppl_icpc_id`,
  `insert into visit select coalesce(cppv_person_id, p.child), 'protection', cppv_cp_visit_date, cppv_cp_visit_seen,
      cppv_cp_visit_seen_alone, p.team
    from ssd_cp_visits left join protection p on p.id = cppv_cp_plan_id`,
  // Several episodes make one time in care; it goes on while one of them does.
  `insert into care select p.id, p.child, p.started, p.ended, p.reason, ${cameAlone}, coalesce(${teamInvolved('p.started')}, p.team),
      p.worker
    from (select coalesce(clae_cla_id, clae_cla_episode_id) as id, any_value(clae_person_id) as child,
        least(min(clae_cla_episode_start_date), min(clae_entered_care_date)) as started,
        case when bool_or(clae_cla_episode_ceased_date is null) then null else max(clae_cla_episode_ceased_date) end as ended,
        arg_max(clae_cla_episode_ceased_reason, clae_cla_episode_start_date) as reason, any_value(r.team) as team,
        any_value(r.worker) as worker
      from ssd_cla_episodes left join referral r on r.id = clae_referral_id
      group by coalesce(clae_cla_id, clae_cla_episode_id)) p
    asof left join ${involved} i on i.child = p.child and i.since <= p.started`,
  `insert into placement select clap_cla_placement_id, coalesce(clap_person_id, care.child), clap_cla_id,
      clap_cla_placement_start_date, clap_cla_placement_end_date, ${kindOfPlaceCode('upper(clap_cla_placement_type)')},
      ${providerOfCode('upper(clap_cla_placement_provider)')}, clap_cla_placement_urn, care.team
    from ssd_cla_placement left join care on care.id = clap_cla_id`,
  `insert into missing select miss_person_id, miss_missing_episode_start_date, miss_missing_episode_end_date,
      miss_missing_rhi_offered, miss_missing_rhi_accepted,
      (select any_value(care.team) from care where care.child = miss_person_id
        and care.started <= miss_missing_episode_start_date
        and (care.ended is null or care.ended >= miss_missing_episode_start_date))
    from ssd_missing`,
  ...ssdCareCases,
  `insert into team select dept_team_id, dept_team_name, dept_team_parent_id from ssd_department`,
]

export const ssd: Format = {
  name: 'Standard Safeguarding Dataset',
  tables: ssdTables,
  intoCases,
  teams: 'ssd_department',
  reach: {
    ...{ 'In touch': 'at the cut', 'Suitable accommodation': 'at the cut', 'Care leavers active': 'at the cut' },
    ...{ Caseload: 'at the cut', Agency: 'at the cut' },
  },
}
