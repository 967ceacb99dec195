/** Harrowmere's register of risks and issues, and the dependencies its leads have confirmed; parts of the plan by number. */
import type { Risk, RiskReview } from '../../src/plans/risks/risk.ts'
import { post } from './posts.ts'

/** `threatens` in the words a person would type: `5.2.2`, `2b of 5.2.2`. */
type Written = Omit<Risk, 'id' | 'threatens'> & { threatens: string[] }

const review = (day: string, likelihood: number, impact: number, words: string, by: string): RiskReview => ({
  on: `2026-${day}`,
  likelihood,
  impact,
  by,
  words,
})

export const risks: Written[] = [
  {
    kind: 'risk',
    status: 'open',
    title: 'The case system goes live later than April 2027',
    description:
      'The supplier serves two other councils in the same months and has moved its test date once. A later start leaves forms, audits and the shared data set waiting.',
    category: 'IT',
    owner: post.systems,
    likelihood: 4,
    impact: 4,
    target: { likelihood: 2, impact: 4 },
    proximity: 'within six months',
    mitigations: [
      { text: 'Agree a fixed test date with the supplier, in writing', owner: post.systems, due: '2026-07-31' },
      {
        text: 'Keep the team spreadsheets, with one owner each, until it is live',
        owner: post.data,
        due: '2026-05-29',
        done: '2026-05-27',
      },
      { text: 'Train floor walkers in two areas before the start', owner: post.psw, due: '2027-02-26' },
    ],
    threatens: ['5.2.2', '4.2.2', '2c of 1.3.1'],
    reviews: [
      review('02-12', 2, 4, 'Opened', post.systems),
      review('05-08', 3, 4, 'The supplier asks for a later test', post.systems),
      review('08-14', 4, 4, 'The test date has moved and no new one is agreed', post.systems),
    ],
    openedOn: '2026-02-12',
    openedBy: post.systems,
  },
  {
    kind: 'issue',
    status: 'came true',
    title: 'Agency social workers leave before permanent ones start',
    description: 'Three councils nearby pay more for cover. Cases change hands, and visits and assessments slip.',
    category: 'Staffing',
    owner: post.workforce,
    likelihood: 5,
    impact: 4,
    target: { likelihood: 3, impact: 3 },
    proximity: 'now',
    mitigations: [
      { text: 'Bring forward the start of the eleven who have accepted', owner: post.hr, due: '2026-08-28' },
      {
        text: 'Lend two experienced workers to the front door until November',
        owner: post.safeguarding,
        due: '2026-09-30',
      },
    ],
    threatens: ['4.1.1', '4.1.2', '2.2.1'],
    reviews: [
      review('01-20', 3, 4, 'Opened', post.workforce),
      review('06-19', 5, 4, 'Seven left in four weeks', post.workforce),
      review('09-04', 5, 4, 'Four of the eleven have started', post.workforce),
    ],
    openedOn: '2026-01-20',
    openedBy: post.workforce,
    cameTrueOn: '2026-06-19',
  },
  {
    kind: 'risk',
    status: 'open',
    title: 'Placements cost more than the budget holds',
    description:
      'Fewer local homes mean more children far away at a higher price, and money meant for earlier help is spent.',
    category: 'Money',
    owner: post.finance,
    likelihood: 4,
    impact: 3,
    target: { likelihood: 3, impact: 3 },
    proximity: 'within three months',
    mitigations: [
      { text: 'Look at the twenty costliest placements every month', owner: post.commissioning, due: '2026-10-30' },
      { text: 'Show the board what each part of the plan saves', owner: post.finance, due: '2026-09-11' },
    ],
    threatens: ['1.2.2', '3.1.1'],
    reviews: [
      review('03-05', 4, 3, 'Opened', post.finance),
      review('07-16', 4, 3, 'The first quarter is three per cent over', post.finance),
    ],
    openedOn: '2026-03-05',
    openedBy: post.finance,
  },
  {
    kind: 'risk',
    status: 'open',
    title: 'Health and police data arrive late or not at all',
    description: 'Each partner has its own agreement on sharing; two run out this winter.',
    category: 'Partners',
    owner: post.partnership,
    likelihood: 3,
    impact: 3,
    proximity: 'within three months',
    mitigations: [
      { text: 'One agreement for all partners, signed by each chief officer', owner: post.legal, due: '2026-11-27' },
    ],
    threatens: ['1.3.1', '3.2.1'],
    reviews: [review('04-16', 3, 3, 'Opened', post.partnership)],
    openedOn: '2026-04-16',
    openedBy: post.partnership,
  },
  {
    kind: 'risk',
    status: 'open',
    title: 'Contacts rise again after the summer',
    description: 'Schools return, and last year brought a fifth more contacts in the autumn.',
    category: 'Demand',
    owner: post.frontDoor,
    likelihood: 4,
    impact: 3,
    proximity: 'now',
    mitigations: [],
    threatens: ['2.1.1', '4.1.2'],
    reviews: [review('09-02', 4, 3, 'Opened', post.frontDoor)],
    openedOn: '2026-09-02',
    openedBy: post.frontDoor,
  },
  {
    kind: 'risk',
    status: 'closed',
    title: 'No independent chair can be found by the first meeting',
    description: '',
    category: 'Other',
    owner: post.chief,
    likelihood: 2,
    impact: 4,
    proximity: 'now',
    mitigations: [
      { text: 'Ask the Department for names', owner: post.programme, due: '2026-01-16', done: '2026-01-14' },
    ],
    threatens: ['1.1.1'],
    reviews: [
      review('01-08', 2, 4, 'Opened', post.programme),
      review('01-26', 2, 4, 'Closed: the chair has accepted', post.programme),
    ],
    openedOn: '2026-01-08',
    openedBy: post.programme,
    closedOn: '2026-01-26',
    closedWhy: 'the chair has accepted',
  },
]

const confirmed = { kind: 'depends on', by: post.programme, on: '2026-03-20', note: 'Agreed with both leads' } as const

/** What waits for what, as the leads have confirmed it. */
export const links = [
  { ...confirmed, from: '2b of 5.2.2', to: '2a of 5.2.2' },
  { ...confirmed, from: '2c of 5.2.2', to: '2b of 5.2.2' },
  { ...confirmed, from: '3 of 4.2.2', to: '2b of 5.2.2' },
  { ...confirmed, from: '2c of 1.3.1', to: '2b of 5.2.2' },
]
