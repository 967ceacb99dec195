import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import * as XLSX from '@e965/xlsx'
import { figuresOf, plantFigures, plantUnits } from '../performance/feeds/feeds.fixture.ts'
import { saveTarget } from '../performance/targets/target-store.ts'
import { ensureAuthority } from '../platform/authority.ts'
import { realClock } from '../platform/clock.ts'
import { loadConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { seedTestFolder } from '../platform/test-database.ts'
import type { Io } from './command.ts'
import command from './indicators.ts'

describe('npx upturn indicators', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upturn-indicators-'))
  const env = { UPTURN_DATA: join(folder, 'data'), UPTURN_AUTHORITY: 'Harrowmere Council' }
  const single = 'Single assessments in time'

  before(async () => {
    const config = loadConfig(env)
    await seedTestFolder(config.databaseFolder)
    const { db, close } = await openDatabase(config)
    const authority = await ensureAuthority(db, config.authority)
    await plantUnits(db, authority, { E1: 'East assessment', W1: 'West assessment' })
    // A long run at one half, then a step up: more than chance, and by how much can be said beforehand.
    const level = (at: number) => (at < 20 ? 10 + (at % 2) : 17)
    await plantFigures(db, authority, [
      ...figuresOf([single], ['', 'E1', 'W1'], '2024-04', 24).map((one, at) => ({
        ...one,
        numerator: level(at % 24),
        denominator: 20,
      })),
      ...figuresOf(['Contacts'], [''], '2024-04', 24).map((one) => ({ ...one, denominator: null })),
    ])
    const target = {
      indicator: single,
      base: 'month',
      unit: '',
      period: '2026-03',
      way: 'at least',
      value: 90,
    } as const
    const none = { baselineBy: null, start: null, words: '90% by the end of the year', plan: null, requirement: null }
    await saveTarget(db, { authority, who: 'A test', why: 'For tests', clock: realClock }, { ...target, ...none }, 0)
    await close()
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  const upturn = async (...args: string[]) => {
    let out = ''
    const io: Io = {
      out: async (text) => {
        out += typeof text === 'string' ? text : new TextDecoder().decode(text)
      },
      say: () => {},
      lines: () => null,
      env,
      stopped: () => Promise.resolve(),
    }
    const code = await command.run(args, io)
    assert.equal(code, 0)
    return out
  }

  it('says an indicator in full, as before', async () => {
    assert.match(await upturn('NI 59'), /^NI 59 {2}[\s\S]*Out of: /)
    assert.ok(JSON.parse(await upturn('--json')).length > 50)
  })

  it('lists published figures by unit and period', async () => {
    const out = await upturn('figures', single, '--unit', 'east ASSESSMENT', '--from', '2025-12')
    assert.match(
      out,
      /^Single assessments in time {2}.*, by month\n {2}2025-12 {4}East assessment +85\.0% {2}\(17 of 20\)\n/,
    )
    assert.equal(out.trim().split('\n').length, 1 + 4)
    const rows = JSON.parse(await upturn('figures', single, '--unit', 'authority', '--to', '2024-05', '--json'))
    assert.deepEqual(
      rows.map(({ period, value, unit }: Record<string, unknown>) => [period, value, unit]),
      [
        ['2024-04', 50, ''],
        ['2024-05', 55, ''],
      ],
    )
  })

  it('puts them together on a base by adding counts up', async () => {
    const csv = await upturn(
      'figures',
      single,
      '--base',
      'rolling-12-months',
      '--unit',
      '',
      '--from',
      '2026-03',
      '--csv',
    )
    // April to November 2025 as before (84 of 160), then four months at 17 of 20.
    assert.match(csv, /Whole authority,,rolling 12 months,2026-03,152,240,63\.3+\d?\r\n$/)
  })

  it('shows a series with what is more than chance, and how far its target is', async () => {
    const out = await upturn('series', single)
    assert.match(out, /the whole authority, by month\nIt is higher than chance explains, which is an improvement\./)
    assert.match(out, /2026-03 +85\.0% {2}\(17 of 20\) +improvement: outside the limits/)
    assert.match(out, /Targets:\n {2}At least 90% in March 2026: 5 percentage points short.*\(missed\)/)
    const json = JSON.parse(await upturn('series', single, '--unit', 'W1', '--json'))
    assert.equal(json.points.length, 24)
    assert.equal(json.points.at(-1).kind, 'improvement')
    assert.equal(json.targets[0].distance, -5)
  })

  it('says where every indicator stands', async () => {
    const out = await upturn('standing')
    assert.match(out, /Single assessments in time +2026-03 +85\.0% {2}improving +.*\(At least 90% in March 2026: 5 per/)
    assert.equal(JSON.parse(await upturn('standing', '--unit', 'E1', '--json')).length, 1)
  })

  it('writes figures as CSV, JSON and Excel, whole or not at all', async () => {
    const file = (name: string) => join(folder, name)
    await upturn('export', '-o', file('all.csv'))
    assert.equal(readFileSync(file('all.csv'), 'utf8').trimEnd().split('\r\n').length, 1 + 96)
    await upturn('export', single, '-o', file('one.json'))
    assert.equal(JSON.parse(readFileSync(file('one.json'), 'utf8')).length, 72)
    await upturn('export', '-o', file('all.xlsx'))
    const { Sheets } = XLSX.read(readFileSync(file('all.xlsx')))
    const lines = Object.entries(Sheets).map(([name, sheet]) => [name, XLSX.utils.sheet_to_json(sheet).length])
    assert.deepEqual(lines, [
      ['Figures', 96],
      ['Indicators', 2],
    ])
    await assert.rejects(upturn('export', 'NI 59', '-o', file('none.csv')), /No such figures are published/)
    assert.ok(!existsSync(file('none.csv')))
  })

  it('says what it does not understand', async () => {
    const wrong: [string[], RegExp][] = [
      [['series'], /Name one indicator/],
      [['series', single, 'NI 59'], /Name one indicator/],
      [['series', 'NI 1000'], /There is no indicator NI 1000/],
      [['series', single, '--base', 'day'], /There is no base “day”\. There are: week, month/],
      [['series', single, '--base', 'snapshot'], /has no base “snapshot”\. It has: week, month/],
      [['figures', '--from', 'spring'], /--from is a period such as 2026-03/],
      [['figures', '--unit', 'North'], /no team or area “North”\. There are: E1 \(East assessment\)/],
      [['figures', '--json', '--csv'], /Choose --json or --csv/],
      [['figures', 'NI 59'], /No such figures are published/],
      [['export'], /Say the format with --format: csv, json, xlsx/],
      [['standing', 'all'], /is not needed/],
      [['NI 59', 'NI 60'], /Name one indicator/],
    ]
    for (const [args, words] of wrong) await assert.rejects(upturn(...args), words, args.join(' '))
  })
})
