import type { Progress } from './shape.ts'

export const progress3: Progress = {
  '3.1.1': {
    0: [
      ['06-03', 50, 'Panel settled. Outreach staffed to five of eight.'],
      ['08-05', 85, 'Outreach complete; review of moves in draft.'],
      ['09-14', 100, 'All three parts done.'],
    ],
    1: [['03-30', 100, 'First panel on 26 March, six children.']],
    2: [
      ['06-03', 70, 'Began on weekdays only.', { forecast: '2026-07-06' }],
      ['07-08', 100, 'Evenings and weekends from 4 July.'],
    ],
    3: [
      ['08-05', 80, '94 moves read.', { forecast: '2026-09-11' }],
      ['09-14', 100, 'Published. A third of moves followed a request for respite that was refused.'],
    ],
    4: [
      ['06-03', 25, 'Net gain of two households since January.'],
      [
        '09-03',
        35,
        'Net gain of four. 13.6% of children have had three or more placements; target 12.5%.',
        {
          forecast: '2027-04-30',
          blocker: 'Nine households gave notice in the summer, most on grounds of age',
          pathToGreen: 'Kinship carers invited to assess as foster carers; regional hub campaign in January',
        },
      ],
      [
        '11-04',
        40,
        'Net gain of five against 18.',
        {
          forecast: '2027-06-30',
          blocker: 'Assessments take 31 weeks',
          pathToGreen: 'Two independent assessors from December',
        },
      ],
    ],
    5: [['04-08', 100, 'Paid from 1 April.']],
    6: [['10-02', 50, 'First constellation launched on 28 September, seven families.']],
    7: [
      ['05-06', 30, 'House bought.'],
      [
        '09-03',
        45,
        'Planning consent refused; appeal lodged.',
        { blocker: 'Neighbours’ objections', pathToGreen: 'Second address viewed in Saltby' },
      ],
    ],
    8: [['11-04', 30, 'Market day held; eleven providers came.']],
    9: [
      ['07-03', null, '94% answered in one working day.'],
      ['10-05', null, '91%.'],
    ],
  },
  '3.1.2': {
    0: [['05-08', 100, 'All tracked, all re-assessed.']],
    1: [['03-02', 100, 'Tracker complete. 77 children have no permanence plan.']],
    2: [['05-06', 100, '29 done: 18 safe at home, 8 need more help, 3 came back into care.']],
    3: [
      [
        '08-05',
        70,
        '11 of 18 orders discharged.',
        {
          forecast: '2026-12-18',
          blocker: 'Court listing',
          pathToGreen: 'Two half-days offered by the designated judge',
        },
      ],
    ],
    4: [
      [
        '06-03',
        20,
        'Panel meets, led by the assistant director. No head of permanence after two rounds.',
        { forecast: '2026-11-30', blocker: 'Post vacant', pathToGreen: 'Search firm engaged; interviews in July' },
      ],
      [
        '09-03',
        50,
        '79% have a plan by second review; target 90%.',
        { forecast: '2026-12-31', blocker: 'Post vacant', pathToGreen: 'Appointed in July, starts on 2 November' },
      ],
    ],
    5: [['09-03', 40, 'Draft of 22 pages returned to be cut.', { forecast: '2026-12-11', blocker: 'Post vacant' }]],
    6: [['07-01', 100, 'Published on 30 June.']],
  },
  '3.1.3': {
    0: [
      ['03-04', 100, 'The director has the list at nine each morning.'],
      ['07-03', 100, 'Two children on 30 June, as the target allowed.'],
      [
        '10-05',
        100,
        'Three children in September: one moved in at night when a registered home closed without notice.',
      ],
    ],
    1: [
      ['03-04', null, 'Five children on the first list.'],
      ['09-03', null, 'Three on the list.'],
      ['11-04', null, 'One child, moving on 20 November.'],
    ],
    2: [['04-07', null, 'Visits weekly; recorded the same day in eight of ten.']],
    3: [
      ['04-07', 50, 'One bed held.', { forecast: '2026-06-30' }],
      ['07-03', 100, 'Second bed from 29 June.'],
    ],
  },
  '3.2.1': {
    0: [
      ['07-03', 80, '71% in time in June, from 38%.', { forecast: '2026-09-30' }],
      ['10-05', 100, '82% for September, over target.'],
    ],
    1: [['04-07', 100, 'Consent now asked at the legal gateway; average wait down from nine days to two.']],
    2: [['05-06', 100, 'Six slots from 20 April.']],
    3: [['06-03', null, '14 children escalated, 12 seen in time.']],
    4: [
      [
        '10-05',
        60,
        'Return rate 68%.',
        {
          forecast: '2027-01-29',
          blocker: 'Carers of children placed elsewhere do not answer',
          pathToGreen: 'Supervising social workers to fill it in together with the carer',
        },
      ],
    ],
    5: [['06-03', 100, 'Link in use.']],
    6: [
      ['07-06', null, 'Nine children discussed.'],
      ['10-05', null, '31 in all, 22 with a changed plan of support.'],
    ],
  },
  '3.2.2': {
    0: [['10-05', 35, '58% of summer plans good or better.']],
    1: [['07-24', null, 'Summer: 402 graded, 169 sent back.']],
    2: [['10-05', 100, '87 designated teachers on 1 October.']],
    3: [['10-19', 30, '14 of 38 matched.']],
    4: [['06-03', 100, '37 reviewed: 21 ended, 16 with an end date.']],
  },
  '3.3.1': {
    0: [['05-06', 100, 'Everyone tried three times; 21 still not found.']],
    1: [['02-20', 100, '312 names. 69 without a conversation in six months.']],
    2: [['04-07', 100, '69 tried; 37 found. One wrote back: "took you long enough".']],
    3: [['05-06', 100, '11 more found through carers and housing.']],
    4: [
      [
        '07-03',
        55,
        'Three of five advisers in post; 82% of plans under six months old.',
        { forecast: '2026-09-30', blocker: 'No head of service', pathToGreen: 'Assistant director leads for now' },
      ],
      ['09-03', 80, 'Five in post. In touch with 90% for the quarter.', { forecast: '2026-12-31' }],
      ['11-04', 90, 'Plans under six months old: 88%.', { forecast: '2026-12-31' }],
    ],
    5: [
      ['07-03', 60, 'Three of five.'],
      ['09-03', 100, 'Five; the most that any adviser has is 23.'],
    ],
    6: [['06-03', 100, 'From 1 June.']],
    7: [
      ['07-03', 80, 'Design agreed by the forum, form in test.', { forecast: '2026-08-31' }],
      ['09-09', 100, 'In use.'],
    ],
    8: [
      ['08-05', null, 'First ten: four good.'],
      ['11-04', null, 'October: six of ten good.'],
    ],
  },
  '3.3.2': {
    0: [['05-06', 60, 'Meetings begun.', { forecast: '2026-07-31' }]],
    1: [
      [
        '05-06',
        60,
        'Protocol agreed by officers.',
        { forecast: '2026-06-30', blocker: 'Housing legal advice on capacity' },
      ],
      ['07-03', 100, 'Signed on 26 June.'],
    ],
    2: [
      [
        '07-10',
        40,
        'Allocations policy must go to Cabinet.',
        {
          forecast: '2026-12-31',
          blocker: 'Public consultation of twelve weeks',
          pathToGreen: 'Consultation closes on 30 October; Cabinet on 9 December',
        },
      ],
    ],
    3: [
      ['06-03', 10, 'Site chosen.'],
      [
        '10-05',
        15,
        'Capital bid turned down in the first round.',
        { forecast: '2027-06-30', blocker: 'No capital', pathToGreen: 'Lease of six flats from a housing association' },
      ],
    ],
  },
  '3.3.4': {
    1: [['05-06', 100, 'In force from 1 May; two young people appointed by July.']],
    2: [['09-30', 45, 'Nine apprenticeships promised by seven suppliers.', { forecast: '2027-03-31' }]],
    3: [['07-03', null, 'Between five and twelve young people each month.']],
  },
}
