import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { verifyChain } from '../../platform/change-record.ts'
import { fixedClock } from '../../platform/clock.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import { enterPopulation } from '../entered/entered-store.ts'
import { type ComputedExtract, computeExtract } from '../extracts/compute-extract.ts'
import { planted, tinyExtract, tinyFiles } from '../extracts/tiny-extract.fixture.ts'
import { unitChanges } from '../pages/indicator/unit-history.tsx'
import { listExtracts, publishFigures, saveExtract, selectExtract } from './extract-store.ts'
import { listFigures } from './figure-store.ts'
import { listUnitHistory, listUnits } from './unit-store.ts'

const compute = (files = tinyExtract, cut = '2026-04-30') =>
  computeExtract({ files: tinyFiles(files), cut, children: 20_000, memoryMb: 300 })

onEachDatabase('extracts and figures', (database) => {
  const by = (authority: AuthorityId) => ({ authority, who: 'Ann Analyst', clock: fixedClock('2026-05-04') })
  const save = async (authority: AuthorityId, computed: ComputedExtract) => {
    const answer = await saveExtract(database.db, by(authority), computed)
    assert.ok('saved' in answer)
    return answer.saved
  }
  const inTime = 'Single assessments in time'

  it('are a draft until somebody publishes them, once', async () => {
    const { db } = database
    const authority = await database.newAuthority()
    const computed = await compute()
    const id = await save(authority, computed)
    assert.deepEqual(await listFigures(db, authority, { indicator: inTime }), [])
    const drafts = await listFigures(db, authority, { state: 'draft' })
    assert.equal(drafts.length, computed.figures.length)
    const why = 'The month is checked'
    assert.deepEqual(await publishFigures(db, by(authority), id, why), { published: drafts.length })
    assert.ok('refused' in (await publishFigures(db, by(authority), id, why)))
    const [first] = await listFigures(db, authority, { indicator: inTime, unit: '', from: '2026-01', to: '2026-01' })
    const expected = { numerator: 1, denominator: 2, extract: id, cut: '2026-04-30', state: 'published' }
    assert.deepEqual({ ...first, ...expected }, first)
    assert.match(first?.limit ?? '', /^45 working days/)
    assert.deepEqual(
      (await listUnits(db, authority)).map(({ id: unit, kind, parent }) => [unit, kind, parent]),
      [
        ['EAST', 'area', 'CITY'],
        ['E1', 'team', 'EAST'],
        ['E2', 'team', 'EAST'],
        ['CITY', 'area', null],
        ['WEST', 'area', 'CITY'],
        ['W1', 'team', 'WEST'],
      ],
    )
    assert.deepEqual(await verifyChain(db, authority), { state: 'whole', entries: 2 })
  })

  it('notice the same files', async () => {
    const authority = await database.newAuthority()
    const computed = await compute()
    const id = await save(authority, computed)
    assert.deepEqual(await saveExtract(database.db, by(authority), computed), { same: id })
    assert.equal((await listExtracts(database.db, authority)).length, 1)
  })

  it('make way for those of a newer extract, and keep a team that is gone', async () => {
    const { db } = database
    const authority = await database.newAuthority()
    const old = await save(authority, await compute())
    await publishFigures(db, by(authority), old, 'First')
    const assessments = tinyExtract['ssd_cin_assessments.csv'] ?? ''
    const teams = tinyExtract['ssd_department.csv'] ?? ''
    const next = await save(
      authority,
      await compute({
        ...tinyExtract,
        // Corrected in the case system; and the protection team went over to the west under a new name.
        'ssd_cin_assessments.csv': assessments.replace('2026-04-09', '2026-04-07'),
        'ssd_department.csv': teams.replace('E2,East protection,EAST', 'E2,Protection,WEST').replace(/W1.*\n/, ''),
      }),
    )
    await publishFigures(db, by(authority), next, 'Second')
    const of = async (unit: string) =>
      (await listFigures(db, authority, { indicator: inTime, unit, from: '2026-04' })).map((figure) => [
        figure.numerator,
        figure.extract,
      ])
    assert.deepEqual(await of(''), [[2, next]])
    assert.deepEqual(await of('W1'), [[0, old]])
    const replaced = await listFigures(db, authority, {
      indicator: inTime,
      unit: '',
      from: '2026-04',
      state: 'replaced',
    })
    assert.deepEqual(
      replaced.map(({ numerator }) => numerator),
      [1],
    )
    const nameOn = async (day?: string) => (await listUnits(db, authority, day)).find(({ id }) => id === 'E2')?.name
    assert.deepEqual(
      [await nameOn(), await nameOn('2026-04-01'), await nameOn('2026-03-31')],
      ['Protection', 'Protection', 'East protection'],
    )
    // The trend of a team goes on over its move; that of an area is by the tree of the extract.
    const months = async (unit: string) =>
      (await listFigures(db, authority, { indicator: 'Conferences in time', unit })).map(({ period, numerator }) => [
        period,
        numerator,
      ])
    const moved = await months('E2')
    assert.deepEqual(
      [moved.length, moved.find(([period]) => period === '2025-12')?.[1]],
      [(await months('')).length, 1],
    )
    assert.deepEqual((await months('WEST')).find(([period]) => period === '2025-12')?.[1], 1)
    assert.deepEqual(await months('EAST'), [])
    const names: Record<string, string> = { EAST: 'East area', WEST: 'West area' }
    assert.deepEqual(
      unitChanges(await listUnitHistory(db, authority, 'E2'), (id) => names[id] ?? id),
      [
        'From 1 April 2026 it is called Protection, before East protection, and belongs to West area, before to East area.',
      ],
    )
  })

  it('set rates against the children entered for the year, the authority’s and an area’s', async () => {
    const { db } = database
    const authority = await database.newAuthority()
    await publishFigures(db, by(authority), await save(authority, await compute()), 'First')
    const rate = async (unit: string, month: string) =>
      (await listFigures(db, authority, { indicator: 'Referrals', unit, from: month, to: month }))[0]?.denominator
    assert.deepEqual([await rate('', '2026-03'), await rate('EAST', '2026-03')], [20_000, null])
    const enter = (unit: string, year: number, children: number) =>
      enterPopulation(db, { ...by(authority), why: 'Estimates' }, { unit, year, children, source: null })
    await enter('', 2026, 48_000)
    await enter('EAST', 2026, 9000)
    await enter('EAST', 2026, 9100)
    assert.deepEqual([await rate('', '2026-03'), await rate('', '2026-04')], [20_000, 48_000])
    assert.deepEqual([await rate('EAST', '2026-03'), await rate('EAST', '2026-04')], [null, 9100])
  })

  it('have weeks and parts that nobody meets who asks for months of everybody', async () => {
    const { db } = database
    const authority = await database.newAuthority()
    const computed = await compute()
    await publishFigures(db, by(authority), await save(authority, computed), 'First')
    await publishFigures(db, by(authority), await save(authority, { ...computed, sha256: 'again' }), 'Again')
    const plain = await listFigures(db, authority, { indicator: inTime })
    assert.ok(plain.length > 0 && plain.every(({ period, breakdown }) => breakdown === '' && !period.includes('W')))
    const weeks = await listFigures(db, authority, { indicator: inTime, unit: '', weeks: true })
    // From December 2025 on, when the extract begins.
    assert.deepEqual([weeks.length, weeks.at(-1)?.period], [21, '2026-W17'])
    const parts = await listFigures(db, authority, { indicator: inTime, unit: '', breakdown: { dimension: 'age' } })
    assert.ok(parts.length > 0 && parts.every(({ breakdown }) => breakdown.startsWith('age:')))
  })

  it('keep a team where it is in the tree, when a format comes that has none', async () => {
    const { db } = database
    const authority = await database.newAuthority()
    await publishFigures(db, by(authority), await save(authority, await compute()), 'Checked')
    const whole = await compute()
    const treeless = {
      ...{ ...whole, figures: whole.figures.filter(({ unit }) => unit === 'E1' || unit === ''), more: [] },
      ...({ format: 'Annex A', sha256: 'other', cut: '2026-05-31' } as const),
      units: [
        { id: 'E1', name: 'E1', kind: 'team', parent: null },
        { id: 'North team', name: 'North team', kind: 'team', parent: null },
      ] as const,
    }
    await publishFigures(
      db,
      by(authority),
      await save(authority, { ...treeless, units: [...treeless.units] }),
      'Checked',
    )
    const units = await listUnits(db, authority)
    const told = units.filter(({ id }) => id === 'E1' || id === 'North team')
    assert.deepEqual(
      told.map(({ name, parent }) => [name, parent]),
      [
        ['East assessment', 'EAST'],
        ['North team', null],
      ],
    )
  })

  it('do not go back behind a newer cut', async () => {
    const authority = await database.newAuthority()
    const older = await save(authority, await compute(tinyExtract, '2026-03-31'))
    await publishFigures(database.db, by(authority), await save(authority, await compute()), 'Newer')
    const answer = await publishFigures(database.db, by(authority), older, 'Older')
    assert.ok('refused' in answer && /newer extract, up to 30 April 2026/.test(answer.refused))
  })

  it('of an earlier cut are published where they are of other indicators, and leave newer names of teams', async () => {
    const { db } = database
    const authority = await database.newAuthority()
    const { 'ssd_cin_assessments.csv': assessments = '', ...others } = tinyExtract
    const teams = tinyExtract['ssd_department.csv'] ?? ''
    const renamed = { ...others, 'ssd_department.csv': teams.replace('East protection', 'Protection') }
    await publishFigures(db, by(authority), await save(authority, await compute(renamed)), 'Newer')
    const older = { 'ssd_cin_assessments.csv': assessments, 'ssd_department.csv': teams }
    const id = await save(authority, await compute(older, '2026-01-31'))
    assert.ok('published' in (await publishFigures(db, by(authority), id, 'A return that ends earlier')))
    assert.equal((await listFigures(db, authority, { indicator: inTime, unit: '', from: '2026-01' })).length, 1)
    assert.equal((await listUnits(db, authority)).find((unit) => unit.id === 'E2')?.name, 'Protection')
  })

  it('are shown to their own authority only', async () => {
    const [one, other] = [await database.newAuthority(), await database.newAuthority()]
    const id = await save(one, await compute())
    await assert.rejects(selectExtract(database.db, other, id), NotFound)
    await assert.rejects(publishFigures(database.db, by(other), id, 'Not mine'), NotFound)
    assert.deepEqual(await listFigures(database.db, other, { state: 'draft' }), [])
  })

  it('leave nothing of a child in any table', async () => {
    const { db } = database
    const authority = await database.newAuthority()
    await publishFigures(db, by(authority), await save(authority, await compute()), 'Checked')
    for (const table of ['extract', 'figure', 'unit', 'change']) {
      const { rows } = await sql`select * from ${sql.table(table)} where authority = ${authority}`.execute(db)
      assert.ok(rows.length > 0, table)
      for (const word of planted) assert.equal(JSON.stringify(rows).includes(word), false, `${word} in ${table}`)
    }
  })
})
