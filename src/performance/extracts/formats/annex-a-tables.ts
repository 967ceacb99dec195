/**
 * The eleven child-level lists of Annex A (Ofsted's framework for inspecting children's services) as tables: usual headings
 * first, then those that case systems are known to write. Case, spaces and signs say nothing and are not repeated here.
 */
import type { CellKind, SourceTable } from '../format.ts'

type Column = readonly [kind: CellKind, ...headings: string[]]
type Columns = Readonly<Record<string, Column>>

/** Every list says these of a child first. */
const child: Columns = {
  child: [
    'text',
    'Child Unique ID',
    'Child ID',
    'Unique ID',
    'Child Unique Identifier',
    'Child’s Unique ID',
    'Person ID',
  ],
  sex: ['text', 'Gender', 'Sex', 'Gender / Sex'],
  ethnicity: ['text', 'Ethnicity', 'Ethnic Origin', 'Ethnic Group'],
  born: ['day', 'Date of Birth', 'DOB', 'Birth Date', 'Date of Birth (or expected)'],
}
const disability: Columns = {
  disabled: [
    'text',
    'Does the Child have a Disability',
    'Does the child have a disability (Y/N)',
    'Disability',
    'Disabled',
    'Has a Disability',
  ],
}
const allocated: Columns = {
  team: ['text', 'Allocated Team', 'Team', 'Team Name', 'Allocated Social Work Team', 'Social Work Team'],
  worker: ['text', 'Allocated Worker', 'Worker', 'Worker Name', 'Allocated Social Worker', 'Social Worker'],
}

function list(
  number: number,
  title: string,
  own: Columns,
  required: readonly string[],
  order?: readonly [string, string],
): SourceTable {
  const entries = Object.entries(own)
  return {
    name: `List ${number}`,
    title: `List ${number}: ${title}`,
    columns: Object.fromEntries(entries.map(([column, [kind]]) => [column, kind])),
    headings: Object.fromEntries(entries.map(([column, [, ...headings]]) => [column, headings])),
    required,
    ...(order ? { order } : {}),
  }
}

const frontDoor = [
  list(
    1,
    'Contacts',
    {
      ...child,
      received: ['day', 'Date of Contact', 'Contact Date', 'Date Contact Received', 'Contact Received Date'],
      source: ['text', 'Contact Source', 'Source of Contact'],
    },
    ['child', 'received'],
  ),
  list(
    2,
    'Early help',
    {
      ...child,
      started: ['day', 'Assessment start date', 'Early Help Assessment Start Date', 'Date Assessment Started'],
      finished: [
        ...(['day', 'Assessment completion date', 'Early Help Assessment Completion Date'] as const),
        'Date Assessment Completed',
        'Assessment end date',
      ],
      organisation: ['text', 'Organisation completing assessment', 'Organisation', 'Lead Organisation'],
    },
    ['child', 'started'],
    ['started', 'finished'],
  ),
  list(
    3,
    'Referrals',
    {
      ...child,
      received: ['day', 'Date of referral', 'Referral Date', 'Date Referral Received', 'Referral Received Date'],
      source: ['text', 'Referral Source', 'Source of Referral'],
      no_further_action: ['text', 'Referral NFA?', 'Referral No Further Action', 'NFA', 'Referral NFA (Y/N)'],
      earlier: [
        ...(['number', 'Number of Referrals in Last 12 Months', 'Referrals in Last 12 Months'] as const),
        'Number of Previous Referrals in Last 12 Months',
      ],
      ...allocated,
    },
    ['child', 'received'],
  ),
]

