/** Theme 5 of the example plan: quality, information and the voice of children. */
import { person, post } from './posts.ts'
import { immediate, main, ongoing, plain, recurring, sub, type ThemeData, words } from './shape.ts'

export const theme5: ThemeData = {
  ref: '5',
  title: 'Knowing how well we do: quality, information and children’s voices',
  lead: post.quality,
  outcomes: [
    {
      ref: '5.1',
      title: 'Audit and challenge that change what happens next',
      lead: post.qa,
      recommendations: [
        {
          ref: '5.1.1',
          source: 'IR 9 / IN 2.10',
          text: 'Build an audit programme that looks at practice with the worker and the family, grades honestly and follows each action to its end.',
          priority: 2,
          by: plain('30/06/2026'),
          criteria: [
            'Forty audits a month, each with the worker and, where they agree, the parent or young person',
            'Moderators change fewer than 15% of grades by September 2026',
            'Actions from audits are done within the time set, and re-audit shows it',
          ],
          targets: [
            'Audits graded good or better: 35% for the quarter to September 2026, 50% for the quarter to March 2027',
          ],
          linked: 'Quality Assurance Framework 2026',
          resources: 'Yes: two practice auditors for 18 months, £165,000',
          actions: [
            ...main(
              1,
              'Set the framework',
              '31/03/2026',
              [post.qa],
              [
                sub(
                  '1a',
                  'Write a quality assurance framework with a grading guide drawn from our own records',
                  '27/02/2026',
                  [post.qa],
                ),
                sub('1b', 'Train fifty auditors, the chief officers among them', 'March 2026', [post.qa]),
                sub('1c', 'Recruit two practice auditors', '30/04/2026', [post.qa]),
              ],
            ),
            ...main(
              2,
              'Audit, moderate, learn',
              '30/06/2026',
              [post.qa],
              [
                sub(
                  '2a',
                  'Complete forty audits',
                  recurring('Monthly from April 2026', 'month', { start: '2026-04-01' }),
                  [post.qa],
                ),
                sub('2b', 'Moderate one in four with a partner council', recurring('Quarterly', 'quarter'), [post.qa]),
                sub(
                  '2c',
                  'Chase each action from audit to its end and re-audit one in five after three months',
                  recurring('Monthly from July 2026', 'month', { start: '2026-07-01' }),
                  [post.qa],
                ),
                sub(
                  '2d',
                  'Tell all staff in one page a month what audit found and what will be different',
                  '30/06/2026',
                  [post.qa, post.psw],
                ),
                sub(
                  '2e',
                  'Invite peers to test our grading',
                  words('Q4 2026/27', 'period', '2027-03-31', { start: '2027-01-01' }),
                  [post.qa],
                ),
              ],
            ),
          ],
        },
        {
          ref: '5.1.2',
          source: 'IR 3 / IR 6',
          text: 'Have reviewing officers and conference chairs who challenge drift early, formally when they must, and are answered.',
          priority: 3,
          by: plain('31/07/2026'),
          criteria: [
            'Formal challenges are answered within ten working days',
            'Mid-point checks are on the record for every child in care and every child with a plan',
          ],
          targets: ['Challenges answered in time: 90% from July 2026'],
          linked: 'Dispute Resolution Protocol',
          resources: 'Yes: two reviewing officers',
          actions: [
            ...main(
              1,
              'See recommendation column',
              '31/07/2026',
              [post.reviewing],
              [
                sub('1a', 'Relaunch the dispute resolution protocol with a clock at each stage', '20/03/2026', [
                  post.reviewing,
                ]),
                sub('1b', 'Recruit two reviewing officers so that nobody holds more than 65 children', 'May 2026', [
                  post.reviewing,
                ]),
                sub(
                  '1c',
                  'Record a mid-point check for each child',
                  words('From April 2026', 'from', null, { start: '2026-04-01' }),
                  [person.marian],
                ),
                sub(
                  '1d',
                  'Report themes of challenge to the leadership team',
                  recurring('Quarterly from July 2026', 'quarter', { start: '2026-07-01' }),
                  [post.reviewing],
                ),
              ],
            ),
          ],
        },
      ],
    },
    {
      ref: '5.2',
      title: 'Figures and records that people believe',
      lead: post.data,
      recommendations: [
        {
          ref: '5.2.1',
          source: 'IN 1.3 / IR 9',
          text: 'Give managers at each level figures that are right, recent and theirs, and expect them to be used.',
          priority: 2,
          by: plain('30/06/2026'),
          criteria: [
            'Every team manager opens the dashboard at least weekly',
            'The difference between reported and re-run figures is below 1%',
            'Clinics end with actions and begin with the last ones',
          ],
          targets: ['Data quality errors on the key-field report: below 250 by 30/09/2026 (baseline 2,140)'],
          linked: 'Performance Framework 2026',
          resources: 'Yes: one data engineer, £58,000',
          actions: [
            ...main(
              1,
              'Get the figures right',
              '30/04/2026',
              [post.data],
              [
                sub('1a', 'Write down the definition, source and owner of each of the forty indicators', '13/03/2026', [
                  post.data,
                ]),
                sub(
                  '1b',
                  'Clean open records: referrals never closed, visits on the wrong child, ended placements',
                  '30/04/2026',
                  [post.data],
                ),
                sub(
                  '1c',
                  'Re-run the figures for October to December 2025 and publish the variance from what was reported',
                  '17/04/2026',
                  [post.data],
                ),
              ],
            ),
            ...main(
              2,
              'Put them to use',
              '30/06/2026',
              [post.quality],
              [
                sub('2a', 'Launch a team-level dashboard, refreshed overnight', '31/05/2026', [post.data]),
                sub(
                  '2b',
                  'Hold a performance clinic for each service',
                  recurring('Monthly from April 2026', 'month', { start: '2026-04-01' }),
                  [post.quality],
                ),
                sub('2c', 'Set targets for each team, agreed with its manager', 'June 2026', [post.quality]),
                sub('2d', 'Publish the scorecard on the council website', recurring('Quarterly', 'quarter'), [
                  post.communications,
                ]),
              ],
            ),
          ],
        },
        {
          ref: '5.2.2',
          source: 'IR 9 / IR 10',
          text: 'Make the case system help rather than hinder: fewer forms, a chronology that writes itself and records that can be shared with the family.',
          priority: 4,
          by: plain('28/02/2027'),
          criteria: [
            'Practitioners spend less time recording',
            'Case summaries are less than three months old for nine children in ten',
          ],
          targets: ['Case summary under three months old: 90% by 28/02/2027'],
          linked: 'Digital Strategy',
          resources: 'Yes: upgrade £270,000 capital',
          actions: [
            ...main(
              1,
              'Fix the ten things that annoy people most',
              '31/07/2026',
              [post.systems],
              [
                sub('1a', 'Ask every team for its three', '31/03/2026', [post.systems]),
                sub(
                  '1b',
                  'Release fixes every fortnight and say what was fixed',
                  recurring('Fortnightly from April 2026', '2 weeks', { start: '2026-04-01' }),
                  [post.systems],
                ),
              ],
            ),
            ...main(
              2,
              'Upgrade',
              '28/02/2027',
              [post.systems],
              [
                sub(
                  '2a',
                  'Test the upgrade with forty users',
                  words('October/November 2026', 'multiple', '2026-11-30', { dates: ['2026-10-31', '2026-11-30'] }),
                  [post.systems],
                ),
                sub('2b', 'Go live', '30/04/2027', [post.systems]),
                sub(
                  '2c',
                  'Retire the eleven team spreadsheets once three months agree with the system',
                  words('3 months after go-live', 'relative'),
                  [post.data],
                ),
              ],
            ),
          ],
        },
      ],
    },
    {
      ref: '5.3',
      title: 'Children and families shape the service',
      lead: post.participation,
      recommendations: [
        {
          ref: '5.3.1',
          source: 'IR 8 / PC 2',
          text: 'Listen to children and parents in ways that reach those who seldom come to meetings, and show them what changed.',
          priority: 3,
          by: plain('31/08/2026'),
          criteria: [
            'Four times a year, a "you said, we did" page is published that children have approved',
            'The Children in Care Council has met the board twice',
            'More children feel listened to',
          ],
          targets: [
            'Advocacy offered to 100% of children at their first conference or review from June 2026',
            'Complaints answered in 10 working days: 85% by 31/08/2026',
          ],
          linked: 'Participation Strategy 2026',
          resources: 'No',
          actions: [
            ...main(
              1,
              'Widen who is heard',
              '31/08/2026',
              [post.participation],
              [
                sub('1a', 'Survey all children in care over seven, through an app and a postcard', '30/06/2026', [
                  post.participation,
                ]),
                sub('1b', 'Start a panel of parents who have had a social worker', 'May 2026', [post.participation]),
                sub(
                  '1c',
                  'Children in Care Council meets the Improvement Board',
                  words('May 2026 & November 2026', 'multiple', '2026-11-30', { dates: ['2026-05-31', '2026-11-30'] }),
                  [post.participation],
                ),
                sub('1d', 'Ask three questions at the end of every assessment', ongoing, [post.frontDoor]),
              ],
            ),
            ...main(
              2,
              'Answer complaints and learn',
              words('Completed January 2026', 'done', null, { start: '2026-01-31' }),
              ['Complaints Manager'],
              [
                sub('2a', 'Name one officer who owns each complaint', words('Completed', 'done'), [
                  'Complaints Manager',
                ]),
                sub('2b', 'Write to complainants in plain words, checked by a reader from outside', immediate, [
                  'Complaints Manager',
                ]),
                sub('2c', 'Take themes to the monthly clinic', '', ['Complaints Manager']),
              ],
            ),
          ],
        },
      ],
    },
  ],
}
