import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openCaseDatabase } from '../extracts/case-database.ts'
import { computeExtract } from '../extracts/compute-extract.ts'
import { planted, tinyFiles } from '../extracts/tiny-extract.fixture.ts'
import { makeAids } from '../figures/compute.ts'
import { writeExtract } from '../generator/write-extract.ts'
import { checks } from './checks.ts'
import { countQuality } from './count-quality.ts'
import { countLeftOut } from './rules/left-out.ts'

const cut = '2026-04-30'

/** `count of of` of the checks that are asked for, from rows put into the case tables; by unit where one is named. */
async function found(rows: Record<string, string[]>) {
  const database = await openCaseDatabase(200)
  try {
    for (const [table, values] of Object.entries(rows))
      await database.connection.run(`insert into ${table} values ${values.join(',')}`)
    await makeAids(database.connection, { from: '2025-05', to: '2026-04', children: null })
    const counts = await countQuality(database.connection, cut, [])
    return (check: string, unit = '') => {
      const one = counts.find((count) => count.check === check && count.unit === unit)
      return one && `${one.count} of ${one.of}`
    }
  } finally {
    database.close()
  }
}

const teams = [
  `('CITY','Harrowmere',null)`,
  `('EAST','East',  'CITY')`,
  `('E1','East one','EAST')`,
  `('W1','West','CITY')`,
]

/** Of another child. */
const seen = {
  visit: [`('k9','protection','2026-01-05',true,true,null)`],
  care: [`('l9','k9','2020-01-01','2021-01-01',null,null,null,null)`],
}

