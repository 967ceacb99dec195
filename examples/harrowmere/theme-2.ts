/** Theme 2 of the example plan, first half: the front door and assessment. The second half is in `theme-2b.ts`. */
import { person, post } from './posts.ts'
import { immediate, main, type OutcomeData, ongoing, plain, recurring, sub, words } from './shape.ts'

export const frontDoor: OutcomeData = {
  ref: '2.1',
  title: 'A worried adult gets an answer within a day, and the answer is right',
  lead: post.frontDoor,
  recommendations: [
    {
      ref: '2.1.1',
      source: 'IR 1 / IN 2.3',
      text: 'Make sure that every contact about a child is read, weighed and decided by a qualified manager within one working day, and that nothing waits unseen.',
      priority: 1,
      by: plain('31/03/2026'),
      criteria: [
        'No contact is open for more than one working day without a recorded management decision',
        'Dip samples find that thresholds are applied consistently in nine cases out of ten',
        'Referrers are told what was decided and why',
      ],
      targets: [
        'Contacts decided in one working day: 85% for the month of September 2026, 95% for the month of March 2027',
        'Re-referrals within 12 months below 21% for 2026/27',
      ],
      linked: 'Threshold document 2025; Families First Partnership delivery plan',
      resources: 'Yes: two additional MASH managers, £128,000 a year',
      actions: [
        ...main(
          1,
          'Clear the backlog and stop it coming back',
          '27/02/2026',
          [post.mash],
          [
            sub(
              '1a',
              'Review all 214 contacts open at 12 January, oldest first, and record a decision on each',
              'January 2026',
              [post.mash],
            ),
            sub('1b', 'Put a duty manager on the floor from 8 am to 8 pm every weekday', '09/02/2026', [
              post.frontDoor,
            ]),
            sub(
              '1c',
              'Count undecided contacts at noon and at 5 pm and send the number to the assistant director',
              words('Daily from 09/02/2026', 'recurring', null, { every: 'day', start: '2026-02-09' }),
              [post.mash],
            ),
            sub('1d', 'Move the out-of-hours team under the same manager as the front door', '29/05/2026', [
              post.frontDoor,
            ]),
          ],
        ),
        ...main(
          2,
          'Apply one threshold',
          '31/03/2026',
          [post.frontDoor],
          [
            sub('2a', 'Rewrite the threshold guidance with ten worked examples from our own cases', '13/03/2026', [
              post.psw,
            ]),
            sub('2b', 'Walk partners through it at five locality briefings', '31/03/2026', [post.partnership]),
            sub(
              '2c',
              'Dip-sample twenty decisions a week, half of them "no further action"',
              recurring('Weekly from March 2026', 'week', { start: '2026-03-01' }),
              [post.qa],
            ),
          ],
        ),
      ],
    },
    {
      ref: '2.1.2',
      source: 'IR 1 / IR 2',
      text: 'Hold strategy discussions with the police and health at the table, on the day when a child may be at risk of significant harm, and start enquiries without delay.',
      priority: 2,
      by: plain('15/05/2026'),
      criteria: [
        'Health and the police take part in at least 19 of every 20 strategy discussions',
        'Initial child protection conferences are held within 15 working days of the strategy discussion',
      ],
      targets: ['Conferences within 15 working days: 85% in 2026/27 (cumulative)'],
      linked: 'Multi-Agency Safeguarding Arrangements 2024',
      resources: 'No',
      actions: [
        ...main(
          1,
          'See recommendation column',
          '15/05/2026',
          [post.frontDoor, post.police],
          [
            sub('1a', 'Give each agency a named deputy for discussions at short notice', immediate, [
              post.police,
              post.nurse,
            ]),
            sub(
              '1b',
              'Agree a one-page record that states who said what, what was decided and who will see the child',
              'March 2026',
              [post.mash],
            ),
            sub('1c', 'Introduce a same-day video link with the hospital safeguarding team', 'April 2026', [
              post.systems,
            ]),
            sub(
              '1d',
              'Audit every discussion held without a health professional in March and report the reasons',
              '15/05/2026',
              [post.qa],
              '1.d',
            ),
          ],
        ),
        ...main(
          2,
          'Book the conference when the enquiry starts, not when it ends',
          words('within 4 weeks of plan approval', 'relative'),
          [post.reviewing],
        ),
      ],
    },
    {
      ref: '2.1.3',
      source: 'IR 1 / PC 4',
      text: 'Offer families help at the door they knock on, so that domestic abuse notifications and step-downs lead to support rather than to a letter.',
      priority: 4,
      by: plain('28/02/2027'),
      criteria: [
        'Families stepped down to family help are met within ten working days and in no more than 20% of cases return within six months',
        'Schools say that they know whom to ring',
      ],
      targets: ['700 families open to family help lead practitioners by 31/12/2026'],
      linked: 'Families First Partnership delivery plan; Domestic Abuse Strategy 2025-28',
      resources: 'Yes: Families First Partnership grant, £2.3m in 2026/27',
      actions: [
        ...main(
          1,
          'Bring targeted early help and child in need work together in three family help teams',
          words('Phase 1: June 2026 Phase 2: January 2027', 'multiple', '2027-01-31', {
            dates: ['2026-06-30', '2027-01-31'],
          }),
          [post.familyHelp],
          [
            sub(
              '1a',
              'Consult staff and unions on the new teams',
              words('March – April 2026', 'period', '2026-04-30', { start: '2026-03-01' }),
              [post.hr],
            ),
            sub('1b', 'Open the Saltby team as the first of the three', '15/06/2026', [post.familyHelp]),
            sub('1c', 'Open the Northgate and Fenwater teams', '31/01/2027', [post.familyHelp]),
          ],
        ),
        ...main(
          2,
          'Change what follows a domestic abuse notification',
          '30/09/2026',
          [post.familyHelp, post.police],
          [
            sub(
              '2a',
              'Triage notifications jointly with the police each morning',
              words('From May 2026', 'from', null, { start: '2026-05-01' }),
              [post.mash],
            ),
            sub(
              '2b',
              'Place two domestic abuse advisers in the front door',
              words('3 months after contract award', 'relative'),
              [post.commissioning],
            ),
            sub('2c', 'Tell schools the same day, through the national notification scheme', '01/09/2026', [
              post.police,
            ]),
          ],
        ),
      ],
    },
  ],
}

