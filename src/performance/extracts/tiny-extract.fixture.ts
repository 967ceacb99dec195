/** A Standard Safeguarding Dataset small enough to count by hand. Every child, worker and team in it is invented. */

/** Words that must be found nowhere once the figures are made. */
export const planted = ['Zebedee Plantword', 'child-7Q', 'worker-9K', 'Quagmire Lane']

export const tinyExtract: Record<string, string> = {
  'ssd_department.csv': `dept_team_id,dept_team_name,dept_team_parent_id
CITY,Harrowmere,
EAST,East area,CITY
WEST,West area,CITY
E1,East assessment,EAST
E2,East protection,EAST
W1,West assessment,WEST
`,
  'ssd_person.csv': `pers_person_id,pers_forename,pers_sex,pers_ethnicity,pers_dob
child-7Q1,Zebedee Plantword,M,WBRI,2015-06-01
child-7Q2,Zebedee Plantword,F,WBRI,2012-01-31
`,
  'ssd_cin_episodes.csv': `cine_referral_id,cine_person_id,cine_referral_date,cine_referral_source_code,cine_referral_nfa,cine_close_date,cine_referral_team,cine_referral_worker_id
r1,child-7Q1,2025-11-03,1A,N,,E1,worker-9K
r2,child-7Q2,2025-11-03,1A,N,,W1,worker-9K
r3,child-7Q3,2026-02-02,1A,N,,E1,worker-9K
r4,child-7Q4,2026-02-02,1A,Y,,E1,worker-9K
r5,child-7Q1,2026-03-20,1A,N,,W1,worker-9K
r6,child-7Q5,2024-12-02,1A,N,2025-01-02,E1,worker-9K
r7,child-7Q5,2026-01-05,1A,Y,2026-01-06,E1,worker-9K
`,
  // 45 working days from 3 November 2025 end on 8 January (Christmas, Boxing and New Year's Day off); from 2 February
  // 2026 on 8 April (Good Friday and Easter Monday off).
  'ssd_cin_assessments.csv': `cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_team,cina_assessment_worker_id
a1,child-7Q1,r1,2025-11-04,Y,2026-01-08,E1,worker-9K
a2,child-7Q2,r2,2025-11-04,N,2026-01-09,W1,worker-9K
a3,child-7Q3,r3,2026-02-03,Y,2026-04-08,E1,worker-9K
a4,child-7Q4,r4,2026-02-03,Y,2026-04-09,E1,worker-9K
a5,child-7Q1,r5,2026-03-23,Y,,W1,worker-9K
`,
  'ssd_s47_enquiry.csv': `s47e_s47_enquiry_id,s47e_referral_id,s47e_person_id,s47e_s47_start_date,s47e_s47_end_date,s47e_s47_nfa,s47e_s47_completed_by_team
e1,r1,child-7Q1,2025-12-08,2025-12-19,N,E2
e2,r2,child-7Q2,2025-12-08,2025-12-19,N,W1
e3,r3,child-7Q3,2026-03-17,2026-03-30,N,E2
`,
  // 15 working days from 8 December 2025 end on 31 December; from 17 March 2026 on 9 April.
  'ssd_initial_cp_conference.csv': `icpc_icpc_id,icpc_s47_enquiry_id,icpc_person_id,icpc_icpc_transfer_in,icpc_icpc_target_date,icpc_icpc_date,icpc_icpc_outcome_cp_flag,icpc_icpc_team
c1,e1,child-7Q1,N,2025-12-31,2025-12-31,Y,E2
c2,e2,child-7Q2,N,2025-12-31,2026-01-02,Y,W1
c3,e3,child-7Q3,N,2026-04-09,2026-04-09,N,E2
c4,,child-7Q4,Y,,2026-04-10,Y,E2
`,
  'ssd_cp_plans.csv': `cppl_cp_plan_id,cppl_referral_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_initial_category
p1,r1,c1,child-7Q1,2025-12-31,,NEG
p2,r2,c2,child-7Q2,2026-01-02,2026-03-31,EMO
`,
}

export const tinyFiles = (extract: Record<string, string> = tinyExtract) =>
  Object.entries(extract).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }))
