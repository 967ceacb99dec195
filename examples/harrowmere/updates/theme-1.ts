import type { Progress } from './shape.ts'

export const progress1: Progress = {
  '1.1.1': {
    0: [
      ['03-04', 80, 'Chair in post, terms agreed, induction held. Forward plan to come to the March meeting.'],
      ['04-07', 100, 'Board has met three times with every member present at two of them.'],
    ],
    1: [['02-06', 100, 'Appointed on 21 January with the Department’s agreement; contract signed.']],
    2: [['02-13', 100, 'Agreed at the second meeting. Police asked for one named stand-in and got it.']],
    3: [['03-02', 100, 'Held on 26 February. Members stayed an hour longer than planned on the two case histories.']],
    4: [['04-02', 100, 'Forward plan published with the March minutes.']],
    5: [
      [
        '07-24',
        null,
        'First review done with the chair and adviser. Members want fewer papers and more time on drift.',
      ],
    ],
    6: [
      ['04-07', 70, 'Page agreed in draft; two of the fifteen figures cannot yet be trusted and are marked so.'],
      ['05-06', 100, 'Used at the April meeting. Chair asked for numbers beside percentages; done.'],
    ],
    7: [['03-16', 100, 'Fifteen figures agreed after two rounds.']],
    8: [
      ['05-06', null, 'April and May issues went out on time.'],
      ['08-05', null, 'July issue two days late: holiday cover. A second analyst now knows how to make it.'],
      ['11-04', null, 'Eight issues out, seven on time.'],
    ],
  },
  '1.1.2': {
    0: [['02-20', 100, 'Sent to the Chief Inspector on the last day allowed.']],
    1: [
      [
        '02-02',
        100,
        '112 staff came. Their strongest point, that supervision should come before training, moved 4.2.1 up.',
      ],
    ],
    2: [['02-12', 100, 'Agreed with nine changes.']],
    3: [['02-17', 100, 'Approved.']],
    4: [['02-20', 100, 'Receipt acknowledged the same day.']],
    5: [
      ['04-07', 60, 'Two sessions held with the Children in Care Council; they want drawings, not photographs.'],
      [
        '05-06',
        90,
        'Text and drawings done. Printing waits for the young artists to approve the proof.',
        {
          forecast: '2026-05-22',
          blocker: 'Proofs came back in the wrong colours',
          pathToGreen: 'Second printer engaged; proof due on 14 May',
        },
      ],
      ['05-27', 100, 'Published, four weeks late and better for it.'],
    ],
    6: [
      ['04-07', 50, 'Rhythm set: updates by the third working day, office challenge by the sixth.'],
      ['06-03', 100, 'Office at full strength from 1 June.'],
    ],
    7: [
      ['04-07', 50, 'One project officer and the analyst appointed; second officer advertised again.'],
      ['05-28', 100, 'All three in post, the last four weeks after the date.'],
    ],
    8: [
      ['04-07', null, '71% of leads answered in time.'],
      ['07-03', null, '84% answered in time. Nine actions have had no word for two months; listed for the board.'],
      ['10-05', null, '88% answered. The same three posts are behind most of the silence: two are vacant.'],
    ],
    9: [
      ['05-06', null, 'Eleven changes so far, each with its reason.'],
      ['11-04', null, '34 changes since approval; the board declined two requests to move dates.'],
    ],
  },
  '1.2.1': {
    0: [
      [
        '09-30',
        75,
        'Programme commissioned and four of six sessions delivered. Visits run.',
        {
          forecast: '2026-12-15',
          blocker: 'Two autumn sessions clashed with budget meetings',
          pathToGreen: 'Sessions rebooked for 24 November and 8 December',
        },
      ],
    ],
    1: [['05-06', 100, 'Commissioned from the national improvement body.']],
    2: [
      ['06-30', 80, '41 of 51 councillors trained.'],
      ['09-16', 96, '49 of 51. The last two have dates.'],
      ['10-05', 100, 'All 51 trained.'],
    ],
    3: [
      ['07-03', null, 'Six visits in the first quarter. Staff spoke plainly about hot desks and the case system.'],
      ['10-12', null, 'Five visits in the second quarter; one cancelled by us, which members noticed.'],
    ],
    4: [
      ['06-03', 50, 'Young people chose three promises to begin with.'],
      ['07-31', 100, 'First meeting under the new terms held on 29 July, chaired by a young person.'],
    ],
    5: [['06-01', 100, 'Terms rewritten; two co-chairs elected by their peers.']],
    6: [['07-22', null, 'Reported to full Council on 21 July, questions for forty minutes.']],
  },
  '1.2.2': {
    0: [
      ['05-06', 60, 'Reconciled. The commitment record was £1.1m short.'],
      ['06-12', 100, 'Budget rebuilt child by child and agreed with the service.'],
    ],
    1: [['04-02', 100, 'Every open placement matched. 17 had ended and were still being paid.']],
    2: [
      ['05-18', 70, 'Base and best cases done. Worst case awaits the new unaccompanied children figures.'],
      ['06-15', 100, 'Three cases to March 2029 presented to the board.'],
    ],
    3: [
      ['07-17', 33, 'First report made. Board asked that benefits be shown by child and not only in pounds.'],
      [
        '10-16',
        66,
        'Second report: overspend forecast £2.4m (3.1%), all in residential placements.',
        {
          blocker: 'Nine children moved to residential homes at short notice over the summer',
          pathToGreen: 'Weekly director review of the twenty dearest placements; two moves planned for December',
        },
      ],
    ],
    4: [['11-04', 40, 'Pressures agreed in draft with the section 151 officer.', { forecast: '2026-12-18' }]],
  },
  '1.3.1': {
    0: [
      ['06-03', 40, 'New arrangements drafted. Budget unsettled.'],
      [
        '09-03',
        65,
        'Scrutineer chosen; arrangements out for agreement with the police and the integrated care board.',
        {
          forecast: '2026-12-11',
          blocker: 'Integrated care board reorganisation: no officer able to sign',
          pathToGreen: 'Chief executives meet on 26 November',
        },
      ],
      [
        '11-04',
        65,
        'No movement since September.',
        { forecast: '2027-01-29', blocker: 'As before', pathToGreen: 'Raised with the Department’s adviser' },
      ],
    ],
    1: [
      ['05-06', 50, 'Advertised with two neighbours. (The plan prints 2016; we have worked to June 2026.)'],
      ['07-10', 100, 'Appointed from 1 September.'],
    ],
    2: [
      [
        '07-03',
        20,
        'Police have agreed their share. Health cannot commit beyond March.',
        { blocker: 'Health budget round', pathToGreen: 'One-year agreement as a fallback' },
      ],
    ],
    3: [
      [
        '09-03',
        70,
        'Text agreed by officers, not yet by the lead partners.',
        { forecast: '2026-12-11', blocker: 'Waits for the pooled budget' },
      ],
    ],
    5: [
      ['06-03', 30, '7 of 23 closed. Four came back from the panel because training was the only proof.'],
      ['08-05', 60, '14 closed.'],
      [
        '10-05',
        80,
        '19 closed, four reopened or carried to new owners with reasons.',
        {
          forecast: '2026-12-18',
          blocker: 'Four need a change in the hospital’s discharge pathway',
          pathToGreen: 'Hospital safeguarding lead to report on 2 December',
        },
      ],
    ],
    6: [
      ['06-15', null, 'First audit, neglect: 12 children, professional curiosity weak.'],
      ['09-14', null, 'Four audits done; July missed for want of police auditors.'],
      ['11-09', null, 'Six audits done of seven planned.'],
    ],
    7: [['10-05', 45, 'Fields agreed; police legal advice on sharing awaited.', { forecast: '2026-12-31' }]],
  },
}
