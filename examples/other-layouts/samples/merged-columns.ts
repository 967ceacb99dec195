/** Priorities and recommendations merged beside their actions, with what trackers print besides: keys, totals, empty rows. */
import type { Sample } from './sample.ts'

export const thornwick: Sample = {
  name: 'thornwick',
  title: 'Thornwick City Council: children’s improvement board action tracker',
  authority: 'Thornwick City Council',
  twins: ['xlsx'],
  blocks: [
    {
      columns: [
        'Improvement priority',
        'No.',
        'Action',
        'Start',
        'End',
        'Responsible Officer',
        'RAG',
        'Progress to date',
        'Next steps',
      ],
      rows: [
        [
          'Priority 1: A front door that decides on the day',
          '1.1',
          'Move the duty line into one room with police and health',
          '01/09/2022',
          '30/11/2022',
          'Head of Assessment',
          'G',
          'Moved on 14 November. Health joined two weeks late.',
          'Review in March 2023',
        ],
        [
          '^',
          '1.2',
          'Count undecided contacts at noon',
          '05/09/2022',
          'Ongoing',
          'Data Manager',
          'A',
          'Counted daily since 5 September.',
          '',
        ],
        [
          '^',
          '1.3',
          'Call back every referrer within two days',
          '01/10/2022',
          '31/12/2022',
          'Duty Manager',
          'R',
          'Four in ten called back by 30 November.',
          'Recruit two call handlers',
        ],
        [
          'Priority 2: Workers who stay',
          '2.1',
          'Agree a retention payment',
          '01/08/2022',
          '31/10/2022',
          'Director of Resources',
          'B',
          'Agreed by Cabinet on 18 October 2022.',
          '',
        ],
        [
          '^',
          '2.2',
          'Open a social work academy',
          '01/01/2023',
          '01/09/2023',
          'Principal Social Worker',
          'A',
          '',
          'Appoint a lead',
        ],
        ['', '', '', '', '', '', '', '', ''],
        ['Total actions', '5', '', '', '', '', '', '', ''],
        ['Key: R = off track, A = at risk, G = on track, B = done and evidenced', '', '', '', '', '', '', '', ''],
      ],
    },
  ],
  reading: `
# 1 | A front door that decides on the day
1.1 | Move the duty line into one room with police and health | day 2022-11-30 | Head of Assessment
1.2 | Count undecided contacts at noon | ongoing | Data Manager
1.3 | Call back every referrer within two days | day 2022-12-31 | Duty Manager
# 2 | Workers who stay
2.1 | Agree a retention payment | day 2022-10-31 | Director of Resources
2.2 | Open a social work academy | day 2023-09-01 | Principal Social Worker`,
}

export const eldergate: Sample = {
  name: 'eldergate',
  title: 'Eldergate area: written statement of action for special educational needs',
  authority: 'Eldergate County Council',
  twins: ['docx', 'xlsx', 'html'],
  blocks: [
    { text: 'The area inspection of May 2021 found four areas of significant weakness.' },
    {
      columns: ['Outcome', 'Actions', 'Lead', 'Timescale', 'KPI'],
      rows: [
        [
          'Families get a decision within six weeks of asking',
          'Publish who decides and how',
          'SEND Manager',
          'September 2021',
          '90% decided in six weeks',
        ],
        ['^', 'Read every request within three days of its coming', 'Assessment Team Leader', 'Ongoing', ''],
        ['^', 'Ring each family before the decision letter goes out', 'Caseworkers', 'From Sept 2021', ''],
        [
          'Health advice comes in time',
          'Appoint a second designated clinical officer',
          'CCG Director of Nursing',
          'Dec 2021',
          '95% of advice in six weeks',
        ],
        ['^', 'Agree one template with therapists', 'Designated Clinical Officer', '31st October 2021', ''],
        [
          'Young people are ready for adult life',
          'Start a supported internship in each district',
          'Head of Post-16',
          'Academic year 2021/22',
          '40 interns',
        ],
        [
          '^',
          'Review the transport policy with parents',
          'Transport Manager / Parent Carer Forum',
          'Spring term 2022',
          '',
        ],
      ],
    },
  ],
  reading: `
# - | Families get a decision within six weeks of asking
- | Publish who decides and how | month 2021-09-30 | SEND Manager
- | Read every request within three days of its coming | ongoing | Assessment Team Leader
- | Ring each family before the decision letter goes out | from | Caseworkers
# - | Health advice comes in time
- | Appoint a second designated clinical officer | month 2021-12-31 | CCG Director of Nursing
- | Agree one template with therapists | day 2021-10-31 | Designated Clinical Officer
# - | Young people are ready for adult life
- | Start a supported internship in each district | period 2022-08-31 | Head of Post-16
- | Review the transport policy with parents | period 2022-03-31 | Transport Manager + Parent Carer Forum`,
}

const jarColumns = [
  'Recommendation',
  'Action to be taken',
  'Lead officer',
  'Timescale',
  'Resources',
  'Success criteria',
]

export const marchbury: Sample = {
  name: 'marchbury',
  title: 'Marchbury joint area review action plan',
  authority: 'Marchbury Council',
  twins: ['docx', 'html'],
  blocks: [
    { text: 'The review was published in November 2007.' },
    {
      columns: jarColumns,
      rows: [
        [
          '1. Ensure that referral thresholds are understood by all partners',
          'a) Publish the threshold document',
          'AD Safeguarding',
          'Jan 08',
          'Existing',
          'All agencies sign it',
        ],
        ['^', 'b) Brief staff in every agency', 'Training Manager', 'By end of March 2008', '£4,000', ''],
        [
          '^',
          'c) Sample referrals: i) from schools ii) from health visitors',
          'Performance Officer',
          'Quarterly',
          'Existing',
          'Fewer than one in ten returned',
        ],
      ],
    },
    {
      columns: jarColumns,
      rows: [
        [
          '1. Ensure that referral thresholds are understood by all partners (cont.)',
          'd) Report to the Board',
          'AD Safeguarding',
          '30/6/08',
          'None',
          '',
        ],
        [
          '2. Reduce the number of young people out of work, education or training',
          'a) Map provision by ward',
          'Connexions Manager',
          'Feb 08',
          'Existing',
          'Map published',
        ],
        [
          '^',
          'b) Open two drop-in centres',
          'Head of Youth Service',
          '1st September 2008',
          '£120,000',
          '300 young people seen',
        ],
      ],
    },
  ],
  reading: `
# 1 | Ensure that referral thresholds are understood by all partners
a | Publish the threshold document | month 2008-01-31 | AD Safeguarding
b | Brief staff in every agency | month 2008-03-31 | Training Manager
c | Sample referrals: i) from schools ii) from health visitors | recurring | Performance Officer
d | Report to the Board | day 2008-06-30 | AD Safeguarding
# 2 | Reduce the number of young people out of work, education or training
a | Map provision by ward | month 2008-02-29 | Connexions Manager
b | Open two drop-in centres | day 2008-09-01 | Head of Youth Service`,
}
