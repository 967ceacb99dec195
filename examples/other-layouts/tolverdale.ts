/** Tolverdale (invented): a heading for each recommendation, a small table under each. */
import { words } from '../harrowmere/shape.ts'
import type { SmallPlan } from './shape.ts'

export const tolverdale: SmallPlan = {
  title: 'Tolverdale Council: our response to the focused visit on care leavers',
  introduction:
    'Inspectors came for two days in May 2026. They made three recommendations. This is what we will do about each.',
  recommendations: [
    {
      ref: '1',
      text: 'Write pathway plans with young people rather than about them',
      lead: 'Service Manager Leaving Care',
      criteria: [],
      actions: [
        {
          label: '1.1',
          text: 'Ask the Lighthouse group to redesign the plan on two sides of paper',
          when: words('By end of September 2026', 'month', '2026-09-30'),
          leads: ['Participation Officer'],
          criteria: ['Plans read as if the young person had written them'],
        },
        {
          label: '1.2',
          text: 'Retire the old form',
          when: words('2 November 2026', 'day', '2026-11-02'),
          leads: ['Systems Lead'],
          criteria: ['No plan on the old form after that day'],
        },
        {
          label: '1.3',
          text: 'Read six plans a month with the young people concerned',
          when: words('Monthly from December 2026', 'recurring', null, { every: 'month', start: '2026-12-01' }),
          leads: ['Quality Lead', 'Participation Officer'],
          criteria: ['Four in six are good by March 2027'],
        },
      ],
    },
    {
      ref: '2',
      text: 'Make sure that every care leaver has somewhere safe to live, and a say in where',
      lead: 'Head of Housing Options',
      criteria: [],
      actions: [
        {
          label: '2.1',
          text: 'Agree a joint protocol for young people who lose a tenancy',
          when: words('30.09.26', 'day', '2026-09-30'),
          leads: ['Head of Housing Options'],
          criteria: ['No evictions into homelessness'],
        },
        {
          label: '2.2',
          text: 'Find ten more supported lodgings hosts',
          when: words('Spring 2027', 'period', '2027-05-31', { start: '2027-03-01' }),
          leads: ['Fostering Recruitment Officer'],
          criteria: ['Ten hosts approved, six of them in the north of the district'],
        },
        {
          label: '2.3',
          text: 'Visit each young person in unsuitable accommodation every week',
          when: words('With immediate effect', 'immediate'),
          leads: ['Service Manager Leaving Care'],
          criteria: ['Visits recorded within two days'],
        },
        {
          label: '2.4',
          text: 'Bid for capital to refurbish the former hostel',
          when: words('To be confirmed', 'tbc'),
          leads: ['Asset Manager'],
          criteria: [],
        },
      ],
    },
    {
      ref: '3',
      text: 'Keep in touch with young people after 21',
      criteria: [],
      actions: [
        {
          label: '3.1',
          text: 'Write to all 21 to 24 year olds with the offer, in a birthday card',
          when: words('w/c 4 January 2027', 'period', '2027-01-10', { start: '2027-01-04' }),
          leads: ['Personal Adviser Team'],
          criteria: ['One in four replies'],
        },
        {
          label: '3.2',
          text: 'Open a drop-in at the library',
          when: words('Q4 2026/27', 'period', '2027-03-31', { start: '2027-01-01' }),
          leads: ['Ayesha Calloway'],
          criteria: ['Twelve visitors a week by the summer'],
        },
        {
          label: '3.3',
          text: 'Tell the Corporate Parenting Panel how many young people we hear from',
          when: words('Every six months', 'recurring', null, { every: '6 months' }),
          leads: ['Service Manager Leaving Care'],
          criteria: ['Panel minutes record the number and what members asked'],
        },
      ],
    },
  ],
}