describe('the checks of data quality', () => {
  it('have codes of their own', () => {
    assert.equal(new Set(checks.map(({ code }) => code)).size, checks.length)
    assert.ok(checks.length >= 40, String(checks.length))
  })

  it('do not look for what an extract cannot hold: without visits and care nobody knows what has happened', async () => {
    const referral = [`('r1','k1','2025-06-01',null,false,null,null,'w')`]
    const without = await found({ referral })
    assert.equal(without('referral open for ever'), undefined)
    assert.equal(without('referral without worker'), '0 of 1')
    assert.equal((await found({ referral, ...seen }))('referral open for ever'), '1 of 1')
  })

  it('count referrals by team, area and authority', async () => {
    const of = await found({
      team: teams,
      child: [
        `('k1','2015-01-01','F',null,null)`,
        `('k2',null,'M','WBRI',null)`,
        `('k3','1990-01-01','M','WBRI',null)`,
      ],
      referral: [
        // Nothing since the day it came, more than six months before the cut.
        `('r1','k1','2025-09-01',null,false,null,'E1','w')`,
        // The same child on the same day.
        `('r2','k1','2025-09-01',null,false,'2025-09-02','E1','w')`,
        // Its assessment began five months before the cut.
        `('r3','k2','2025-09-01',null,false,null,'W1','w')`,
        `('r4','k3','2026-02-02',null,true,null,'W1',null)`,
        // In a team that is not listed, closed before it came.
        `('r5','k3','2026-03-02',null,false,'2026-03-01','X9',null)`,
        `('r6','k4','2026-05-02',null,false,null,'W1',null)`,
      ],
      assessment: [`('a1','k2','r3','single','2025-11-28','2025-12-05',true,'W1','w')`],
      ...seen,
    })
    assert.equal(of('referral open for ever'), '1 of 4')
    assert.equal(of('referral open for ever', 'E1'), '1 of 1')
    assert.equal(of('referral open for ever', 'EAST'), '1 of 1')
    assert.equal(of('referral open for ever', 'CITY'), '1 of 4')
    assert.equal(of('referral open for ever', 'W1'), '0 of 3')
    assert.equal(of('referral twice'), '2 of 6')
    assert.equal(of('referral without team'), '1 of 6')
    assert.equal(of('referral without worker'), '1 of 3')
    assert.equal(of('referral closed before it came'), '1 of 2')
    assert.equal(of('referral without action open'), '1 of 1')
    assert.equal(of('referral in the future'), '1 of 6')
    assert.equal(of('child without day of birth'), '2 of 4')
    assert.equal(of('child without ethnicity'), '2 of 4')
    assert.equal(of('child of no likely age'), '1 of 2')
  })

  it('count assessments, enquiries and conferences by working days over Easter', async () => {
    const of = await found({
      team: teams,
      referral: [
        // 45 working days from 24 February 2026 end on 30 April: Good Friday 3 April, Easter Monday 6 April.
        `('r1','k1','2026-02-24',null,false,null,'E1','w')`,
        `('r2','k2','2026-02-23',null,false,null,'E1','w')`,
        `('r3','k3','2026-03-02',null,false,'2026-04-01','E1','w')`,
      ],
      assessment: [
        `('a1','k1','r1','single','2026-02-25',null,null,'E1',null)`,
        `('a2','k2','r2','single','2026-02-25',null,null,'E1','w')`,
        // Open in a closed case; begun before its referral.
        `('a3','k3','r3','single','2026-03-01',null,null,'E1','w')`,
        // Authorised on a Saturday, before it began.
        `('a4','k4',null,'single','2026-03-30','2026-03-28',null,'W1','w')`,
        `('a5','k4',null,'single','2026-03-30','2026-03-31',true,'W1','w')`,
      ],
      enquiry: [
        // 15 working days before the cut is 9 April.
        `('e1','k1','r1','2026-04-08','2026-04-15',true,'E1','w')`,
        `('e2','k2','r2','2026-04-09','2026-04-15',true,'E1','w')`,
        `('e3','k3','r3','2026-02-02',null,false,'E1','w')`,
        `('e4','k4',null,'2026-02-02','2026-02-10',true,'W1','w')`,
      ],
      conference: [
        `('c1','k4','e4','2026-02-02','2026-02-23','2026-02-21',true,false,'W1')`,
        `('c2','k5','e9','2026-03-02','2026-03-23','2026-02-27',true,false,'W1')`,
        `('c3','k6',null,null,'2026-03-23',null,null,false,'W1')`,
        `('c4','k7',null,null,null,'2026-03-24',true,false,'W1')`,
        `('c5','k8',null,null,null,'2026-03-24',true,true,'W1')`,
      ],
    })
    assert.equal(of('assessment open for ever'), '1 of 3')
    assert.equal(of('assessment open in a closed case'), '1 of 1')
    assert.equal(of('assessment before its referral'), '1 of 3')
    assert.equal(of('assessment finished before it began'), '1 of 2')
    assert.equal(of('assessment on a weekend', 'W1'), '1 of 2')
    assert.equal(of('assessment without referral'), '2 of 5')
    assert.equal(of('assessment without worker'), '1 of 3')
    assert.equal(of('assessment without child seen'), '1 of 2')
    assert.equal(of('assessment twice'), '2 of 5')
    assert.equal(of('enquiry without conference'), '1 of 3')
    assert.equal(of('enquiry before its referral'), '1 of 3')
    assert.equal(
      of('enquiry open in a closed case'),
      undefined,
      'every enquiry of a closed case lacks an end: no such column',
    )
    assert.equal(of('conference on a weekend'), '1 of 4')
    assert.equal(of('conference before its enquiry'), '1 of 2')
    assert.equal(of('conference never held'), '1 of 3')
    assert.equal(of('conference without enquiry'), '1 of 3')
  })

  it('count plans, times in care and placements', async () => {
    const of = await found({
      team: teams,
      child: [`('k1','2008-04-30','F','WBRI',null)`, `('k2','2020-01-01','F','WBRI',null)`],
      referral: [`('r1','k2','2025-09-01',null,false,'2026-01-05','E1','w')`],
      conference: [
        `('c1','k2',null,null,null,'2025-10-01',true,false,'E1')`,
        `('c2','k3',null,null,null,'2025-11-03',true,false,'E1')`,
      ],
      protection: [
        `('p1','k2','2025-10-01',null,'NEG',0,'E1','w')`,
        `('p2','k3','2025-11-05','2026-02-01',null,0,'E1','w')`,
        `('p3','k3','2026-01-05','2026-01-02','NEG',1,null,'w')`,
        `('p4','k1','2025-09-01',null,'NEG',0,'W1','w')`,
        `('p5','k1','2026-02-02',null,'NEG',0,'W1','w')`,
      ],
      care: [
        `('x1','k1','2008-04-01','2024-01-01',null,null,'E1','w')`,
        `('x2','k1','2025-01-01',null,null,null,'E1','w')`,
        `('x3','k2','2025-01-01',null,null,null,'E1','w')`,
      ],
      placement: [
        `('q1','k1','x1','2020-01-01',null,'fostering',null,null,'E1')`,
        `('q2','k1','x2','2025-01-01',null,'fostering',null,null,'E1')`,
      ],
      visit: [`('k2','protection','2026-01-05',true,null,'E1')`, `('k2','protection','2026-02-05',true,true,'E1')`],
      missing: [
        `('k1','2026-03-01',null,true,true,'E1')`,
        `('k1','2026-04-20',null,true,true,'E1')`,
        `('k1','2026-03-20','2026-03-21',true,true,'E1')`,
      ],
    })
    assert.equal(of('plan without conference'), '2 of 4')
    assert.equal(of('plan begun on another day than its conference'), '1 of 2')
    assert.equal(of('plan open in a closed case'), '1 of 1')
    assert.equal(of('plan of an adult'), '2 of 3')
    assert.equal(of('plans overlap'), '2 of 5')
    assert.equal(of('plan ended before it began'), '1 of 2')
    assert.equal(of('plan without category'), '1 of 5')
    assert.equal(of('plan without team'), '1 of 5')
    assert.equal(of('care before birth'), '1 of 3')
    assert.equal(of('care of an adult'), '1 of 2')
    assert.equal(of('care without placement'), '1 of 2')
    assert.equal(of('placement open after care'), '1 of 1')
    assert.equal(of('placements overlap'), '1 of 2')
    assert.equal(of('visit without seen alone'), '1 of 2')
    assert.equal(of('missing for ever'), '1 of 2')
  })

  it('count rows that the reader left out, by its reasons', () => {
    const leftOut = {
      'it ends before it starts': 2,
      'an id (x_id) that an earlier row has': 3,
      'no x, or one that cannot be read': 1,
      odd: 4,
    }
    const counts = countLeftOut([
      { rows: 90, leftOut, unread: { 'x is no day': 5 } },
      { rows: 10, leftOut: {}, unread: {} },
    ])
    assert.deepEqual(
      counts.map(({ count, of }) => [count, of]),
      [
        [1, 100],
        [4, 100],
        [5, 100],
        [2, 100],
        [3, 100],
      ],
    )
  })
})

