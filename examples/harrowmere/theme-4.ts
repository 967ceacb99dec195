/** Theme 4 of the example plan: the workforce. */
import { person, post } from './posts.ts'
import { main, ongoing, plain, recurring, sub, type ThemeData, tbc, words } from './shape.ts'

export const theme4: ThemeData = {
  ref: '4',
  title: 'A workforce that stays and is able to do its best work',
  lead: post.dcs,
  outcomes: [
    {
      ref: '4.1',
      title: 'Enough permanent social workers, with a number of children that they can hold in mind',
      lead: post.workforce,
      recommendations: [
        {
          ref: '4.1.1',
          source: 'IR 9 / IN2.5',
          text: 'Replace agency cover with permanent social workers and managers, by being a place where people want to stay.',
          priority: 4,
          by: plain('31/03/2027'),
          criteria: [
            'Agency staff hold fewer than one in five social work posts',
            'Turnover of permanent social workers has fallen for three quarters running',
            'Leavers’ interviews no longer name workload first',
            'Morale is better',
          ],
          targets: [
            'Agency rate: 27% at 30/09/2026, 20% at 31/03/2027',
            'Social worker turnover: 14% in the year to March 2027',
          ],
          linked: 'Workforce Strategy for Children’s Services 2026-29; Regional agency memorandum',
          resources: 'Yes: retention payments £520,000 in 2026/27',
          actions: [
            ...main(
              1,
              'Keep the people we have',
              '30/09/2026',
              [post.workforce],
              [
                sub('1a', 'Pay a retention supplement in hard-pressed teams, reviewed each year', '01/04/2026', [
                  post.hr,
                ]),
                sub('1b', 'Hold a stay conversation with every permanent social worker', 'June 2026', [post.workforce]),
                sub('1c', 'Publish a career route from newly qualified to consultant practitioner', '31/07/2026', [
                  post.psw,
                ]),
                sub('1d', 'Repeat the staff health check each April', recurring('Annually in April', 'year'), [
                  post.psw,
                ]),
              ],
            ),
            ...main(
              2,
              'Bring in people who will stay',
              '31/03/2027',
              [post.workforce],
              [
                sub('2a', 'Relaunch recruitment with staff telling the story in their own words', '15/05/2026', [
                  post.communications,
                ]),
                sub('2b', 'Recruit 24 newly qualified social workers for a September start', '01/09/2026', [
                  post.workforce,
                ]),
                sub('2c', 'Convert agency workers to permanent contracts, 15 by March 2027', 'March 2027', [post.hr]),
                sub(
                  '2d',
                  'Twenty social work apprentices from our own support staff',
                  words('Two cohorts: Sept 2026, Jan 2027', 'multiple', '2027-01-31', {
                    dates: ['2026-09-30', '2027-01-31'],
                  }),
                  [post.workforce],
                ),
                sub('2e', 'Fill the head of leaving care and head of permanence posts', '30/04/2026', [post.care]),
              ],
            ),
          ],
        },
        {
          ref: '4.1.2',
          source: 'IR 9 / IN 2.4',
          text: 'Bring caseloads to a level at which good work is possible, and keep them there.',
          priority: 3,
          by: plain('30/09/2026'),
          criteria: [
            'No social worker holds more than 24 children, and no newly qualified worker more than 15',
            'Team managers can show how work is weighed before it is allocated',
          ],
          targets: [
            'Average caseload: 19 at 30/09/2026 and 17 at 31/03/2027',
            'Workers with more than 24 children: none from 31/10/2026',
          ],
          linked: 'Workforce Strategy for Children’s Services 2026-29',
          resources: 'Yes: twelve additional posts, £640,000 a year',
          actions: [
            ...main(
              1,
              'Close what should be closed and share the rest fairly',
              '31/05/2026',
              [post.safeguarding],
              [
                sub('1a', 'Review every child in need plan open longer than nine months', 'April 2026', [
                  post.familyHelp,
                ]),
                sub('1b', 'Adopt a weighting tool agreed with staff', '31/05/2026', [post.psw]),
                sub('1c', 'Publish caseloads by team each Friday', recurring('Weekly', 'week'), [post.data]),
              ],
            ),
            ...main(
              2,
              'Add posts where the demand is',
              '30/09/2026',
              [post.safeguarding],
              [
                sub('2a', 'Fill twelve additional posts in assessment and protection', '30/09/2026', [post.hr]),
                sub(
                  '2b',
                  'Put a business support officer in every team',
                  words('31/06/2026', 'invalid', null, { suggested: '2026-06-30' }),
                  [person.callum],
                ),
              ],
            ),
          ],
        },
      ],
    },
    {
      ref: '4.2',
      title: 'Managers who think with their staff, and a way of working that everyone shares',
      lead: post.psw,
      recommendations: [
        {
          ref: '4.2.1',
          source: 'IR 9 / IN 2.9',
          text: 'Give every practitioner reflective supervision each month that leaves a mark on the child’s record.',
          priority: 2,
          by: plain('29/05/2026'),
          criteria: [
            'Supervision records show thinking about the child as well as the task',
            'Staff rate their supervision at 7 out of 10 or better',
          ],
          targets: ['Supervision at least monthly: 80% for September 2026, 90% for March 2027'],
          linked: 'Supervision Policy 2026',
          resources: 'No',
          actions: [
            ...main(
              1,
              'Say what good supervision is',
              '31/03/2026',
              [post.psw],
              [
                sub('1a', 'Rewrite the supervision policy with team managers', '13/03/2026', [post.psw]),
                sub('1b', 'Build the supervision form into the case system, two boxes and no more', 'April 2026', [
                  post.systems,
                ]),
              ],
            ),
            ...main(
              2,
              'Help managers to do it',
              '29/05/2026',
              [person.adaeze],
              [
                sub(
                  '2a',
                  'Coach all 34 team managers, six sessions each',
                  words('March to October 2026', 'period', '2026-10-31', { start: '2026-03-01' }),
                  [person.adaeze],
                ),
                sub(
                  '2b',
                  'Observe one supervision by each manager every six months',
                  recurring('Every 6 months', '6 months'),
                  [post.psw],
                ),
                sub('2c', 'Offer group supervision to newly qualified workers', ongoing, [person.adaeze]),
              ],
            ),
          ],
        },
        {
          ref: '4.2.2',
          source: 'PC 3',
          text: 'Choose one practice model, teach it to everyone and make the tools of daily work agree with it.',
          priority: 5,
          by: plain('30/06/2027'),
          criteria: [
            'All practitioners and managers are trained',
            'Forms, audits and panels use the words of the model',
            'Families notice',
          ],
          targets: ['260 staff trained by 31/03/2027'],
          linked: 'Practice Standards; Workforce Strategy for Children’s Services 2026-29',
          resources: 'Yes: £185,000 over two years',
          actions: [
            ...main(
              1,
              'Choose',
              '31/05/2026',
              [post.psw],
              [
                sub('1a', 'Visit two councils that have done it and ask what they regret', '17/04/2026', [post.psw]),
                sub('1b', 'Recommend a model to the leadership team', '31/05/2026', [post.psw]),
              ],
            ),
            ...main(
              2,
              'Teach',
              words('Financial year 2026/27', 'period', '2027-03-31', { start: '2026-04-01' }),
              [post.workforce],
              [
                sub(
                  '2a',
                  'Five-day course for all practitioners, in eight cohorts',
                  words('Sept 2026 – Mar 2027', 'period', '2027-03-31', { start: '2026-09-01' }),
                  [post.workforce],
                ),
                sub('2b', 'Two-day course for partners who chair or contribute to plans', '30/06/2027', [
                  post.partnership,
                ]),
              ],
            ),
            ...main(
              3,
              'Rebuild forms and audit tools around the model (see action 5.2.2/3b)',
              words('Depends on case system upgrade', 'tbc'),
              [post.systems],
              [
                sub('3a', 'List each form in use and strike out those that nobody reads', '30/10/2026', [post.systems]),
                sub('3b', 'Agree the order of work with the practice reference group', tbc, ['Vacant']),
              ],
            ),
          ],
        },
      ],
    },
  ],
}
