import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openCaseDatabase } from '../extracts/case-database.ts'
import { makeAids } from '../figures/compute.ts'
import { countOutlook } from './count-outlook.ts'
import { listOpenCases } from './list-open-cases.ts'
import { seal, unseal } from './seal.ts'

const cut = '2026-03-17'

/** From rows put into the case tables. */
async function from<T>(
  rows: Record<string, string[]>,
  count: (connection: Parameters<typeof listOpenCases>[0], cut: string) => Promise<T>,
  day = cut,
): Promise<T> {
  const database = await openCaseDatabase(200)
  try {
    for (const [table, values] of Object.entries(rows))
      await database.connection.run(`insert into ${table} values ${values.join(',')}`)
    await makeAids(database.connection, { from: '2025-03', to: '2026-02', children: null })
    return await count(database.connection, day)
  } finally {
    database.close()
  }
}

const team = [`('CITY','Harrowmere',null)`, `('E1','East one','CITY')`, `('W1','West','CITY')`]

describe('the list of open cases', () => {
  it('has each with its limit, by working days over Easter', async () => {
    const open = await from(
      {
        team,
        referral: [`('r1','k1','2026-03-02',null,false,null,'E1','w')`],
        assessment: [
          // 45 working days from the referral on 2 March 2026: 7 May (Good Friday, Easter Monday and 4 May are off).
          `('a1','k1','r1','single','2026-03-04',null,null,'E1','w')`,
          `('a2','k2',null,'single','2026-03-02','2026-03-10',true,'E1','w')`,
          // Authorised after the cut: open on the day.
          `('a3','k3',null,'single','2026-01-05','2026-03-18',true,'X9','w')`,
          `('a4','k4',null,'single','2020-01-06',null,null,'E1','w')`,
        ],
        enquiry: [
          `('e1','k1','r1','2026-03-13','2026-03-16',true,'E1','w')`,
          `('e2','k2',null,'2026-03-13','2026-03-16',false,'E1','w')`,
          `('e3','k3',null,'2026-03-02',null,null,'W1','w')`,
          `('e4','k4',null,'2026-03-02',null,true,'W1','w')`,
        ],
        conference: [`('c1','k4','e4','2026-03-02','2026-03-23','2026-03-16',true,false,'W1')`],
        protection: [
          `('p1','k5','2025-11-03',null,'NEG',0,'E1','w')`,
          `('p2','k6','2026-01-05',null,'NEG',0,'W1','w')`,
          `('p3','k7','2025-11-03','2026-01-05','NEG',0,'W1','w')`,
        ],
        protection_review: [`('k5','p1',null,'2026-01-30',true,'E1')`],
        visit: [`('k5','protection','2026-03-06',true,true,'E1')`],
        care: [
          `('x1','k8','2026-02-23',null,null,false,'E1','w')`,
          `('x2','k9','2025-06-02',null,null,false,'E1','w')`,
        ],
        care_review: [`('k9','x2',null,'2025-06-27',true,'E1')`, `('k9','x2',null,'2025-09-26',true,'E1')`],
      },
      listOpenCases,
    )
    const lines = open.map(({ kind, team: of, reference, started, due, limit, used, left }) =>
      [kind, of, reference, started, due, limit, used, left].join(' '),
    )
    assert.deepEqual(lines, [
      'assessment  k3 2026-01-05 2026-03-09 45 working days 51 -6',
      'assessment E1 k1 2026-03-02 2026-05-07 45 working days 11 34',
      'conference W1 k3 2026-03-02 2026-03-23 15 working days 11 4',
      'conference E1 k1 2026-03-13 2026-04-07 15 working days 2 13',
      'protection review W1 k6 2026-01-05 2026-04-05 3 months 51 12',
      'protection review E1 k5 2026-01-30 2026-07-30 6 months 32 93',
      'care review E1 k8 2026-02-23 2026-03-23 20 working days 16 4',
      'care review E1 k9 2025-09-26 2026-03-26 6 months 119 7',
      'protection visit W1 k6 2026-01-05 2026-01-19 10 working days 51 -41',
      'protection visit E1 k5 2026-03-06 2026-03-20 10 working days 7 3',
    ])
  })

  it('is empty where nothing is open', async () => {
    assert.deepEqual(await from({ team }, listOpenCases), [])
  })
})

