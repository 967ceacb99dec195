import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { selectIndicator } from '../../indicators/library.ts'
import { queries } from '../compute.ts'
import { allFiguresFrom, ofAuthority } from './figures-from.fixture.ts'

const years = { from: '2009-01', to: '2010-06', children: null }

async function figuresFrom(rows: Record<string, string[]>, months = years) {
  const figures = await allFiguresFrom(rows, months)
  return (indicator: string) => ofAuthority(figures, indicator)
}

describe('the queries of indicators', () => {
  it('are each for an indicator that can be computed', () => {
    for (const code of Object.keys(queries)) assert.equal(selectIndicator(code).origin, 'computed', code)
    assert.ok(Object.keys(queries).length >= 12)
  })

  it('hold each case against the limit of the day it began', async () => {
    const of = await figuresFrom({
      referral: [
        `('r1','c1','2010-03-15','',false,null,null,null)`,
        `('r2','c2','2010-04-06','',false,null,null,null)`,
      ],
      // Eight working days each: 15 to 25 March 2010, and 6 to 16 April, after Easter Monday.
      assessment: [
        `('a1','c1','r1','initial','2010-03-15','2010-03-25',true,null,null)`,
        `('a2','c2','r2','initial','2010-04-06','2010-04-16',true,null,null)`,
        // 35 working days from 1 March 2010 end on 21 April: Good Friday is 2 April, Easter Monday 5 April.
        `('a3','c1','r1','core','2010-03-01','2010-04-21',true,null,null)`,
        `('a4','c2','r2','core','2010-03-01','2010-04-22',true,null,null)`,
      ],
    })
    assert.deepEqual(of('NI 59'), {
      '2010-03': [0, 1, '7 working days (Framework for the Assessment of Children in Need, 2000)'],
      '2010-04': [1, 1, '10 working days (Working Together 2010)'],
    })
    const core = '35 working days (Framework for the Assessment of Children in Need, 2000)'
    assert.deepEqual(of('NI 60'), { '2010-04': [1, 2, core] })
    // The second referral came after the newest initial assessment had begun on the same day, so both count.
    assert.deepEqual(of('NI 68'), { '2010-03': [1, 1, null], '2010-04': [1, 1, null] })
  })

  it('count placements, visits and plans at the end of the month', async () => {
    const months = { from: '2025-01', to: '2026-03', children: null }
    const of = await figuresFrom(
      {
        child: [`('k1','2014-05-01','F','',false)`, `('k2','2008-05-01','F','',false)`],
        care: [
          `('x1','k1','2022-01-10',null,null,false,null,null)`,
          `('x2','k2','2022-01-10','2026-03-31',null,false,null,null)`,
        ],
        placement: [
          `('p1','k1','x1','2022-01-10',null,'fostering','own',null,null)`,
          `('p2','k2','x2','2022-01-10','2025-06-01','fostering','own',null,null)`,
          `('p3','k2','x2','2025-06-01','2025-12-01','residential','private',null,null)`,
          `('p4','k2','x2','2025-12-01','2026-03-31','residential','private',null,null)`,
        ],
        protection: [
          `('q1','k3','2023-12-01','2026-02-27','NEG',0,null,null)`,
          `('q2','k4','2026-01-05',null,'NEG',1,null,null)`,
        ],
        visit: [
          `('k4','protection','2026-01-16',true,true,null)`,
          `('k4','protection','2026-03-16',true,false,null)`,
          `('k3','protection','2026-01-15',true,true,null)`,
        ],
      },
      months,
    )
    assert.deepEqual(
      [of('NI 62')['2026-01'], of('NI 62')['2026-02'], of('NI 62')['2026-03']],
      [
        [1, 2, null],
        [1, 2, null],
        [0, 1, null],
      ],
    )
    assert.deepEqual(of('NI 63')['2026-01'], [1, 1, null])
    assert.deepEqual(
      [of('Residential care')['2025-05'], of('Residential care')['2025-06']],
      [
        [0, 2, null],
        [1, 2, null],
      ],
    )
    assert.deepEqual(of('NI 64'), { '2026-02': [1, 1, null] })
    assert.deepEqual(
      [of('Open over two years')['2025-11'], of('Open over two years')['2025-12']],
      [
        [0, 1, null],
        [1, 1, null],
      ],
    )
    assert.deepEqual(of('NI 65')['2026-01'], [1, 1, null])
    // Working days up to 30 January: ten from the 16th, eleven from the 15th (the month ends on a Saturday).
    assert.deepEqual(of('Protection visits')['2026-01'], [1, 2, null])
    assert.deepEqual(of('Protection visits')['2026-02'], [0, 1, null])
    assert.deepEqual(
      [of('Seen alone')['2026-02'], of('Seen alone')['2026-03']],
      [
        [1, 1, null],
        [0, 1, null],
      ],
    )
  })
})