const inNeed = [
  list(
    4,
    'Assessments',
    {
      ...{ ...child, ...disability },
      started: [
        ...(['day', 'Continuous Assessment Start Date', 'Single Assessment Start Date'] as const),
        'Date Continuous Assessment Started',
        'C&F Assessment Start Date',
      ],
      child_seen: [
        ...(['text', 'Child Seen During Continuous Assessment', 'Child Seen During Assessment'] as const),
        'Was the Child Seen During the Assessment',
        'Child Seen',
      ],
      authorised: [
        ...(['day', 'Continuous Assessment Date of Authorisation', 'Date of Authorisation'] as const),
        'Assessment Authorisation Date',
        'Continuous Assessment Authorisation Date',
        'Single Assessment Authorisation Date',
      ],
      ...allocated,
    },
    ['child', 'started'],
    ['started', 'authorised'],
  ),
  list(
    5,
    'Section 47 enquiries and conferences',
    {
      ...{ ...child, ...disability },
      started: [
        ...(['day', 'Strategy discussion initiating Section 47 Enquiry Start Date'] as const),
        'Strategy Discussion Date',
        'Section 47 Start Date',
        'S47 Enquiry Start Date',
        'Section 47 Enquiry Start Date',
      ],
      unnecessary: [
        ...(['text', 'Was an Initial Child Protection Conference deemed unnecessary?'] as const),
        'ICPC Deemed Unnecessary',
        'ICPC Not Required',
      ],
      held: [
        ...(['day', 'Date of Initial Child Protection Conference', 'Date of ICPC', 'ICPC Date'] as const),
        'Initial Child Protection Conference Date',
      ],
      led_to_plan: [
        ...(['text', 'Did the Initial Child Protection Conference Result in a Child Protection Plan'] as const),
        'Did the ICPC Result in a Child Protection Plan',
        'ICPC Resulted in CP Plan',
      ],
      ...allocated,
    },
    ['child', 'started'],
  ),
  list(
    6,
    'Children in need',
    {
      ...{ ...child, ...disability },
      started: ['day', 'CIN Start Date', 'Child in Need Start Date', 'Date CIN Started'],
      ended: ['day', 'CIN Closure Date', 'CIN End Date', 'Child in Need Closure Date'],
      ...allocated,
    },
    ['child', 'started'],
    ['started', 'ended'],
  ),
  list(
    7,
    'Child protection plans',
    {
      ...{ ...child, ...disability },
      started: ['day', 'Child Protection Plan Start Date', 'CP Plan Start Date', 'CPP Start Date'],
      category: ['text', 'Initial Category of Abuse', 'Initial Category'],
      visited: ['day', 'Date of the Last Statutory Visit', 'Date of Last Statutory Visit', 'Last Statutory Visit'],
      alone: ['text', 'Was the Child Seen Alone?', 'Was the Child Seen Alone (Y/N)', 'Child Seen Alone', 'Seen Alone'],
      reviewed: [
        ...(['day', 'Date of latest review conference', 'Date of Last Review Conference'] as const),
        'Latest Review Conference Date',
      ],
      ended: ['day', 'Child Protection Plan End Date', 'CP Plan End Date', 'CPP End Date'],
      earlier: [
        ...(['number', 'Number of Previous Child Protection Plans', 'Number of Previous CP Plans'] as const),
        'Previous Child Protection Plans',
      ],
      ...allocated,
    },
    ['child', 'started'],
    ['started', 'ended'],
  ),
]

const inCare = [
  list(
    8,
    'Children in care',
    {
      ...{ ...child, ...disability },
      asylum_seeker: [
        ...(['text', 'Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)'] as const),
        'Unaccompanied Asylum Seeking Child',
        'UASC within the last 12 months',
        'UASC',
      ],
      started: [
        'day',
        'Date Started to be Looked After',
        'LAC Start Date',
        'Looked After Start Date',
        'CLA Start Date',
      ],
      reviewed: [
        ...(['day', 'Date of Latest Statutory Review', 'Date of Last Statutory Review'] as const),
        'Latest Statutory Review Date',
      ],
      visited: ['day', 'Date of Last Social Work Visit', 'Last Social Work Visit', 'Date of Last Statutory CLA Visit'],
      health: ['day', 'Date of Last Health Assessment', 'Last Health Assessment', 'Health Assessment Date'],
      dental: ['day', 'Date of Last Dental Check', 'Last Dental Check', 'Dental Check Date'],
      placements: [
        ...(['number', 'Number of Placements in the Last 12 months'] as const),
        'Placements in the last 12 months',
        'Number of Placements in Last 12 Months',
      ],
      ended: ['day', 'Date Ceased to be Looked After', 'LAC End Date', 'Looked After End Date', 'CLA End Date'],
      reason_ended: ['text', 'Reason Ceased to be Looked After', 'Reason Ceased'],
      placed: [
        ...(['day', 'Start Date of Most Recent Placement', 'Most Recent Placement Start Date'] as const),
        'Placement Start Date',
      ],
      placement_type: ['text', 'Placement Type', 'Type of Placement'],
      provider: ['text', 'Placement Provider', 'Provider'],
      ...allocated,
    },
    ['child', 'started'],
    ['started', 'ended'],
  ),
  list(
    9,
    'Care leavers',
    {
      ...{ ...child, ...disability },
      in_touch: ['text', 'LA in Touch', 'LA In Touch (Y/N)', 'In Touch', 'Is the LA in touch'],
      suitable: ['text', 'Suitability of Accommodation', 'Accommodation Suitability', 'Suitable Accommodation'],
      active: ['text', 'Activity Status', 'Main Activity', 'EET Status'],
      advisor: ['text', 'Allocated Personal Advisor', 'Personal Advisor', 'PA'],
      ...allocated,
    },
    ['child', 'in_touch'],
  ),
  list(
    10,
    'Adoption',
    {
      ...{ ...child, ...disability },
      decided: [
        ...(['day', 'Date of Decision that Child Should be Placed for Adoption'] as const),
        'Date of the Decision that Child Should be Placed for Adoption',
        'Date of SHOBPA Decision',
        'Decision Date',
      ],
      placed: ['day', 'Date Placed for Adoption', 'Date Child Placed for Adoption', 'Placed for Adoption Date'],
      ordered: ['day', 'Date of Adoption Order', 'Adoption Order Date', 'Date Adoption Order Granted'],
    },
    ['child', 'decided'],
    ['decided', 'ordered'],
  ),
  // Of those who want to adopt, not of children: known, so that nobody wonders, and counted for nothing.
  list(
    11,
    'Adopters',
    {
      adopter: ['text', 'Individual adopter identifier', 'Adopter ID', 'Individual Adopter ID'],
      enquired: ['day', 'Date enquiry received', 'Enquiry Date'],
    },
    ['adopter'],
  ),
]

export const annexATables: readonly SourceTable[] = [...frontDoor, ...inNeed, ...inCare]