const visitBlock = (n: 1 | 2, who: string, leads: string[]) =>
  main(n, `Bring visits to ${who} back on time`, n === 1 ? '30/04/2026' : '29/05/2026', leads, [
    sub(
      `${n}a`,
      'List each Monday, by team and worker, the visits due in the week ahead and those already late',
      recurring(n === 1 ? 'Weekly from 16/02/2026' : 'Weekly', 'week', n === 1 ? { start: '2026-02-16' } : {}),
      [post.data],
    ),
    sub(
      `${n}b`,
      'Correct the records of visits that were made but not written up',
      n === 1 ? '13/03/2026' : '17/04/2026',
      n === 1 ? [] : [post.systems],
    ),
    sub(
      `${n}c`,
      'Find out from twenty late visits what got in the way: caseload, recording, access or avoidance',
      n === 1 ? '27/03/2026' : '30/04/2026',
      [post.qa],
    ),
    // The second block is a copy of the first and still names the first block's action: an editor's slip kept on purpose.
    sub(
      `${n}d`,
      'Put right what was found in action 1c and report to the performance clinic',
      n === 1 ? '30/04/2026' : '29/05/2026',
      leads,
    ),
  ])

export const assessment: OutcomeData = {
  ref: '2.2',
  title: 'Children are seen, listened to and understood in good time',
  lead: post.safeguarding,
  recommendations: [
    {
      ref: '2.2.1',
      source: 'IR 2 / IN 2.1',
      text: 'Finish assessments at the pace each child needs and never later than 45 working days, with history, fathers and the child’s own words in every one.',
      priority: 3,
      by: plain('30/09/2026'),
      criteria: [
        'Assessments run to time without a fall in the share that auditors grade good',
        'Team managers review each open assessment at day 10, day 25 and day 35',
        'Fathers and other important adults are spoken to in nine of ten assessments sampled',
        'The quality of analysis improves',
      ],
      targets: [
        'Assessments completed within 45 working days: 75% for the month of September 2026; 85% for the month of March 2027; 80% cumulative by the end of March 2027',
        'Assessments graded good or better at audit: 35% by 30/09/2026 and 50% by 31/03/2027',
      ],
      linked: 'Practice Standards; Families First Partnership delivery plan',
      resources: 'Yes: temporary project team of six, £390,000 to September 2026',
      actions: [
        ...main(
          1,
          'Finish what is overdue',
          '30/06/2026',
          [post.frontDoor],
          [
            sub('1a', 'Engage a six-person team to complete the 187 assessments over 45 days', '02/03/2026', [
              post.frontDoor,
              post.hr,
            ]),
            sub('1b', 'See every child whose assessment is late before it is closed', '31/03/2026', [post.frontDoor]),
            sub(
              '1c',
              'Stand the project team down once fewer than ten are late',
              words('June – July 2026', 'period', '2026-07-31', { start: '2026-06-01' }),
              [post.frontDoor],
            ),
          ],
        ),
        ...main(
          2,
          'Keep the rest on course',
          '30/09/2026',
          [post.frontDoor],
          [
            sub(
              '2a',
              'Send each team its forward list of assessments that reach day 35 in the next ten days',
              recurring('Weekly from 02/03/2026', 'week', { start: '2026-03-02' }),
              [post.data],
            ),
            sub(
              '2b',
              'Hold a fortnightly clinic for assessments past day 30, chaired by the head of service',
              recurring('Fortnightly from March 2026', '2 weeks', { start: '2026-03-01' }),
              [post.frontDoor],
            ),
            sub('2c', 'Write a one-page guide to a proportionate assessment, with two real examples', '30/04/2026', [
              post.psw,
            ]),
            sub(
              '2d',
              'Teach chronologies and genograms in half-day workshops, team by team',
              'July 2026',
              [person.adaeze],
              '2d)',
            ),
            sub('2e', 'Test with ten families whether they recognise themselves in the assessment', '18/09/2026', [
              post.participation,
            ]),
            sub(
              '2f',
              'Move to the single assessment form in the case system',
              words('31/11/2026', 'invalid', null, { suggested: '2026-11-30' }),
              [post.systems],
            ),
          ],
        ),
      ],
    },
    {
      ref: '2.2.2',
      source: 'IR 3 / IN 2.2',
      text: 'See children at least as often as their plan says, alone where that is right, and write down the same week what they said and what changed.',
      priority: 2,
      by: plain('29/05/2026'),
      criteria: [
        'Children on a child protection plan are visited every ten working days',
        'Children in care are visited at least every six weeks, or as their review decided',
        'Auditors find the child’s voice in 80% of visits read',
      ],
      targets: [
        'Child protection visits on time: 85% for September 2026, 95% for March 2027',
        'Visits to children in care on time: 88% by 30/09/2026, 95% by 31/03/2027',
      ],
      linked: 'Practice Standards',
      resources: 'No: from existing staff, with overtime agreed to May 2026',
      actions: [
        ...visitBlock(1, 'children on a child protection plan', [post.protection]),
        ...visitBlock(2, 'children in care', [post.inCare]),
        ...main(
          3,
          'Make visits count',
          ongoing,
          [post.psw],
          [
            sub(
              '3a',
              'Give workers phones that record a visit by voice from the car',
              words('W/c 8 June 2026', 'period', '2026-06-14', { start: '2026-06-08' }),
              [post.systems],
            ),
            sub(
              '3b',
              'Observe one visit by each newly qualified worker every term',
              recurring('Termly', 'term'),
              [post.psw],
              '3.b',
            ),
          ],
        ),
      ],
    },
  ],
}
