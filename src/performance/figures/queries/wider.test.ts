/** Reviews, checks, leavers, adoption, workers, weeks and parts, from rows that can be counted by hand. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allFiguresFrom, ofAuthority } from './figures-from.fixture.ts'

const months = { from: '2024-01', to: '2026-03', children: null }

describe('reviews in time', () => {
  it('of care: within 20 working days, then 3 months, then every 6 months', async () => {
    const figures = await allFiguresFrom(
      {
        care: [
          `('x1','k1','2025-06-02',null,null,false,null,null)`,
          `('x2','k2','2025-06-02',null,null,false,null,null)`,
          `('x3','k3','2026-03-23',null,null,false,null,null)`,
        ],
        // 20 working days from 2 June 2025 end on 30 June; three months from then on 30 September.
        care_review: [
          `('k1',null,null,'2025-06-30',true,null)`,
          `('k1',null,null,'2025-09-30',true,null)`,
          `('k2',null,null,'2025-06-30',true,null)`,
          `('k2',null,null,'2025-10-01',true,null)`,
        ],
      },
      months,
    )
    const of = ofAuthority(figures, 'NI 66')
    assert.deepEqual(of['2025-06']?.slice(0, 2), [2, 2])
    assert.deepEqual(of['2025-09']?.slice(0, 2), [2, 2])
    assert.deepEqual(of['2025-10']?.slice(0, 2), [1, 2])
    // Six months from 30 September end on 30 March: the day after, the first child's third review is overdue.
    assert.deepEqual(
      [of['2026-02']?.slice(0, 2), of['2026-03']?.slice(0, 2)],
      [
        [1, 2],
        [0, 2],
      ],
    )
    assert.match(String(of['2025-09']?.[2]), /^20 working days.*; 3 months.*; 6 months/)
  })

  it('of protection: within 3 months, then every 6 months, for those on a plan so long', async () => {
    const figures = await allFiguresFrom(
      {
        protection: [
          `('q1','k1','2025-01-10',null,'NEG',0,null,null)`,
          `('q2','k2','2025-01-10',null,'NEG',0,null,null)`,
        ],
        protection_review: [`('k1','q1',null,'2025-04-10',true,null)`, `('k2','q2',null,'2025-04-11',true,null)`],
      },
      months,
    )
    const of = ofAuthority(figures, 'NI 67')
    assert.equal(of['2025-03'], undefined)
    assert.deepEqual(
      [of['2025-04']?.slice(0, 2), of['2025-09']?.slice(0, 2)],
      [
        [1, 2],
        [1, 2],
      ],
    )
    // 10 October was the day of the first child's next review.
    assert.deepEqual(of['2025-10']?.slice(0, 2), [0, 2])
  })
})

describe('children in care', () => {
  it('are visited in six weeks, and checked in a year once they are there for a year', async () => {
    const figures = await allFiguresFrom(
      {
        child: [`('k1','2015-05-01','F','',false)`, `('k2','2023-05-01','F','',false)`],
        care: [
          `('x1','k1','2024-06-01',null,null,false,null,null)`,
          `('x2','k2','2025-12-01',null,null,false,null,null)`,
        ],
        // 31 January is 42 days after 20 December.
        visit: [`('k1','care','2025-12-20',true,true,null)`, `('k2','care','2025-12-19',true,true,null)`],
        health: [
          `('k1','assessment','2025-03-15',null)`,
          `('k1','dental','2024-12-01',null)`,
          `('k1','sdq','2025-07-01',14)`,
          `('k1','sdq','2026-02-01',11)`,
          `('k2','sdq','2026-02-01',30)`,
        ],
        adoption: [`('k1','2025-01-10','2026-01-10','2026-03-01')`, `('k2','2025-01-10','2026-01-11','2026-03-02')`],
      },
      months,
    )
    assert.deepEqual(ofAuthority(figures, 'Care visits')['2026-01'], [1, 2, null])
    assert.deepEqual(ofAuthority(figures, 'Health assessments')['2026-02'], [1, 1, null])
    assert.deepEqual(ofAuthority(figures, 'Health assessments')['2026-03'], [0, 1, null])
    assert.deepEqual(ofAuthority(figures, 'Dental checks')['2025-12'], [0, 1, null])
    assert.deepEqual(ofAuthority(figures, 'NI 58'), { '2026-02': [11, 1, null] })
    assert.deepEqual(ofAuthority(figures, 'NI 61'), { '2026-03': [1, 2, null] })
  })
})

it('care leavers, workers and children heard count once a month, as last told', async () => {
  const figures = await allFiguresFrom(
    {
      child: [`('k1','2015-05-01','F','',false)`, `('k2','2023-05-01','F','',false)`],
      leaver: [
        `('l1','2026-03-01',false,null,true,null)`,
        `('l1','2026-03-31',true,true,false,null)`,
        `('l2','2026-03-31',false,true,null,null)`,
      ],
      worker: [
        `('w1',null,1.0,false,18,'2026-03-31')`,
        `('w2',null,0.5,true,10,'2026-03-31')`,
        `('w3',null,null,true,5,'2026-03-31')`,
      ],
      care_review: [`('k1',null,null,'2026-03-03',true,null)`, `('k2',null,null,'2026-03-03',false,null)`],
      protection_review: [`('k1',null,null,'2026-03-09',false,null)`],
    },
    months,
  )
  const march = (indicator: string) => ofAuthority(figures, indicator)['2026-03']
  assert.deepEqual(march('In touch'), [1, 2, null])
  assert.deepEqual(march('Suitable accommodation'), [2, 2, null])
  assert.deepEqual(march('Care leavers active'), [0, 1, null])
  assert.deepEqual(march('Caseload'), [28, 1.5, null])
  assert.deepEqual(march('Agency'), [0.5, 1.5, null])
  // Under four, nobody is asked to take part.
  assert.deepEqual(march('Children heard'), [1, 2, null])
})

describe('weeks, parts and other limits', () => {
  const rows = {
    team: [`('CITY','City',null)`, `('EAST','East','CITY')`, `('E1','East one','EAST')`],
    child: [`('k1','2015-03-02','M','APKN',false)`, `('k2','2025-12-01','2','a) WBRI',false)`],
    // 20 working days from 2 February 2026 end on 2 March, a Monday.
    assessment: [
      `('a1','k1',null,'single','2026-02-02','2026-03-02',true,'E1',null)`,
      `('a2','k2',null,'single','2026-02-02','2026-03-08',true,'E1',null)`,
      `('a3','k3',null,'single','2026-02-02','2026-04-09',true,null,null)`,
    ],
  }
  const find = async (to: string, cut?: string) => {
    const figures = await allFiguresFrom(rows, { ...months, to, ...(cut === undefined ? {} : { cut }) })
    return (unit: string, breakdown: string, period: string) => {
      const found = figures.find(
        (one) =>
          one.indicator === 'Single assessments in time' &&
          one.unit === unit &&
          one.breakdown === breakdown &&
          one.period === period,
      )
      return found === undefined ? null : [found.numerator, found.denominator]
    }
  }

  it('count by week from Monday to Sunday, up to the last week that is over at the cut', async () => {
    const of = await find('2026-03', '2026-04-12')
    assert.deepEqual(
      [of('E1', '', '2026-W10'), of('EAST', '', '2026-W10'), of('', '', '2026-W09')],
      [
        [2, 2],
        [2, 2],
        [0, 0],
      ],
    )
    assert.deepEqual(of('', '', '2026-W15'), [0, 1])
    assert.equal((await find('2026-03', '2026-04-11'))('', '', '2026-W15'), null)
    assert.equal(of('', '', '2025-W41'), null)
    assert.deepEqual(of('', '', '2025-W42'), [0, 0])
  })

  it('know age on the day, sex and ethnicity in broad groups, for the authority and areas', async () => {
    const of = await find('2026-03')
    assert.deepEqual(
      [of('', 'age:10-15', '2026-03'), of('EAST', 'age:0', '2026-03')],
      [
        [1, 1],
        [1, 1],
      ],
    )
    assert.deepEqual(
      [of('', 'ethnicity:Asian', '2026-03'), of('', 'ethnicity:White', '2026-03')],
      [
        [1, 1],
        [1, 1],
      ],
    )
    assert.equal(of('E1', 'age:0', '2026-03'), null)
  })

  it('hold the same cases against other limits', async () => {
    const of = await find('2026-04')
    assert.deepEqual(
      [of('', '', '2026-03'), of('', 'limit:20', '2026-03'), of('E1', 'limit:35', '2026-03')],
      [
        [2, 2],
        [1, 2],
        [2, 2],
      ],
    )
    // The 45 working days from 2 February end on 8 April.
    assert.deepEqual(of('', '', '2026-04'), [0, 1])
  })
})
