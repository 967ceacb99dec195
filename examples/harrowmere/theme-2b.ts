/** Theme 2 of the example plan, second half: protection, court and harm outside the home; and the theme itself. */
import { person, post } from './posts.ts'
import { main, type OutcomeData, ongoing, plain, recurring, sub, type ThemeData, tbc, words } from './shape.ts'
import { assessment, frontDoor } from './theme-2.ts'

const protection: OutcomeData = {
  ref: '2.3',
  title: 'Plans protect children, and drift is noticed and ended',
  lead: post.protection,
  recommendations: [
    {
      ref: '2.3.1',
      source: 'IR 3',
      text: 'Make child protection plans short, specific and reviewed by the people in them, so that no child lives for two years with a plan that changes nothing.',
      priority: 3,
      by: plain('31/08/2026'),
      criteria: [
        'Core groups meet every four weeks and their record says what changed for the child',
        'Every plan longer than 15 months has been reviewed by a manager from outside the team',
        'Parents say that they know what has to be different',
      ],
      targets: [
        'Plans lasting two years or more: below 3% of those ended in 2026/27',
        'Repeat plans within two years: below 10%',
      ],
      linked: 'Neglect Strategy 2024',
      resources: 'No',
      actions: [
        ...main(
          1,
          'Look at every long plan with fresh eyes',
          '30/06/2026',
          [post.reviewing],
          [
            sub(
              '1a',
              'Review the 41 plans open for more than 15 months, with the allocated worker in the room',
              'April 2026',
              [person.marian],
            ),
            sub('1b', 'Name the patterns: neglect, parental alcohol use, waiting for a service', '29/05/2026', [
              post.reviewing,
            ]),
            sub('1c', 'Report the patterns to the safeguarding partnership', '30/06/2026', [post.reviewing]),
          ],
        ),
        ...main(
          2,
          'Change the conference',
          '31/08/2026',
          [post.reviewing],
          [
            sub('2a', 'Move to a strengths-based conference with a plan of no more than six goals', '01/06/2026', [
              post.reviewing,
            ]),
            sub('2b', 'Send reports to parents five days before the conference in words they can use', 'May 2026', [
              post.protection,
            ]),
            sub('2c', 'Offer an advocate to every child over eight', 'August 2026', [post.participation]),
            sub('2d', 'Chair core groups by a manager where a plan has passed nine months', ongoing, [post.protection]),
          ],
        ),
      ],
    },
    {
      ref: '2.3.2',
      source: 'IR 4 / IN 1.3',
      text: 'End drift before and during court proceedings: a timetable for every family in pre-proceedings and a manager who keeps it.',
      priority: 3,
      by: plain('31/07/2026'),
      // No criterion on purpose: the plan forgot to say how anyone would know.
      criteria: [],
      targets: [
        'Pre-proceedings concluded within 16 weeks: 80% by 31/07/2026',
        'Care proceedings: average 32 weeks in 2026/27',
      ],
      linked: 'Local Family Justice Board plan',
      resources: 'Yes: one case progression officer, £46,000',
      actions: [
        ...main(
          1,
          'Know where every case is',
          '30/04/2026',
          [post.legal],
          [
            sub(
              '1a',
              'Build a tracker of all families in pre-proceedings, with the date of each letter and meeting',
              '06/03/2026',
              [post.legal],
            ),
            sub('1b', 'Appoint a case progression officer', '30/04/2026', [post.protection]),
            sub('1c', 'Hold a weekly legal gateway meeting, minutes the same day', recurring('Every week', 'week'), [
              post.legal,
              post.protection,
            ]),
          ],
        ),
        ...main(
          2,
          'Do the assessments once, and early',
          '31/07/2026',
          [post.protection],
          [
            sub('2a', 'Commission a framework of parenting, cognitive and substance testing assessors', '30/06/2026', [
              post.commissioning,
            ]),
            sub(
              '2b',
              'Offer a family network meeting before every pre-proceedings letter',
              words('from 1 April 2026', 'from', null, { start: '2026-04-01' }),
              [post.familyHelp],
            ),
            sub('2c', 'Train all team managers in writing for court', '14/08/2026', [post.legal]),
          ],
        ),
      ],
    },
  ],
}

const outsideHome: OutcomeData = {
  ref: '2.4',
  title: 'Children in danger outside their home are found quickly and kept safe',
  lead: post.missing,
  recommendations: [
    {
      ref: '2.4.1',
      source: 'IR 5 / IN 2.8',
      text: 'When a child goes missing, offer a return conversation within 72 hours of coming back, and use what children say to stop it happening again.',
      priority: 2,
      by: plain('31/05/2026'),
      criteria: [
        'Every child who comes back is offered a conversation with someone independent of their placement',
        'Themes from conversations reach the exploitation panel each month and are acted on',
      ],
      targets: [
        'Conversations offered within 72 hours: 70% for September 2026, 85% for March 2027',
        'Missing episodes per child reported: fall of 15% on 2025/26',
      ],
      linked: 'Exploitation Strategy; Police and Crime Plan',
      resources: 'Yes: two return conversation workers, £92,000',
      packed: true,
      actions: [
        ...main(
          1,
          'Bring return conversations in house',
          '31/05/2026',
          [post.missing],
          [
            sub('1a', 'End the present contract with three months’ notice', '27/02/2026', [post.commissioning]),
            sub(
              '1b',
              'Recruit two return conversation workers who have lived in care or known it closely',
              'April 2026',
              [post.missing],
            ),
            sub('1c', 'Agree with the police that alerts arrive within two hours, day or night', '31/03/2026', [
              post.police,
            ]),
          ],
        ),
      ],
    },
    {
      ref: '2.4.2',
      source: 'IR 5',
      text: 'Know which children are being exploited, by whom and where, and disrupt it together.',
      priority: 3,
      by: plain('31/08/2026'),
      criteria: [
        'Each child at high risk has a safety plan that is less than four weeks old',
        'The panel can show disruption: orders, notices, licences reviewed, places made safer',
        'Practitioners are confident in working with harm outside the home',
      ],
      targets: ['100% of high-risk children with a current safety plan from June 2026'],
      linked: 'Exploitation Strategy; Serious Violence Duty plan',
      resources: 'TBC',
      actions: [
        ...main(
          1,
          'One daily meeting, one weekly panel, one map',
          '31/07/2026',
          [post.missing],
          [
            sub('1a', 'Merge the three existing meetings into a daily risk briefing of twenty minutes', '16/03/2026', [
              post.missing,
              post.police,
            ]),
            sub('1b', 'Re-assess all 63 children flagged for exploitation', '30/04/2026', [post.missing]),
            sub('1c', 'Map places and peer groups with the police, licensing, transport and youth work', 'July 2026', [
              post.missing,
            ]),
          ],
        ),
        ...main(
          2,
          'Build skill',
          '',
          [post.psw],
          [
            sub('2a', 'Commission training on harm outside the home for 160 staff', '30/06/2026', [post.workforce]),
            sub(
              '2b',
              'Hold learning circles on three closed cases',
              words('Summer 2026', 'period', '2026-08-31', { start: '2026-06-01' }),
              [post.psw],
            ),
            sub('2c', 'Set up a parents’ group with a local charity', tbc, ['TBC']),
          ],
        ),
      ],
    },
  ],
}

export const theme2: ThemeData = {
  ref: '2',
  title: 'Help and protection',
  lead: post.safeguarding,
  outcomes: [frontDoor, assessment, protection, outsideHome],
}
