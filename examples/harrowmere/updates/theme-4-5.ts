import type { Progress } from './shape.ts'

export const progress4: Progress = {
  '4.1.1': {
    0: [
      ['07-03', 60, 'Turnover 17.2% in the year to June, from 19.8%.'],
      ['10-05', 90, 'Turnover 16.1% in the year to September.'],
    ],
    1: [['04-07', 100, 'Paid from April; 61 people qualify.']],
    2: [
      ['07-03', 75, '118 of 157 held.', { forecast: '2026-08-31' }],
      ['09-03', 100, 'Held with everyone who accepted. Workload first, then the case system, then parking.'],
    ],
    3: [['08-05', 100, 'Published on 30 July.']],
    4: [['05-06', null, 'April health check: 62% answered, morale 5.9 of 10, from 5.1.']],
    5: [
      ['06-03', 25, 'Agency rate 32%.'],
      ['08-05', 35, 'Agency rate 30%.'],
      [
        '10-05',
        45,
        '29% at 30 September against 27%. Missed.',
        {
          forecast: '2027-06-30',
          blocker: 'Agency workers offered more by two neighbours',
          pathToGreen: 'Regional agreement on pay caps from January; conversion offer in November',
        },
      ],
    ],
    6: [['05-18', 100, 'Campaign out on 14 May.']],
    7: [
      ['07-03', 70, '19 accepted.'],
      ['09-03', 88, '21 started of 24.', { forecast: '2026-11-30', blocker: 'Three waited for their registration' }],
      ['10-12', 96, '23 in post.', { forecast: '2026-11-30' }],
    ],
    8: [
      ['07-03', 20, 'Three converted.'],
      [
        '11-04',
        40,
        'Six converted.',
        {
          forecast: '2027-06-30',
          blocker: 'Pay gap with agency rates',
          pathToGreen: 'One-off conversion payment agreed in November',
        },
      ],
    ],
    9: [['10-02', 50, 'First ten began in September.']],
    10: [
      [
        '05-06',
        0,
        'Two rounds without an appointment.',
        { forecast: '2026-09-30', blocker: 'Thin field', pathToGreen: 'Search firm' },
      ],
      ['08-05', 50, 'Head of permanence appointed for November. Leaving care still open.', { forecast: '2026-12-31' }],
      [
        '11-04',
        50,
        'Head of permanence has started. Third round for leaving care closes on 27 November.',
        {
          forecast: '2027-02-26',
          blocker: 'Preferred candidate withdrew',
          pathToGreen: 'Secondment offered by a neighbour in the meantime',
        },
      ],
    ],
  },
  '4.1.2': {
    0: [['06-10', 100, '288 plans closed or stepped down safely.']],
    1: [['05-06', 100, '431 reviewed.']],
    2: [['06-10', 100, 'Adopted after trial in two teams.']],
    3: [
      ['04-07', null, 'Every Friday. Average 22.1.'],
      ['07-03', null, 'Average 20.4; 31 workers over 24.'],
      ['10-05', null, 'Average 19.6 at 30 September against 19; nine workers over 24.'],
      ['11-04', null, 'Average 19.1; five workers over 24.'],
    ],
    4: [
      [
        '10-05',
        75,
        'Nine of twelve posts filled.',
        {
          forecast: '2026-12-31',
          blocker: 'Northgate',
          pathToGreen: 'Newly qualified workers released to full caseloads in December',
        },
      ],
    ],
    5: [
      ['08-05', 50, 'Six filled.'],
      ['10-05', 75, 'Nine filled.', { forecast: '2026-12-31', blocker: 'Northgate posts drew one applicant' }],
    ],
  },
  '4.2.1': {
    0: [
      ['04-07', 90, 'Policy in force.'],
      ['05-06', 100, 'Form built.'],
    ],
    1: [['03-16', 100, 'Four pages, written by eleven team managers.']],
    2: [['05-06', 100, 'Two boxes, as promised.']],
    3: [
      ['06-03', 60, '71% supervised in May.'],
      ['10-05', 85, '81% for September, over target. Quality is uneven.', { forecast: '2026-10-30' }],
    ],
    4: [
      ['06-03', 40, 'Half of the sessions held.'],
      ['10-05', 85, '29 managers have finished.'],
      ['11-04', 100, 'All 34 finished by 30 October.'],
    ],
    5: [['09-03', null, '34 of 34 observed in the first six months.']],
  },
  '4.2.2': {
    0: [['06-03', 100, 'Model chosen on 28 May.']],
    1: [['04-20', 100, 'Both regretted teaching before mending their forms.']],
    2: [['05-28', 100, 'Recommended and accepted.']],
    3: [['10-05', 15, 'Two cohorts of eight.']],
    4: [
      ['10-05', 20, '58 staff trained.'],
      [
        '11-04',
        30,
        '87 trained; third cohort short because Northgate could not release people.',
        { pathToGreen: 'Ninth cohort added in March' },
      ],
    ],
  },
}

