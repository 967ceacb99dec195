/** Theme 3 of the example plan, first half: homes and permanence, health and school. The second half is in `theme-3b.ts`. */
import { person, post } from './posts.ts'
import { immediate, main, type OutcomeData, ongoing, plain, recurring, sub, words } from './shape.ts'

export const homes: OutcomeData = {
  ref: '3.1',
  title: 'Children in care live in homes that suit them, near the people they love, and stay there',
  lead: post.care,
  recommendations: [
    {
      ref: '3.1.1',
      source: 'IR 6 / IN 2.6',
      text: 'Reduce unplanned moves: find more homes close to Harrowmere, match with care, and go to help before a placement breaks.',
      priority: 4,
      by: plain('31/01/2027'),
      criteria: [
        'A stability meeting is held within five working days of the first sign of strain',
        'Each move is reviewed for what could have prevented it, and the answers change what is bought',
        'Foster carers report that help comes when they ask for it',
      ],
      targets: [
        'Three or more placements in 12 months: 12.5% at 30/09/2026 and 11% at 31/03/2027',
        'Net gain of 18 fostering households by 31/03/2027',
      ],
      linked: 'Placement Sufficiency Strategy 2025-28; Regional Fostering Hub business case',
      resources: 'Yes: invest to save, £740,000 over two years',
      actions: [
        ...main(
          1,
          'Hold on to the homes children have',
          '31/07/2026',
          [post.inCare],
          [
            sub(
              '1a',
              'Set up a weekly stability panel with fostering, the virtual school and child mental health',
              '27/03/2026',
              [post.inCare],
            ),
            sub('1b', 'Start an edge-of-breakdown outreach team, evenings and weekends included', '01/06/2026', [
              post.fostering,
            ]),
            sub(
              '1c',
              'Review all moves in the twelve months to December 2025 and publish what was learned',
              '31/07/2026',
              [person.josie],
            ),
          ],
        ),
        ...main(
          2,
          'Make more homes',
          '31/01/2027',
          [post.fostering, post.commissioning],
          [
            sub('2a', 'Raise carers’ fees to the regional average', '01/04/2026', [post.finance, post.fostering]),
            sub(
              '2b',
              'Launch two constellations of fostering families around an experienced carer',
              words('Sept 2026 and Jan 2027', 'multiple', '2027-01-31', { dates: ['2026-09-30', '2027-01-31'] }),
              [post.fostering],
            ),
            sub(
              '2c',
              'Open a four-bed council children’s home in Fenwater',
              words('6 months after registration', 'relative'),
              [post.commissioning],
            ),
            sub('2d', 'Re-tender the block contract for residential care', 'December 2026', [post.commissioning]),
            sub('2e', 'Answer every fostering enquiry within one working day', ongoing, [post.fostering]),
          ],
        ),
      ],
    },
    {
      ref: '3.1.2',
      source: 'IR 6',
      text: 'Plan for permanence from the second review and act on the plan, whether that is home, family, long-term fostering or adoption.',
      priority: 3,
      by: plain('31/08/2026'),
      criteria: [
        'Every child has a permanence plan recorded by the second review',
        'Long-term matches are approved by panel within four months of the decision',
        'No child is placed with parents without an up-to-date assessment',
      ],
      targets: ['Permanence plan by second review: 90% by 31/08/2026'],
      linked: 'Regional Adoption Agency annual plan; Kinship Local Offer',
      resources: 'No',
      actions: [
        ...main(
          1,
          'See which children are waiting',
          '30/04/2026',
          [post.inCare],
          [
            sub('1a', 'Track permanence for all 486 children in care, child by child', '27/02/2026', [post.data]),
            sub('1b', 'Re-assess the 29 children placed with parents under a care order', 'April 2026', [post.inCare]),
            sub(
              '1c',
              'Decide on discharge of the order for those who are safe at home',
              words('Apr-Jul 2026', 'period', '2026-07-31', { start: '2026-04-01' }),
              [post.legal],
            ),
          ],
        ),
        ...main(
          2,
          'Panel every fortnight, decisions within a week',
          '31/08/2026',
          ['Head of Permanence (vacant)'],
          [
            sub('2a', 'Write the permanence policy in ten pages or fewer', '29/05/2026', [
              'Head of Permanence (vacant)',
            ]),
            sub('2b', 'Publish the kinship local offer', words('30th June 2026', 'day', '2026-06-30'), [
              post.familyHelp,
            ]),
            sub('2c', 'Begin life story work for every child with a long-term match', '', [post.fostering]),
          ],
        ),
      ],
    },
    {
      ref: '3.1.3',
      source: 'IR 6 / IN 1.3',
      text: 'Stop using homes that should be registered and are not, and know on every day where each such child is, who is with them and when they will move.',
      priority: 1,
      by: plain('31/03/2026'),
      criteria: ['No child lives in an unregistered home beyond the date that the director has personally agreed'],
      targets: ['Children in unregistered homes: no more than 2 at 30/06/2026 and none at 31/12/2026'],
      linked: 'Placement Sufficiency Strategy 2025-28',
      resources: 'Yes: contingency beds, £310,000',
      actions: [
        ...main(
          1,
          'Bring it to the director’s desk',
          immediate,
          [post.dcs],
          [
            sub(
              '1a',
              'Report each child in an unregistered home to the director daily and to the lead member weekly',
              words('with immediate effect', 'immediate'),
              [post.commissioning],
            ),
            sub('1b', 'Visit each child weekly and record the visit the same day', immediate, [post.inCare]),
            sub('1c', 'Hold two solo emergency beds with a registered provider', '31/03/2026', [post.commissioning]),
          ],
        ),
      ],
    },
  ],
}