describe('the data quality of an extract', () => {
  const generated = async (defects: number) => {
    const options = { children: 1500, years: 3, seed: 7, cut: '2026-03-31', defects, formats: ['ssd'] as const }
    const written = [...writeExtract(options, () => {})]
    const truth = written.find(({ path }) => path === 'truth.json')
    const files = written.filter(({ path }) => path.endsWith('.csv')).map(({ path, bytes }) => ({ name: path, bytes }))
    const { quality } = await computeExtract({ files, cut: options.cut, children: null, memoryMb: 300 })
    const counts: Record<string, number> = JSON.parse(new TextDecoder().decode(truth?.bytes)).defects.counts
    return { counts, of: (check: string) => quality.find((one) => one.check === check && one.unit === '')?.count ?? 0 }
  }

  it('finds as many faults as were planted, above those that were there', async () => {
    const [before, after] = [await generated(0), await generated(0.05)]
    const more = (check: string) => after.of(check) - before.of(check)
    const planted = (...kinds: string[]) => kinds.reduce((sum, kind) => sum + (after.counts[kind] ?? 0), 0)
    const twice = planted('assessment twice under one id', 'referral twice under one id')
    assert.ok(twice > 20, String(twice))
    assert.equal(more('row left out: twice'), twice)
    const unfinished = planted('assessment without a day of authorisation though its referral is closed')
    assert.ok(unfinished > 5)
    // A referral that lost its end takes its unfinished assessment out of the closed cases.
    assert.ok(Math.abs(more('assessment open in a closed case') - unfinished) <= 3)
    assert.ok(planted('referral open for ever') > 10)
    assert.ok(more('referral open for ever') >= planted('referral open for ever') * 0.8)
    assert.ok(
      more('row left out: ends before it starts') >=
        planted('assessment authorised before it started', 'plan ended before it started'),
    )
  })

  it('says nothing of a child', async () => {
    const { quality } = await computeExtract({ files: tinyFiles(), cut, children: null, memoryMb: 300 })
    assert.ok(quality.length > 20)
    for (const word of planted) assert.equal(JSON.stringify(quality).includes(word), false, word)
  })
})
