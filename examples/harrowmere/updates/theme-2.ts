import type { Progress } from './shape.ts'

export const progress2: Progress = {
  '2.1.1': {
    0: [
      ['02-20', 70, '41 contacts left of 214.'],
      ['03-04', 100, 'None waiting. Noon count has been in single figures since 25 February.'],
    ],
    1: [
      ['02-06', 100, 'All 214 reviewed, a week after the date. 23 led to assessments, two to enquiries the same day.'],
    ],
    2: [['02-11', 100, 'In place from 9 February with two interim managers.']],
    3: [
      ['03-04', null, 'Counted every day since 9 February. Highest at 5 pm: 19.'],
      ['06-03', null, 'Average 4 at 5 pm in May.'],
      ['09-03', null, 'August average 7: school holiday staffing thinner than planned.'],
      ['11-04', null, 'October average 5. 88% decided in one working day in September, 89% in October.'],
    ],
    4: [
      [
        '06-03',
        50,
        'Staff consultation closed on 20 May; union asked for more time on allowances.',
        {
          forecast: '2026-07-31',
          blocker: 'Unsocial-hours allowance not agreed',
          pathToGreen: 'Offer to go to the staffing committee on 24 June',
        },
      ],
      ['08-05', 80, 'Allowance agreed; rota begins in September.', { forecast: '2026-09-07' }],
      ['09-09', 100, 'One manager for days and nights from 7 September.'],
    ],
    5: [
      ['03-18', 60, 'Guidance written; briefings under way.'],
      ['04-07', 90, 'Four briefings held, Fenwater rebooked after snow.'],
      ['04-24', 100, 'All five done, 388 partners.'],
    ],
    6: [['03-16', 100, 'Ten examples, two of them cases that we got wrong.']],
    7: [['04-24', 100, 'Five held. Primary heads asked for a sixth, for governors.']],
    8: [
      ['04-07', null, 'March: threshold right in 74 of 90 samples.'],
      ['07-03', null, 'June: 81 of 90. Weakest on older teenagers.'],
      ['10-05', null, 'September: 79 of 86, a little over nine in ten.'],
    ],
  },
  '2.1.2': {
    0: [
      ['04-07', 50, 'Health present at 71% of discussions in March.'],
      ['05-18', 85, 'Health 88%, police 97% in the first half of May.'],
      ['06-15', 100, 'Delivered: health 96%, police 98%. Monitoring visit on 9 and 10 June saw the difference.'],
    ],
    1: [['02-24', 100, 'Deputies named by all three agencies.']],
    2: [['04-02', 100, 'In use from 1 April; takes about eight minutes.']],
    3: [
      [
        '05-06',
        50,
        'Link tested with the hospital; fails on the ward network.',
        { forecast: '2026-06-12', blocker: 'Hospital firewall', pathToGreen: 'Tablets on mobile data as a stopgap' },
      ],
      ['06-10', 100, 'Working on mobile data. Permanent fix is the hospital’s.'],
    ],
    4: [['05-15', 100, '38 discussions audited; most absences were a rota that nobody owned.']],
    5: [['03-16', 100, 'Conference slot is now held when the enquiry begins.']],
  },
  '2.1.3': {
    0: [
      ['06-30', 45, 'Saltby open. Second phase on course for January.'],
      ['09-03', 55, '402 families open to lead practitioners.'],
      [
        '11-04',
        65,
        '611 families; Northgate manager appointed, Fenwater not.',
        {
          forecast: '2027-02-26',
          blocker: 'No suitable applicant for Fenwater',
          pathToGreen: 'Saltby manager to cover both from 4 January',
        },
      ],
    ],
    1: [['05-06', 100, '96 responses, three changes made.']],
    2: [['06-16', 100, 'Opened on 15 June as planned.']],
    3: [['10-05', 30, 'Building ready in Northgate; lease unsigned in Fenwater.']],
    4: [
      [
        '09-30',
        60,
        'Joint triage works well. Advisers still to come.',
        {
          forecast: '2026-12-31',
          blocker: 'Contract award delayed by a challenge from a bidder',
          pathToGreen: 'Challenge closed on 2 October; start in December',
        },
      ],
    ],
    5: [
      ['06-03', null, 'Every weekday from 11 May.'],
      ['10-05', null, '1,940 notifications triaged. One in six now leads to an offer of help, one in nineteen before.'],
    ],
    6: [['10-05', 30, 'Contract awarded on 5 October, advisers due within three months.']],
    7: [['09-04', 100, 'Live for the first day of term.']],
  },
  '2.2.1': {
    0: [
      ['04-07', 45, '103 of 187 finished.'],
      ['06-03', 85, '22 left, all seen.'],
      ['07-03', 100, 'Backlog closed on 29 June.'],
    ],
    1: [['03-04', 100, 'Team of six began on 2 March.']],
    2: [['04-07', 100, 'All 187 seen. Nine needed protection and had it within days.']],
    3: [
      [
        '07-03',
        40,
        'Eight late on 3 July, 21 a fortnight later. Keeping half of the team for August.',
        {
          forecast: '2026-09-30',
          blocker: 'Sickness in the Northgate team',
          pathToGreen: 'Two workers lent by protection',
        },
      ],
      ['10-05', 100, 'Stood down on 30 September.'],
    ],
    4: [
      ['06-03', 30, '66% in time in May.'],
      ['08-05', 55, '70% in time in July.'],
      [
        '10-05',
        70,
        '72% in September against 75%. Missed.',
        {
          forecast: '2026-12-31',
          blocker: 'Northgate at 54% pulls the whole down: four vacancies',
          pathToGreen: 'Northgate clinic weekly; two transfers from Saltby on 2 November',
        },
      ],
      [
        '11-09',
        75,
        '76% in October. Monitoring visit found better plans and the same thin histories.',
        { forecast: '2026-12-31' },
      ],
    ],
    5: [
      ['03-06', null, 'First lists sent.'],
      ['06-03', null, 'Lists now name the worker’s leave as well, which managers had asked for.'],
    ],
    6: [
      ['04-07', null, 'Two held. Half of the delays were waits for other agencies’ reports.'],
      ['09-03', null, 'Held through the summer without a gap.'],
    ],
    7: [['05-06', 100, 'Guide out on 28 April; on every desk by the look of it.']],
    8: [
      ['07-31', 60, 'Nine of fifteen teams taught.', { forecast: '2026-10-16' }],
      ['10-16', 100, 'All fifteen. Re-audit in January will say whether it shows.'],
    ],
    9: [
      [
        '09-23',
        90,
        'Eight families of ten took part. Six said that the assessment was fair; two did not know they had one.',
        { forecast: '2026-11-27' },
      ],
    ],
    10: [
      ['07-03', 20, 'Form designed. The plan gives a date that does not exist; we are working to 30 November.'],
      [
        '10-05',
        35,
        'Depends on the upgrade in 5.2.2, which has slipped.',
        {
          forecast: '2027-05-14',
          blocker: 'Case system upgrade',
          pathToGreen: 'Interim template from January if the supplier agrees',
        },
      ],
    ],
  },
  '2.2.2': {
    0: [
      ['03-18', 40, '78% on time.'],
      ['05-06', 90, '84% in April. Two teams still under 75%.'],
      ['06-03', 100, 'Actions delivered: 85% in May.'],
      ['10-05', 100, '86% in September, over the target of the notice.'],
    ],
    1: [
      ['02-18', null, 'First list sent on 16 February.'],
      ['07-03', null, 'Managers open it before nine; we can see.'],
    ],
    2: [['03-13', 100, '311 visits corrected.']],
    3: [['03-30', 100, 'Recording in 11 of 20, caseload in 6, families avoiding us in 3.']],
    4: [['05-01', 100, 'Voice recording requested, two caseloads rebalanced, an avoidance protocol written.']],
    5: [
      ['05-06', 50, '81% on time.'],
      [
        '06-15',
        75,
        '83%. Visits to children placed far away are the late ones.',
        {
          forecast: '2026-09-30',
          blocker: 'Children placed over 40 miles away',
          pathToGreen: 'Travel days pooled between two teams',
        },
      ],
      [
        '10-05',
        90,
        '87% at 30 September against 88%.',
        { forecast: '2026-12-31', pathToGreen: 'Third team joins the travel pool' },
      ],
    ],
    6: [['04-20', null, 'Running since 20 April.']],
    7: [['04-24', 100, '140 visits corrected.']],
    8: [['05-08', 100, 'Distance in 9 of 20, recording in 7.']],
    9: [
      [
        '06-15',
        60,
        'It is unclear which finding this action means: the text names 1c, the protection list. Taken as 2c.',
        { forecast: '2026-09-30' },
      ],
    ],
    11: [
      ['06-17', 70, '140 phones out, 60 to come.', { forecast: '2026-07-31', blocker: 'Supplier short of stock' }],
      ['07-30', 100, 'All out. Recording time down by about a third in the teams that answered.'],
    ],
    12: [['07-17', null, 'Summer term: 13 of 14 observed.']],
  },
  '2.3.1': {
    0: [['07-03', 100, 'Reviewed, patterns named and reported.']],
    1: [['05-01', 100, '41 reviewed: 12 ended safely, 7 went to pre-proceedings, 22 kept with a new plan.']],
    2: [['06-01', 100, 'Neglect with parental alcohol use in 24 of 41; the wait for treatment averages 19 weeks.']],
    3: [['06-30', 100, 'Taken to the partnership on 25 June; public health to bring an answer in November.']],
    4: [
      ['07-03', 40, 'New format in two of three localities.'],
      [
        '09-03',
        75,
        'All localities. Advocacy offer behind.',
        {
          forecast: '2026-12-18',
          blocker: 'Advocacy contract at its limit',
          pathToGreen: 'Variation agreed in principle',
        },
      ],
    ],
    5: [
      ['06-08', 50, 'Began in Saltby and Fenwater.'],
      ['08-05', 100, 'In use everywhere since 20 July.'],
    ],
    6: [['06-10', 70, '58% of reports reach parents five days before.', { forecast: '2026-09-30' }]],
    7: [
      [
        '09-03',
        55,
        'Offered to 55%.',
        {
          forecast: '2026-12-18',
          blocker: 'Advocacy contract at its limit',
          pathToGreen: 'Variation agreed in principle, £38,000',
        },
      ],
    ],
  },
  '2.3.2': {
    0: [['05-06', 100, 'Tracker live, officer in post, gateway weekly.']],
    1: [['03-09', 100, '58 families on it, four of whom nobody had expected.']],
    2: [['05-01', 100, 'Started on 27 April.']],
    3: [['06-03', null, 'Weekly without a miss. Minutes the same day in nine weeks of twelve.']],
    4: [
      [
        '08-05',
        60,
        '61% concluded within 16 weeks against 80%.',
        {
          forecast: '2026-12-31',
          blocker: 'Too few psychologists on the framework',
          pathToGreen: 'Second lot tendered with two neighbours, award 27 November',
        },
      ],
      ['11-04', 70, '66% within 16 weeks.', { forecast: '2027-01-29' }],
    ],
    5: [
      [
        '07-03',
        70,
        'Parenting and testing awarded; no bids for cognitive assessment.',
        { forecast: '2026-11-27', blocker: 'No bidders' },
      ],
    ],
    6: [
      ['05-06', null, 'Offered to 19 of 24 families since 1 April.'],
      ['10-05', null, 'Offered to 71 of 74. 22 children stayed with relatives.'],
    ],
    7: [
      ['08-17', 85, '29 of 34 managers trained.', { forecast: '2026-10-09' }],
      ['10-09', 100, 'All 34.'],
    ],
  },
  '2.4.1': {
    0: [
      [
        '06-03',
        50,
        'Contract ended; one worker of two in post.',
        {
          forecast: '2026-09-30',
          blocker: 'Vetting of the second worker takes 14 weeks',
          pathToGreen: 'Youth justice staff cover three days a week',
        },
      ],
      ['08-05', 70, '52% offered within 72 hours in July.'],
      [
        '10-05',
        80,
        '58% in September against 70%. Missed.',
        {
          forecast: '2026-12-31',
          blocker: 'Second worker left after five weeks',
          pathToGreen: 'Reserve candidate cleared to start on 16 November',
        },
      ],
    ],
    1: [['02-27', 100, 'Notice given.']],
    2: [
      ['05-06', 50, 'One appointed.'],
      ['09-14', 100, 'Second started on 1 September.'],
      [
        '10-12',
        60,
        'Second worker has left. Reopened.',
        { forecast: '2026-11-16', blocker: 'Resignation', pathToGreen: 'Reserve candidate accepted' },
      ],
    ],
    3: [
      ['04-07', 70, 'Works by day; night alerts go to an unread mailbox.', { forecast: '2026-06-30' }],
      ['07-03', 100, 'Night alerts go to the duty team since 22 June.'],
    ],
  },
  '2.4.2': {
    0: [['08-05', 100, 'Briefing, panel and map in place.']],
    1: [['03-18', 100, 'First briefing on 16 March; 17 minutes.']],
    2: [
      ['05-06', 80, '50 of 63 done.'],
      ['06-03', 100, 'All 63. Eleven stepped down, four raised.'],
    ],
    3: [
      [
        '07-31',
        100,
        'Two places stood out. A takeaway’s licence is under review and the bus station has new lighting.',
      ],
    ],
    5: [['07-10', 100, 'Commissioned; first dates in September.']],
    6: [['09-03', 66, 'Two circles of three.', { forecast: '2026-10-30' }]],
  },
}
