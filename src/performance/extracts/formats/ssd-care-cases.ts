/** Reviews, visits, health, leavers, adoption and workers of the Standard Safeguarding Dataset, into the case tables. */
import { isActive, notAsked, tookPart } from './participation.ts'

/** Checks that were asked for and not done count for nothing. */
const checkWasDone = `not coalesce(regexp_matches(lower(clah_health_check_status), 'declin|refus|pend|cancel|not |did not|due'), false)`

/** Whoever holds cases: others in the register have other titles. */
const holdsCases = `(prof_professional_job_title is null
  or regexp_matches(lower(prof_professional_job_title), 'social work|practitioner|asye'))`

/** After plans and times in care: a review or visit is of whatever team they are. */
export const ssdCareCases: readonly string[] = [
  `insert into protection_review (child, protection, due, held, took_part, team)
    select coalesce(cppr_person_id, p.child), cppr_cp_plan_id, cppr_cp_review_due, cppr_cp_review_date,
      ${tookPart('cppr_cp_review_participation')}, p.team
    from ssd_cp_reviews left join protection p on p.id = cppr_cp_plan_id`,
  `insert into care_review (child, care, due, held, took_part, team)
    select c.child, clar_cla_id, clar_cla_review_due_date, clar_cla_review_date,
      ${tookPart('clar_cla_review_participation')}, c.team
    from ssd_cla_reviews join care c on c.id = clar_cla_id where clar_cla_review_cancelled is not true`,
  `insert into visit (child, about, held, seen, alone, team)
    select coalesce(clav_person_id, c.child), 'care', clav_cla_visit_date, clav_cla_visit_seen, clav_cla_visit_seen_alone,
      c.team
    from ssd_cla_visits left join care c on c.id = clav_cla_id where coalesce(clav_person_id, c.child) is not null`,
  `insert into health (child, kind, held)
    select clah_person_id, kind, clah_health_check_date from (select *, case
        when regexp_matches(lower(clah_health_check_type), 'dent|teeth') then 'dental'
        when regexp_matches(lower(clah_health_check_type), 'health') then 'assessment' end as kind
      from ssd_cla_health where ${checkWasDone}) where kind is not null`,
  `insert into health (child, kind, held, score)
    select csdq_person_id, 'sdq', csdq_sdq_completed_date, csdq_sdq_score from ssd_sdq_scores
    where csdq_sdq_score is not null`,
  `insert into leaver (child, as_at, in_touch, suitable, active, team)
    select clea_person_id, (select cut from asked), regexp_matches(upper(clea_care_leaver_in_touch), '^(Y|YES)$'),
      case when regexp_matches(clea_care_leaver_accom_suitable, '(^|[A-Z])1|^(Y|[Ss]uitable)') then true
        when clea_care_leaver_accom_suitable is not null then false end,
      ${isActive('clea_care_leaver_activity')}, clea_care_leaver_allocated_team
    from ssd_care_leavers where upper(clea_care_leaver_in_touch) not in ${notAsked}`,
  `insert into adoption (child, decided, placed, ordered)
    select perm_person_id, perm_adm_decision_date, perm_placed_for_adoption_date,
      case when perm_permanence_order_type is null or regexp_matches(lower(perm_permanence_order_type), 'adopt')
        then perm_permanence_order_date end
    from ssd_permanence where perm_adm_decision_date is not null or perm_placed_for_adoption_date is not null`,
  `insert into worker (worker, team, fte, agency, cases, as_at)
    select prof_professional_id, prof_professional_department, prof_full_time_equivalency,
      coalesce(prof_agency_worker_flag, false), prof_professional_caseload::integer, (select cut from asked)
    from ssd_professionals where ${holdsCases}`,
]