export const healthAndSchool: OutcomeData = {
  ref: '3.2',
  title: 'Children in care are well, in school and moving forward',
  lead: post.care,
  recommendations: [
    {
      ref: '3.2.1',
      source: 'IR 6 / PC 5',
      text: 'Get children in care to the doctor, the dentist and mental health help on time, and share what the assessments say with those who care for them.',
      priority: 3,
      by: plain('30/09/2026'),
      criteria: [
        'Initial health assessments take place within 20 working days of coming into care',
        'Strengths and difficulties questionnaires are returned for nine in ten children and used at reviews',
        'Children’s emotional health improves',
      ],
      targets: [
        'Initial health assessments in time: 80% for September 2026',
        'Dental checks in last 12 months: 85% by 31/03/2027',
      ],
      linked: 'Integrated Care Board Children’s Plan',
      resources: 'Yes: one additional nurse, paid for by the integrated care board',
      actions: [
        ...main(
          1,
          'Halve the time that paperwork takes',
          '30/06/2026',
          [post.nurse, post.inCare],
          [
            sub(
              '1a',
              'Send consent and notification to health within two working days of a child coming into care',
              'March 2026',
              [post.inCare],
            ),
            sub('1b', 'Ring-fence six clinic slots a week, two of them in Saltby', 'April 2026', [post.nurse]),
            sub(
              '1c',
              'Escalate any child past day 15 without an appointment',
              words('From 1st April 2026 onwards', 'from', null, { start: '2026-04-01' }),
              [post.nurse],
              '1 c.',
            ),
          ],
        ),
        ...main(
          2,
          'Make the questionnaires matter',
          '30/09/2026',
          [post.nurse],
          [
            sub('2a', 'Move the questionnaire to a text-message link for carers', '31/05/2026', [post.systems]),
            sub(
              '2b',
              'Discuss scores above 17 at the stability panel',
              recurring('Monthly from June 2026', 'month', { start: '2026-06-01' }),
              [post.inCare],
            ),
          ],
        ),
      ],
    },
    {
      ref: '3.2.2',
      source: 'IR 6',
      text: 'Raise the ambition of personal education plans and end part-time timetables that nobody reviews.',
      priority: 4,
      by: plain('31/12/2026'),
      criteria: [
        'Plans are reviewed each term and graded good or better by the virtual school',
        'Each part-time timetable has an end date of less than six weeks',
      ],
      targets: ['Attendance of children in care: 93% in academic year 2026/27'],
      linked: 'Virtual School annual report',
      resources: 'No: pupil premium plus',
      actions: [
        ...main(
          1,
          'Raise the quality of plans',
          words('Autumn term 2026', 'period', '2026-12-31'),
          [post.virtualSchool],
          [
            sub(
              '1a',
              'Grade every plan and return those that require improvement within ten days',
              recurring('Every term', 'term'),
              [post.virtualSchool],
            ),
            sub('1b', 'Brief designated teachers', '02/10/2026', [post.virtualSchool]),
            sub(
              '1c',
              'Give each young person in Year 11 a mentor',
              words('Academic year 2026/27', 'period', '2027-08-31', { start: '2026-09-01' }),
              [person.josie],
            ),
          ],
        ),
        ...main(2, 'Review the 37 part-time timetables with heads', '22/05/2026', [post.virtualSchool]),
      ],
    },
  ],
}
