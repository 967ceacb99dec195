/** A table under each priority's heading, and actions under plain heading rows inside a table. */
import type { Sample } from './sample.ts'

export const penmarrow: Sample = {
  name: 'penmarrow',
  title: 'Penmarrow Council: improvement plan after the inspection of services for children, 2024 to 2025',
  authority: 'Penmarrow Council',
  twins: ['docx'],
  blocks: [
    { text: 'Inspectors visited in January 2024 and judged help and protection to require improvement.' },
    { heading: 'Priority 1: Leaders see the front line clearly', level: 2 },
    {
      columns: ['Ref', 'What we will do', 'Who', 'By when', 'How will we know?', 'RAG'],
      rows: [
        [
          '1.1',
          'Hold a practice conversation in each team every month',
          'Principal Social Worker',
          'From June 2024',
          'Ten conversations a month',
          'Amber',
        ],
        [
          '1.2',
          'Put one page of figures before the lead member',
          'Head of Performance',
          '31 May 2024',
          'The lead member can quote it',
          'Green',
        ],
        [
          '1.3',
          'Rewrite the audit tool with practitioners',
          'Quality Assurance Manager and Principal Social Worker',
          'End of July 2024',
          '',
          'Green',
        ],
      ],
    },
    { heading: 'Priority 2: Children are seen on time', level: 2 },
    {
      columns: ['Ref', 'What we will do', 'Who', 'By when', 'How will we know?', 'RAG'],
      rows: [
        [
          '2.1',
          'Send each team its visits due in the next seven days',
          'Head of Performance',
          'Weekly',
          'Visits in time above 95%',
          'Red',
        ],
        ['2.2', 'Cover every vacancy within five days', 'HR Business Partner', 'Q2 2024/25', '', 'Amber'],
      ],
    },
    { heading: 'Priority 3: Plans that families can read', level: 2 },
    {
      columns: ['Ref', 'What we will do', 'Who', 'By when', 'How will we know?', 'RAG'],
      rows: [
        ['3.1', 'Replace the plan template', 'Service Director', '30/09/2024', 'Families say so', 'Amber'],
        [
          '3.2',
          'Train all chairs in writing to children',
          'Conference Service Manager',
          'Autumn 2024',
          'Letters sampled each quarter',
          'Amber',
        ],
        ['3.3', 'Ask twenty families what they understood', 'Participation Officer', 'TBC', '', ''],
      ],
    },
  ],
  reading: `
# 1 | Leaders see the front line clearly
1.1 | Hold a practice conversation in each team every month | from | Principal Social Worker
1.2 | Put one page of figures before the lead member | day 2024-05-31 | Head of Performance
1.3 | Rewrite the audit tool with practitioners | month 2024-07-31 | Quality Assurance Manager + Principal Social Worker
# 2 | Children are seen on time
2.1 | Send each team its visits due in the next seven days | recurring | Head of Performance
2.2 | Cover every vacancy within five days | period 2024-09-30 | HR Business Partner
# 3 | Plans that families can read
3.1 | Replace the plan template | day 2024-09-30 | Service Director
3.2 | Train all chairs in writing to children | period 2024-11-30 | Conference Service Manager
3.3 | Ask twenty families what they understood | tbc | Participation Officer`,
}

export const saxonhoe: Sample = {
  name: 'saxonhoe',
  title: 'Saxonhoe Borough Council: workforce improvement plan',
  authority: 'Saxonhoe Borough Council',
  twins: ['docx'],
  blocks: [
    {
      columns: ['Action', 'Responsible officer', 'Target date', 'Success measure', 'Status'],
      rows: [
        ['Recruitment and retention'],
        [
          'Offer a welcome payment to workers who join the long-term teams',
          'Head of Human Resources',
          '01.04.2019',
          'Vacancies below 12%',
          'Complete',
        ],
        ['Publish a careers site made by practitioners', 'Communications Lead', 'March 2019', '', 'On track'],
        ['Supervision and support'],
        [
          'Set caseload limits for newly qualified workers',
          'Assistant Director',
          'Immediate',
          'No more than 15 children',
          'Complete',
        ],
        ['Record every supervision within three days', 'Team Managers', 'Ongoing', 'Sampled monthly', 'At risk'],
        ['Train team managers in reflective supervision', 'Principal Social Worker', '30 June 2019', '', 'On track'],
        ['Learning from families'],
        [
          'Ring five families a month for each team',
          'Service Managers',
          'Monthly from May 2019',
          'Calls logged',
          'On track',
        ],
      ],
    },
  ],
  reading: `
# - | Recruitment and retention
- | Offer a welcome payment to workers who join the long-term teams | day 2019-04-01 | Head of Human Resources
- | Publish a careers site made by practitioners | month 2019-03-31 | Communications Lead
# - | Supervision and support
- | Set caseload limits for newly qualified workers | immediate | Assistant Director
- | Record every supervision within three days | ongoing | Team Managers
- | Train team managers in reflective supervision | day 2019-06-30 | Principal Social Worker
# - | Learning from families
- | Ring five families a month for each team | recurring | Service Managers`,
}
