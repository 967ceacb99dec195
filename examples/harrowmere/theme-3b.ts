/** Theme 3 of the example plan, second half: care leavers; and the theme itself. */
import { person, post } from './posts.ts'
import { main, type OutcomeData, ongoing, plain, recurring, sub, type ThemeData, words } from './shape.ts'
import { healthAndSchool, homes } from './theme-3.ts'

const leavers: OutcomeData = {
  ref: '3.3',
  title: 'Young people who leave care are known, safe and backed as any good parent would back them',
  lead: post.leavers,
  recommendations: [
    {
      ref: '3.3.1',
      source: 'IR 8 / IN 2.7',
      text: 'Find the care leavers with whom the council has lost touch, give each a personal adviser with time for them, and write pathway plans that they would recognise.',
      priority: 2,
      by: plain('30/06/2026'),
      criteria: [
        'The council is in touch with at least 94% of care leavers aged 19 to 21 and knows what the others have said they want',
        'Pathway plans are less than six months old and written with the young person',
        'Care leavers aged 21 to 25 are offered support once a year',
        'Young people trust their adviser',
      ],
      targets: [
        'In touch, 19 to 21: 88% for the quarter to September 2026; 94% for the quarter to March 2027',
        'Pathway plans under six months old: 90% by 30/06/2026',
      ],
      linked: 'Care Leavers’ Local Offer 2026',
      resources: 'Yes: five personal advisers, £215,000 a year',
      actions: [
        ...main(
          1,
          'Find and ring everyone',
          '30/04/2026',
          [post.care],
          [
            sub(
              '1a',
              'Draw up the list of all 312 care leavers with the date of the last real conversation',
              '20/02/2026',
              [post.data],
            ),
            sub(
              '1b',
              'Make three attempts by three different means with each young person out of touch, and record each',
              '31/03/2026',
              [person.iwan],
            ),
            sub(
              '1c',
              'Ask former carers, housing and benefits colleagues to help to find those still missing',
              'April 2026',
              [person.iwan, post.housing],
            ),
          ],
        ),
        ...main(
          2,
          'Make it possible to be a good adviser',
          '30/06/2026',
          [post.leavers],
          [
            sub('2a', 'Recruit five personal advisers so that nobody has more than 22 young people', '30/06/2026', [
              post.hr,
            ]),
            sub('2b', 'Bring the age of allocation forward to 16 and a half', '01/06/2026', [post.inCare]),
            sub('2c', 'Introduce a pathway plan designed by the Care Leavers’ Forum', '30/06/2026', [
              post.participation,
            ]),
            sub(
              '2d',
              'Read ten plans a month with the young person whose plan it is',
              recurring('Monthly from July 2026', 'month', { start: '2026-07-01' }),
              [post.qa],
            ),
          ],
        ),
      ],
    },
    {
      ref: '3.3.2',
      source: 'IR 8 / IN 1.6',
      text: 'Make sure that no care leaver sleeps somewhere unsuitable, and that homeless 16 and 17 year olds are assessed by a social worker on the day when they ask for help.',
      priority: 3,
      by: plain('31/07/2026'),
      criteria: [
        'No care leaver is in bed and breakfast for a single night',
        'Every homeless 16 or 17 year old is told in writing of the choice to come into care',
      ],
      targets: ['Suitable accommodation, 19 to 21: 92% by 31/03/2027'],
      linked: 'Homelessness Strategy 2025; Care Leavers’ Local Offer 2026',
      resources: 'Yes: housing capital bid, amount to be confirmed',
      packed: true,
      actions: [
        ...main(
          1,
          'Agree with housing who does what',
          '30/04/2026',
          [post.housing],
          [
            sub('1a', 'Sign a joint protocol for homeless 16 and 17 year olds', 'April 2026', [post.care]),
            sub('1b', 'Give care leavers the highest band on the housing register until 25', '01/07/2026', [
              post.housing,
            ]),
            sub('1c', 'Open eight training flats with floating support', '31/12/2026', [post.commissioning]),
          ],
        ),
      ],
    },
    {
      ref: '3.3.3',
      source: 'IR 8',
      text: 'Treat care experience as if it were a protected characteristic in council policy, recruitment and contracts.',
      priority: 5,
      by: plain('31/03/2027'),
      criteria: ['The equality impact assessment template asks about care experience and cabinet papers answer'],
      targets: [],
      linked: 'Equality Policy',
      resources: 'No',
      // No action on purpose: a promise that nobody was given to keep.
      actions: [],
    },
    {
      ref: '3.3.4',
      source: 'IR 8 / IN 2.7',
      text: 'Help care leavers into work, study and better health.',
      priority: 4,
      by: words('2026/27', 'period', '2027-03-31', { start: '2026-04-01' }),
      criteria: [
        'More care leavers are in education, employment or training',
        'Each has had an offer of help with mental health where they want it',
      ],
      targets: ['In education, employment or training, 19 to 21: 58% by 31/03/2027 (baseline 47%)'],
      linked: 'Economic Growth Strategy',
      resources: 'No',
      actions: [
        ...main(
          1,
          'Open doors to work',
          '30/09/2026',
          [person.iwan],
          [
            sub(
              '1a',
              'Guarantee an interview to any care leaver who meets the essential criteria for a council job',
              '01/05/2026',
              [post.hr],
            ),
            sub('1b', 'Ask the twenty largest suppliers for one apprenticeship each', '30/09/2026', [
              post.commissioning,
            ]),
            sub('1c', 'Run a monthly drop-in with the job centre and the college', ongoing, [person.iwan]),
          ],
        ),
        ...main(2, 'Give every care leaver their health history by 18', words('late 2026', 'period', '2026-12-31'), [
          post.nurse,
        ]),
      ],
    },
  ],
}

export const theme3: ThemeData = {
  ref: '3',
  title: 'Children in care and care leavers',
  lead: post.care,
  outcomes: [homes, healthAndSchool, leavers],
}