export const progress5: Progress = {
  '5.1.1': {
    0: [
      ['04-07', 90, 'Framework and auditors ready; practice auditors to come.'],
      ['05-20', 100, 'Both practice auditors started.'],
    ],
    1: [['03-02', 100, 'Agreed on 26 February.']],
    2: [['04-02', 100, '52 trained.']],
    3: [['05-20', 100, 'In post from 18 May.']],
    4: [
      ['07-03', 80, '27% good or better in the quarter to June.'],
      ['10-05', 100, '33% in the quarter to September against 35%. The work is in place; the grades are honest.'],
    ],
    5: [
      ['05-06', null, '28 of 40 in April.'],
      ['06-04', null, '36 in May.'],
      ['07-03', null, '39 in June.'],
      ['08-05', null, '40 in July.'],
      ['09-03', null, '31 in August: leave.'],
      ['10-05', null, '42 in September.'],
      ['11-04', null, '41 in October.'],
    ],
    6: [
      ['07-17', null, 'Partner council changed 6 of 28 grades, all downwards.'],
      ['10-16', null, 'Changed 4 of 29.'],
    ],
    7: [['09-03', null, '71% of actions done in time. First re-audits: 11 of 16 better.']],
    8: [['07-03', 100, 'First page out on 30 June.']],
  },
  '5.1.2': {
    0: [
      ['08-05', 90, '86% answered in time in July against 90%.', { forecast: '2026-10-30' }],
      ['11-04', 100, '92% in October.'],
    ],
    1: [['03-23', 100, 'Relaunched.']],
    2: [
      ['06-03', 50, 'One of two.', { forecast: '2026-08-31' }],
      ['09-03', 100, 'Both in post, average 66 children.'],
    ],
    3: [
      ['07-03', null, 'Recorded for 64% of children.'],
      ['10-05', null, '83%.'],
    ],
    4: [['08-05', null, 'First report: drift in permanence heads the list.']],
  },
  '5.2.1': {
    0: [
      ['05-06', 85, 'Definitions done, re-run published, cleaning two thirds through.', { forecast: '2026-06-12' }],
      ['06-15', 100, 'Key-field errors down from 2,140 to 480.'],
    ],
    1: [['03-16', 100, 'Forty definitions, each with an owner.']],
    2: [
      ['05-06', 66, '1,310 records corrected.', { forecast: '2026-06-12', blocker: 'Locality staff released late' }],
      ['06-15', 100, 'Done.'],
    ],
    3: [['04-20', 100, 'Variance published: assessments in time were 58%, not the 66% reported.']],
    4: [
      [
        '07-03',
        80,
        'Dashboard and clinics run; team targets set in five of eight services.',
        { forecast: '2026-08-31' },
      ],
      ['09-03', 100, 'Targets set in all.'],
    ],
    5: [['06-03', 100, 'Launched on 29 May.']],
    6: [
      ['05-06', null, 'First round held.'],
      ['06-03', null, 'All five held in May.'],
      ['07-06', null, 'All held in June but care.'],
      ['08-05', null, 'Front door and protection clinics strong; care clinic cancelled twice.'],
      ['10-06', null, 'All held in September; August was left out for leave.'],
      ['11-04', null, 'All held in October.'],
    ],
    7: [['09-03', 100, 'Agreed with each manager.']],
    8: [
      ['07-20', null, 'First scorecard published on 17 July.'],
      ['10-19', null, 'Second published.'],
    ],
  },
  '5.2.2': {
    0: [
      ['08-05', 80, 'Eight of ten fixed.', { forecast: '2026-09-30' }],
      ['10-05', 100, 'Ten of ten; next ten asked for.'],
    ],
    1: [['04-01', 100, 'Fifteen teams, 41 complaints, ten themes.']],
    2: [
      ['07-03', null, 'Six releases.'],
      ['10-05', null, 'Twelve releases.'],
    ],
    3: [
      ['07-03', 20, 'Contract signed.'],
      [
        '10-05',
        25,
        'Supplier has moved the release to February.',
        {
          forecast: '2027-06-30',
          blocker: 'Supplier’s release',
          pathToGreen: 'Chief executive to meet the supplier on 1 December; penalty clause invoked',
        },
      ],
      ['11-04', 25, 'No new date yet.', { forecast: '2027-06-30', blocker: 'Supplier’s release' }],
    ],
    4: [
      [
        '11-04',
        0,
        'Cannot start until the release arrives.',
        { forecast: '2027-03-31', blocker: 'Supplier’s release' },
      ],
    ],
  },
  '5.3.1': {
    0: [
      ['07-03', 60, 'Survey out, panel begun.'],
      ['09-03', 90, 'One board meeting still to come.', { forecast: '2026-11-26' }],
    ],
    1: [['07-03', 100, '201 of 394 children answered, 51%.']],
    2: [['06-01', 100, 'Nine parents at the first meeting.']],
    3: [
      ['05-29', 50, 'Met the board on 28 May and asked why social workers leave.'],
      ['11-04', 50, 'Second meeting on 26 November.'],
    ],
    4: [['08-05', null, 'Answers for 148 families so far.']],
    6: [['02-16', 100, 'In place since January.']],
    7: [
      ['04-07', null, 'Letters read by a volunteer panel. 78% answered in ten working days.'],
      ['09-03', null, '83% in August against 85%.'],
    ],
  },
}
