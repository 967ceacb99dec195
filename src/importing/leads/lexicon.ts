/**
 * The words by which a reader of improvement plans tells a post from a person from a body. All in lower case, without
 * apostrophe-s. They are the field's vocabulary, not any document's: a word that is missing only makes a guess less sure.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Nouns that a post can end with: `Team Manager`, `Independent Chair`. */
export const roleNouns = words(`
manager officer lead leader coordinator co-ordinator commissioner chair chairperson chairman chairwoman vice-chair adviser
advisor director head headteacher executive exec consultant worker nurse doctor paediatrician gp enabler practitioner
inspector superintendent secretary analyst administrator trainer supervisor psychologist psychiatrist solicitor lawyer
barrister governor member councillor champion sponsor principal holder specialist therapist teacher accountant auditor
clerk mentor assistant ambassador carer controller registrar treasurer educator owner keyworker chaplain magistrate mayor
editor statistician researcher planner designer facilitator navigator broker negotiator investigator
co-chair midwife matron sgt constable sergeant commander moderator convenor convener trustee
dietician counsellor apprentice technician assessor steward caretaker participant envoy
`)

/** Role nouns that also stand before another (`Lead Officer`, `Executive Director`, `Consultant Social Worker`). */
export const roleModifiers = words(
  'lead head chief principal executive consultant chair headteacher deputy assistant associate member practitioner trainer nurse teacher specialist doctor governor mentor apprentice officer',
)

/** Words that qualify the post that follows and never end one. */
export const postQualifiers = words(
  'deputy assistant acting interim chief senior principal associate joint temporary permanent all the executive corporate strategic group lead designated named independent vice co former shadow new both relevant each other our advanced experienced',
)

/** Posts usually printed as letters. */
export const roleAcronyms = words(
  'dcs dass ad ads add dd dds hos hoss co tm tms atm atms sdm sdms psw iro iros ceo cex sro dsl lado vsh dph cfo coo sm sms gm gms pm cpa pso sw sws hov ddcs dcss acss dep',
)

/** Of these, the posts that are whole as they stand: a word after them begins another name. */
export const wholeAcronyms = words('dcs dass dsl lado iro iros psw ceo cex sro dph cfo coo sdm tm tms gm gms ads')

/** Posts that only rank another when words of it follow: `Principal Social Worker`, `Lead Commissioner for Health`. */
export const ranking = words('assistant principal lead chief executive consultant associate specialist')

/** Nouns that a body ends with. */
export const bodyNouns = words(`
board boards team teams group groups subgroup sub-group unit units panel panels committee committees partnership partnerships
trust trusts council councils police service services department departments directorate directorates school schools forum
forums cabinet authority authorities academy academies college colleges constabulary association charity network networks
hub hubs sec centre centres hospital hospitals university universities partners partner agencies agency desk staff members
executive executives provider providers governors sector organisation organisations federation alliance consortium cluster
clusters collaborative commission commissioners office ccg ccgs icb pct nhs company management court courts bureau society
church mosque institute foundation bench fund taskforce everyone workforce stakeholders practitioners families parents
carers clinic surgery practice nursery nurseries wing corps branch division directorates smt slt dlt clt workstream
programme congregation diocese borough county city union unions prison probation
`)

/** Body nouns that close what they end: nothing but another body noun follows inside the same name. */
export const closingBodyNouns = words(
  'board boards team teams group groups subgroup sub-group unit units panel panels committee committees forum forums desk members partnership staff cabinet constabulary hub',
)

/** Bodies known by one word. */
export const bodyNames = words(`
ofsted connexions cafcass barnardo police health education housing probation legal finance schools nspcc all partners
everyone capita coram governors camhs
`)

/** Pairs that begin a name of their own: nothing printed before them belongs to it, but for `Deputy`, `Interim` and so on. */
export const closedPairs = words(
  'general_manager general_managers executive_member executive_members elected_member elected_members cabinet_member cabinet_members lead_member chief_executive chief_exec portfolio_holder chief_officer chief_inspector corporate_director independent_chair assistant_director deputy_director principal_social',
)

