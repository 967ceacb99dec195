/** Theme 1 of the example plan: leadership, governance and partnership. */
import { person, post } from './posts.ts'
import { main, ongoing, plain, recurring, sub, type ThemeData, tbc, words } from './shape.ts'

export const theme1: ThemeData = {
  ref: '1',
  title: 'Leadership, governance and partnership',
  lead: post.chief,
  outcomes: [
    {
      ref: '1.1',
      title: 'Someone independent can see every month whether this plan is working, and says so when it is not',
      lead: post.dcs,
      recommendations: [
        {
          ref: '1.1.1',
          source: 'IN 1.1',
          text: 'Set up an Improvement Board with an independent chair, and give it what it needs to hold the council and its partners to the pace the notice demands.',
          priority: 2,
          by: plain('30/04/2026'),
          criteria: [
            'The board has met monthly since January 2026 with the chair, the adviser and all three safeguarding partners at the table',
            'Minutes show that members sent at least one paper back for further work in each quarter',
            'The chair reports to the Minister that challenge is robust',
          ],
          targets: ['90% of papers issued five working days before the meeting, each quarter from April 2026'],
          linked: 'Improvement Notice; Council Constitution Part 3',
          resources: 'Yes: chair at £900 a day for three days a month, funded from the improvement reserve',
          actions: [
            ...main(
              1,
              'Get the board running',
              '31/03/2026',
              [post.dcs],
              [
                sub('1a', 'Appoint the independent chair with the agreement of the Department', '23/01/2026'),
                sub(
                  '1b',
                  'Settle terms of reference, membership and the rule on who may stand in for an absent member',
                  '12/02/2026',
                  [post.programme],
                ),
                sub(
                  '1c',
                  'Hold an induction morning for members: the inspection report read together, two anonymous case histories, the data pack',
                  '27/02/2026',
                  [post.programme],
                ),
                sub('1d', 'Publish a forward plan of board business for the first twelve months', '31/03/2026', [
                  post.programme,
                ]),
                sub(
                  '1e',
                  'Review the working of the board with the chair and the adviser',
                  recurring('Every six months from July 2026', '6 months', { start: '2026-07-01' }),
                  [post.dcs],
                ),
              ],
            ),
            ...main(
              1,
              'Give the board one page it can trust',
              '30/04/2026',
              [post.data],
              [
                sub('1a', 'Agree with the chair the fifteen figures that open each meeting', '13/03/2026', [post.data]),
                sub(
                  '1b',
                  'Issue the one-page summary with the papers, figures cut at the last day of the month before',
                  recurring('Monthly from April 2026', 'month', { start: '2026-04-01' }),
                ),
              ],
            ),
          ],
        },
        {
          ref: '1.1.2',
          source: 'IN 1.2 / IR 9',
          text: 'Agree one improvement plan that answers every finding of the inspection and every measure of the notice, and run it as a programme with enough people to do so.',
          priority: 4,
          by: plain('31/03/2027'),
          criteria: [
            'Every area for improvement and every measure of the notice can be traced to at least one action with a named lead and a date',
            'The programme office is fully staffed and reports slippage within the month in which it happens',
          ],
          targets: [],
          linked: 'Medium Term Financial Strategy 2026-30',
          resources: 'Yes: programme manager, two project officers and an analyst for 24 months (£412,000)',
          actions: [
            ...main(
              1,
              'Write the plan, agree it and send it',
              '20/02/2026',
              [post.programme],
              [
                sub('1a', 'Test the draft with front-line staff at four drop-in sessions', '30/01/2026', [post.psw]),
                sub('1b', 'Take the draft to the Improvement Board', '12/02/2026', [post.dcs]),
                sub('1c', 'Cabinet approves the plan', '17/02/2026', [post.chief]),
                sub('1d', "Send the plan to His Majesty's Chief Inspector", '20/02/2026', [post.dcs]),
                sub('1e', 'Publish an easy-read version made with the Children in Care Council', 'April 2026', [
                  post.participation,
                  post.communications,
                ]),
              ],
            ),
            ...main(
              2,
              'Staff the programme and settle its rhythm',
              '29/05/2026',
              [post.programme],
              [
                sub('2a', 'Recruit two project officers and an analyst', '01/05/2026', [post.hr]),
                sub(
                  '2b',
                  'Chase every lead for an update by the third working day of the month',
                  recurring('Monthly', 'month'),
                ),
                sub(
                  '2c',
                  'Keep a register of changes to the plan, each with its reason, for the board to note',
                  ongoing,
                ),
                sub('2d', 'Refresh the plan for its second year', 'March 2027', [post.programme]),
              ],
            ),
          ],
        },
      ],
    },
    {
      ref: '1.2',
      title: 'Members and the corporate centre know the service, pay for it properly and ask hard questions of it',
      lead: post.chief,
      recommendations: [
        {
          ref: '1.2.1',
          source: 'IR 9 / PC 2',
          text: 'Strengthen scrutiny and corporate parenting so that elected members test what they are told against what children, front-line staff and the figures say.',
          priority: 3,
          by: plain('30/09/2026'),
          criteria: [
            'All members of the scrutiny committee and the Corporate Parenting Board have completed the training and made at least one visit to a team',
            'Scrutiny minutes record recommendations, and what became of them',
            'Members feel better informed',
          ],
          targets: ['100% of corporate parents trained by 30/09/2026'],
          linked: 'Corporate Parenting Strategy; Scrutiny Work Programme 2026/27',
          resources: 'No: within existing budgets',
          actions: [
            ...main(
              1,
              'Equip members to ask the next question',
              'September 2026',
              [post.democratic],
              [
                sub(
                  '1a',
                  'Commission a development programme for the scrutiny committee and the lead member',
                  '30/04/2026',
                  [post.democratic],
                ),
                sub('1b', 'Deliver corporate parenting training to all councillors elected in May', 'June 2026', [
                  post.care,
                ]),
                sub(
                  '1c',
                  'Run team visits in pairs, one councillor and one senior manager, with a written note of what staff said',
                  recurring('Quarterly from April 2026', 'quarter', { start: '2026-04-01' }),
                  [post.democratic],
                ),
              ],
            ),
            ...main(
              2,
              'Recast the Corporate Parenting Board around promises to children',
              '31/07/2026',
              [post.care],
              [
                sub('2a', 'Rewrite the terms of reference with two young people as co-chairs', '29/05/2026', [
                  post.participation,
                ]),
                sub(
                  '2b',
                  'Report progress against each promise to full Council',
                  recurring('Each July', 'year', { start: '2026-07-01' }),
                  [post.care],
                ),
              ],
            ),
          ],
        },
        {
          ref: '1.2.2',
          source: 'IN 1.4',
          text: "Set a children's services budget that matches demand, and show the board what each part of the improvement money buys.",
          priority: 4,
          by: plain('31/12/2026'),
          criteria: [
            'Forecast outturn is within 2% of budget at each quarter',
            'Each strand of investment has a benefit, an owner and a review date',
          ],
          targets: ['Variance of no more than 2% at Q2, Q3 and Q4 of 2026/27'],
          linked: 'Medium Term Financial Strategy 2026-30; Placement Sufficiency Strategy',
          resources: 'Yes: £6.8m growth in 2026/27 budget; £1.9m one-off improvement reserve',
          actions: [
            ...main(
              1,
              'Rebuild the placements budget from the children up',
              '31/05/2026',
              [post.finance],
              [
                sub(
                  '1a',
                  'Reconcile the finance commitment record with open placements, child by child',
                  'March 2026',
                  [post.finance, post.commissioning],
                ),
                sub('1b', 'Model best, likely and worst demand to March 2029', '15/05/2026', [person.callum]),
                sub(
                  '1c',
                  'Take a quarterly investment and benefits report to the board',
                  words('Q1 2026/27, Q2 2026/27 and Q3 2026/27', 'multiple', '2026-12-31', {
                    dates: ['2026-06-30', '2026-09-30', '2026-12-31'],
                  }),
                  [post.finance],
                ),
              ],
            ),
            ...main(
              2,
              'Agree the 2027/28 budget with improvement costs in the base',
              words('by end of Q3 2026/27', 'period', '2026-12-31', { start: '2026-10-01' }),
              [post.finance, post.dcs],
            ),
          ],
        },
      ],
    },
    {
      ref: '1.3',
      title: 'Police, health and the council act as one safeguarding partnership',
      lead: post.quality,
      recommendations: [
        {
          ref: '1.3.1',
          source: 'IR 7 / IN 1.3',
          text: 'With the police and the integrated care board, repair the multi-agency safeguarding arrangements: a clear scrutineer, shared data and action on what reviews have already taught.',
          priority: 4,
          by: plain('30/11/2026'),
          criteria: [
            'The independent scrutineer’s annual report finds that arrangements are effective',
            'Each recommendation of the last three reviews is closed with proof of changed practice, not only of training delivered',
            'Partners’ contributions to the pooled budget are settled for three years',
          ],
          targets: ['12 multi-agency audits completed in 2026/27'],
          linked: 'Multi-Agency Safeguarding Arrangements 2024; Family Hubs Plan',
          resources: 'Yes: scrutineer, 40 days a year, shared three ways',
          actions: [
            ...main(
              1,
              'Reset the partnership',
              '31/07/2026',
              [post.partnership],
              [
                sub('1a', 'Appoint an independent scrutineer', '30/06/2016', [post.partnership]),
                sub(
                  '1b',
                  'Sign a pooled budget agreement for 2026-29',
                  words('TBC – dependent on integrated care board budget round', 'tbc'),
                  [post.quality],
                ),
                sub(
                  '1c',
                  'Publish new arrangements, in step with the lead safeguarding partners’ joint statement',
                  '31/07/2026',
                  [post.partnership],
                ),
              ],
            ),
            ...main(
              2,
              'Learn from reviews and prove it',
              '31/10/2026',
              [post.partnership, post.psw],
              [
                sub(
                  '2a',
                  'Close the 23 open recommendations from past reviews, or say why one cannot be closed',
                  '30/09/2026',
                  [post.partnership],
                ),
                sub(
                  '2b',
                  'Run one themed multi-agency audit a month (see recommendation 5.1.1 for the method)',
                  recurring('Monthly from May 2026', 'month', { start: '2026-05-01' }),
                  [post.qa],
                ),
                sub(
                  '2c',
                  'Share a single partnership data set, links to recommendation 5.2.4',
                  words('Autumn 2026', 'period', '2026-11-30', { start: '2026-09-01' }),
                  [post.data],
                ),
                sub('2d', 'Host a practice week with the police and health visiting', tbc, [post.psw]),
              ],
            ),
          ],
        },
      ],
    },
  ],
}