describe('the outlook of a month', () => {
  // Ten finished in the last year on the first working day after their start, in Harrowmere's east.
  const finished = Array.from(
    { length: 10 },
    (_, at) => `('f${at}','f${at}',null,'single','2025-10-06','2025-10-07',true,'E1','w')`,
  )

  it('counts what is done in the month, what is open, and the pace of the year', async () => {
    const outlooks = await from(
      {
        team,
        assessment: [
          ...finished,
          `('d1','d1',null,'single','2026-03-02','2026-03-03',true,'E1','w')`,
          // Late: 45 working days from 2 January 2026 end on 6 March.
          `('d2','d2',null,'single','2026-01-02','2026-03-09',true,'W1','w')`,
          // Open since the day of the cut: finished tomorrow by eleven of twelve that lay open a day.
          `('o1','o1',null,'single','2026-03-17',null,null,'E1','w')`,
          // Older than a year, and never finished: data quality tells it.
          `('o2','o2',null,'single','2021-03-17',null,null,'W1','w')`,
        ],
      },
      countOutlook,
    )
    const of = (unit: string) => outlooks.find((one) => one.unit === unit)
    const city = of('')
    assert.deepEqual(
      [city?.month, city?.doneInTime, city?.done, city?.open, city?.paceCases, city?.paceOf],
      ['2026-03', 1, 2, 1, 12, 'authority'],
    )
    // At risk on the first day: ten, d1 and d2; eleven of them finished.
    assert.ok(Math.abs((city?.paceInTime ?? 0) - (1 + 11 / 12)) < 1e-9, String(city?.paceInTime))
    assert.deepEqual(city?.pace.toFixed(6), (2 + 11 / 12).toFixed(6))
    assert.deepEqual([of('W1')?.doneInTime, of('W1')?.done, of('W1')?.open], [0, 1, 0])
    assert.deepEqual([of('E1')?.doneInTime, of('E1')?.done, of('E1')?.open], [1, 1, 1])
    assert.equal(outlooks.length, 4)
  })

  it('is of the next month where the cut is a month’s last day', async () => {
    const rows = { team, assessment: [...finished, `('o1','o1',null,'single','2026-02-27',null,null,'E1','w')`] }
    const [outlook] = await from(rows, countOutlook, '2026-02-28')
    assert.deepEqual([outlook?.month, outlook?.done, outlook?.open, outlook?.pace], ['2026-03', 0, 1, 1])
  })

  it('knows that most enquiries end without a conference', async () => {
    const enquiry = [
      `('e1','k1',null,'2025-10-06','2025-10-08',false,'E1','w')`,
      `('e2','k2',null,'2025-10-06','2025-10-08',false,'E1','w')`,
      `('e3','k3',null,'2025-10-06','2025-10-07',true,'E1','w')`,
      `('o1','o1',null,'2026-03-17',null,null,'E1','w')`,
    ]
    const conference = [`('c1','k3','e3','2025-10-06','2025-10-27','2025-10-08',true,false,'E1')`]
    const outlooks = await from({ team, enquiry, conference }, countOutlook)
    const own = outlooks.find(({ indicator, unit }) => indicator === 'Conferences in time' && unit === '')
    // On the second day one of three has its conference, the others are over: the open one is like them.
    assert.equal(own?.pace.toFixed(6), (1 / 3).toFixed(6))
    assert.equal(own?.open, 1)
  })
})

describe('the seal of the list', () => {
  const settings = { caseKey: 'for tests only: a key of cases 5521', dataFolder: 'nowhere' }
  const of = { authority: 'harrowmere', extract: 'x1', team: 'E1' }
  const cases = [
    {
      ...{ kind: 'assessment' as const, team: 'E1', reference: 'child-7Q1', started: '2026-03-02', due: '2026-05-06' },
      ...{ limit: '45 working days', used: 11, left: 34 },
    },
  ]

  it('opens with the key it was sealed with, and shows nothing without', () => {
    const sealed = seal(settings, of, cases)
    assert.deepEqual(unseal(settings, of, sealed), cases)
    assert.notEqual(seal(settings, of, cases), sealed, 'a nonce is never used twice')
    for (const text of [sealed, Buffer.from(sealed, 'base64').toString('latin1')])
      assert.equal(/child-7Q|assessment|2026/.test(text), false)
    assert.equal(unseal({ ...settings, caseKey: 'another key that is as long as this' }, of, sealed), null)
  })

  it('is of one authority, extract and team, and of one text', () => {
    const sealed = seal(settings, of, cases)
    for (const other of [{ authority: 'other' }, { extract: 'x2' }, { team: 'W1' }])
      assert.equal(unseal(settings, { ...of, ...other }, sealed), null)
    const bytes = Buffer.from(sealed, 'base64')
    bytes[40] = (bytes[40] ?? 0) ^ 1
    assert.equal(unseal(settings, of, bytes.toString('base64')), null)
    assert.equal(unseal(settings, of, sealed.slice(0, 20)), null)
  })
})