/** Subjects of work: what a post is over, or a body does. None of them is taken for a surname unless a given name precedes it. */
export const subjects = words(`
access accommodation achievement action admissions adolescent adolescents adolescence adoption adult adults advice advocacy
after aftercare alternative apprenticeships area areas asset assets assessment assessments asylum at attainment attendance
attention audit autism autistic base behaviour benefits bme both budget budgets building business campaign capacity capital
care careers caseload centre challenge change charter child children childcare childhood chief citizen citizens citywide
clinical cohesion commissioned commissioning communication communications community communities complaints compliance
compliments concerns conduct conference conferences contact contextual contract contracts control coordination
co-ordination corporate county court creative crime criminal culture curriculum customer customers data day delivery
democratic deputy desktop design designated development digital disabilities disability disabled disorder
district diversity domestic drug drugs duty early east economic economy edge education educational effectiveness efficiency
emergency emotional employment engagement english entitlement environment environments equalities equality estates ethics
european evaluation evidence exceptional exclusion exclusions exploitation extended external facilities family families
fieldwork field finance financial first floating forward foster fostering front function functions funding further
future general girls governance grant growth guidance harm health healthy help high higher home homelessness homes hospital
housing human ict identification improvement improving inclusion inclusive income independence independent infant
information infrastructure initial innovation insight inspection inspections insurance integrated integration intelligence
intensive interim internal intervention interventions investment it joint justice juvenile key kinship knowledge landlord
language law leadership learner learners learning leaving legal leisure library licensing lifelong listening literacy
live local localities locality long looked maintenance major management market maths medical medicine mental
missing mobile monitoring multi-agency national neet neighbourhood new north occupational offender offending ongoing
online operating operation operational operations organisational organisation out outcome outcomes parent parenting
participation partner partnership partnerships pastoral pathway pathways payment payments people performance permanence
permanency person personal personnel physical placement placements place plan planning play police policies policy
portfolio post post-16 practice practices pre-birth pregnancy premises preventative prevention preventive primary principal
priorities priority proceedings procurement professional programme programmes progress project projects property protect
protected protection provision psychology public pupil pupils qa quality re-offending record records recording recovery
recruitment referral referrals reform regeneration regional registered registration regulated regulation relations
relationships research residential resilience resource resources respite response responsibility retention review
reviewing reviews rights risk risks safe safeguarding safer safety scrutiny secondary section sector secure security
self-harm sen send senior service services setting settings sexual shared short sixth skill skills social social-work south
special specialist speech sport sports staff staffing standards start statistics strategic strategies strategy strengthening
student study substance supervision supplier support supported sure system systems targeted task teaching team teams
technical technology teenage tenancy therapeutic therapies therapy thresholds timeliness town traded trading trafficking
training transfer transformation transition transitions transport travel trauma tuition under unaccompanied universal
unified value violence virtual vision visiting vocational voice voluntary volunteering vulnerable website welfare well
wellbeing well-being west whole widening women work workforce workload workstream workstreams years youth young year zone
children's people's city elected executive cabinet lead member named cross-party user users practitioner outreach boys
caring cared community-based consultation curriculum elective entry excellence feedback homeless looked-after looking
meeting minister needs objective parental peer preparation private prosecution rapid relationship remand reporting return
safeguards separated sibling strand street theme threshold tier triage visits workshop consultant reviewing delivery
virtual contextual edge-of-care front-door mash court pre-proceedings response leaver leavers carers care-experienced
`)

/** Small words inside a name. */
export const smallWords = words('of for the in on to at by from via with within across into a an as')

/** Words that belong to surnames. */
export const particles = words('van der den de la le du von al el bin ibn ap ab da di dos st mac ten ter')

/** What stands before a person's name. */
export const personTitles = words(`
dr mr mrs ms miss mx prof professor cllr councillor cllrs sir dame lord lady rev revd reverend dci di ds dc pc sgt supt acc
det insp baroness judge hhj superintendent inspector sergeant ch ch/supt csupt dsu dcs/supt colonel captain canon father
`)
