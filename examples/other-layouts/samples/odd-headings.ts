/** Column headings that are shared, late or missing, and two kinds of table in one document. */
import type { Sample } from './sample.ts'

export const quillport: Sample = {
  name: 'quillport',
  title: 'Quillport Council: response to the focused visit',
  authority: 'Quillport Council',
  twins: ['docx'],
  blocks: [
    {
      columns: ['Area for priority action', 'Our response', 'Who and by when'],
      rows: [
        [
          '1. The timeliness of strategy discussions',
          'Hold a daily slot that all agencies keep free',
          'Head of Service, 14 February 2020',
        ],
        ['^', 'Record the reason whenever health is absent', 'Team Managers, immediate'],
        [
          '2. Oversight by managers',
          'Write a decision on each case every four weeks',
          'Service Manager, by end March 2020',
        ],
      ],
    },
    { heading: 'What else we will do', level: 2 },
    {
      columns: ['Task', 'Owner', 'Due', 'Evidence'],
      rows: [
        ['Share the letter with every team', 'Director', '31/01/2020', 'Notes of briefings'],
        ['Tell partners what we ask of them', 'Director', '7 February 2020', 'Letter'],
      ],
    },
  ],
  reading: `
# 1 | The timeliness of strategy discussions
- | Hold a daily slot that all agencies keep free | day 2020-02-14 | Head of Service
- | Record the reason whenever health is absent | immediate | Team Managers
# 2 | Oversight by managers
- | Write a decision on each case every four weeks | month 2020-03-31 | Service Manager
# - | What else we will do
- | Share the letter with every team | day 2020-01-31 | Director
- | Tell partners what we ask of them | day 2020-02-07 | Director`,
}

export const veldon: Sample = {
  name: 'veldon',
  title: 'Veldon District: early help improvement plan',
  authority: 'Veldon District Council',
  twins: [],
  blocks: [
    {
      columns: [
        '1',
        'Open a family hub in each of the three towns',
        'Head of Early Help',
        '31 March 2023',
        'Three hubs open',
      ],
      rows: [
        ['2', 'Train forty volunteers', 'Volunteer Coordinator', 'June 2023', 'Forty trained'],
        ['3', 'Write one referral form with schools', 'Schools Liaison Officer', '28/02/2023', 'Form in use'],
      ],
    },
    {
      columns: ['No', 'Action', 'Lead', 'Deadline', 'Measure'],
      rows: [
        ['4', 'Publish what each hub offers, week by week', 'Communications Officer', 'Monthly', 'Page views'],
        ['5', 'Ask parents at each hub what is missing', 'Head of Early Help', '30 September 2023', '200 answers'],
      ],
    },
  ],
  reading: `
1 | Open a family hub in each of the three towns | day 2023-03-31 | Head of Early Help
2 | Train forty volunteers | month 2023-06-30 | Volunteer Coordinator
3 | Write one referral form with schools | day 2023-02-28 | Schools Liaison Officer
4 | Publish what each hub offers, week by week | recurring | Communications Officer
5 | Ask parents at each hub what is missing | day 2023-09-30 | Head of Early Help`,
}

export const orrest: Sample = {
  name: 'orrest',
  title: 'Orrest Council: fostering improvement plan',
  authority: 'Orrest Council',
  twins: [],
  blocks: [
    {
      columns: ['Write to every approved foster carer', 'Fostering Team Manager', '12 January 2015'],
      rows: [
        ['Hold four open evenings', 'Recruitment Officer', 'March 2015'],
        ['Review allowances against neighbours', 'Finance Manager', '30/04/2015'],
        ['Set up a support line for evenings and weekends', 'Jane Harker', 'Summer 2015'],
      ],
    },
  ],
  reading: `
- | Write to every approved foster carer | day 2015-01-12 | Fostering Team Manager
- | Hold four open evenings | month 2015-03-31 | Recruitment Officer
- | Review allowances against neighbours | day 2015-04-30 | Finance Manager
- | Set up a support line for evenings and weekends | period 2015-08-31 | Jane Harker`,
}
