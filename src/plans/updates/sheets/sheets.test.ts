import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { UnreadableFile } from '../../../documents/document.ts'
import { indexPlan } from '../../rules/index.ts'
import { anAction, anUpdate, aPlan, aRecommendation, dueOn } from '../../rules/test-plan.ts'
import { judgeRow, type RowNow } from '../rules/row.ts'
import { saidOfAction } from '../views/said-now.ts'
import { columns, editable } from './columns.ts'
import { readSheet, type SheetRow } from './read-sheet.ts'
import { actionsToXlsx } from './write-sheet.ts'

const today = '2026-05-10'
const recurring = {
  text: 'Monthly from March 2026',
  kind: 'recurring',
  due: null,
  every: 'month',
  start: '2026-03-01',
} as const
const plan = aPlan({
  recommendations: [aRecommendation('r1', { ref: '1.1' })],
  actions: [
    anAction('a1', {
      recommendation: 'r1',
      label: '1a',
      text: '=SUM(A1) train all staff',
      deadline: dueOn('2026-06-30'),
    }),
    anAction('a2', { recommendation: 'r1', label: '1b', deadline: recurring }),
    anAction('a3', { recommendation: 'r1', label: '1c', deadline: dueOn('2026-09-30') }),
  ],
  updates: [
    anUpdate('a1', '2026-04-02', {
      percent: 40,
      note: 'Begun',
      blocker: '-no room\n\nno money',
      pathToGreen: '@Anna books one',
      forecast: '2026-07-10',
    }),
    anUpdate('a2', '2026-04-02', { occurrence: '2026-03-31' }),
    anUpdate('a3', '2026-04-02', { status: 'delivered', percent: 100 }),
  ],
})
const index = indexPlan(plan, today)
const sheetActions = plan.actions.map((action) => ({ plan: 'plan-1', index, action }))
const made = () => actionsToXlsx(sheetActions, 'My actions', today)

/** Row 2 is the first action. */
const place = (heading: string, row: number) => {
  const at = columns.findIndex((column) => column.heading === heading)
  assert.ok(at >= 0, heading)
  return XLSX.utils.encode_cell({ c: at, r: row - 1 })
}

/** The file as a person has changed it in a spreadsheet program, written by another library than ours. */
function changed(edit: (sheet: XLSX.WorkSheet, book: XLSX.WorkBook) => void): Uint8Array {
  const book = XLSX.read(made(), { cellNF: true, cellStyles: true })
  const sheet = book.Sheets.Actions
  assert.ok(sheet)
  edit(sheet, book)
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }))
}
const put = (heading: string, row: number, value: string | number) => (sheet: XLSX.WorkSheet) => {
  sheet[place(heading, row)] = typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value }
}
const read = (bytes: Uint8Array, name = 'actions.xlsx') => readSheet({ name, bytes })

const known = (id: string): RowNow => {
  const action = index.actions.get(id)
  assert.ok(action)
  const now = saidOfAction(index, action, 'Head of HR')
  return { stood: now, now, since: [], allowed: true }
}
const verdict = (row: SheetRow | undefined) => {
  assert.ok(row)
  return judgeRow(row, known(row.action))
}
const changesOf = (row: SheetRow | undefined) => {
  const judged = verdict(row)
  return judged.kind === 'change'
    ? judged.changes.map(({ field, before, after }) => [field, before, after])
    : judged.kind
}

describe('the sheet that is downloaded', () => {
  test('marks what is to be filled in, offers the statuses as a list, and hides nothing', () => {
    const parts = unzipSync(made())
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    assert.match(
      sheet,
      /<dataValidation type="list"[^>]*sqref="H2:H4"><formula1>"Not started,In progress,Delivered,Withdrawn"/,
    )
    assert.doesNotMatch(sheet, /hidden/)
    assert.doesNotMatch(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()), /hidden/)
    const styleOf = (heading: string) => new RegExp(`r="${place(heading, 2)}" s="(\\d+)"`).exec(sheet)?.[1]
    for (const { heading } of editable) assert.ok(Number(styleOf(heading)) > 5, heading)
    assert.ok(Number(styleOf('Action')) <= 5)
  })

  test('opens in another program with real days and numbers, and text that stays text', () => {
    const sheet = XLSX.read(made(), { cellNF: true }).Sheets.Actions
    assert.equal(sheet?.[place('Per cent', 2)]?.v, 40)
    assert.equal(sheet?.[place('Due', 2)]?.w, '30/06/2026')
    assert.equal(sheet?.[place('Action', 2)]?.f, undefined)
    assert.equal(sheet?.[place('What is in the way', 2)]?.v, '-no room\n\nno money')
  })

  test('sent back as it came, by us or by another program, changes nothing', async () => {
    for (const bytes of [made(), changed(() => {})]) {
      const { rows, unusable, notes } = await read(bytes)
      assert.deepEqual([unusable, notes, rows.map(({ action }) => action)], [[], [], ['a1', 'a2', 'a3']])
      assert.deepEqual(
        rows.map((row) => verdict(row).kind),
        ['no change', 'no change', 'no change'],
      )
    }
  })
})

describe('the sheet that comes back', () => {
  test('each kind of change is told, old and new', async () => {
    const { rows } = await read(
      changed((sheet) => {
        put('Per cent', 2, 60)(sheet)
        put('What has happened', 2, 'Three of five')(sheet)
        put('Now expected', 2, '31 July 2026')(sheet)
        put('What is in the way', 2, '')(sheet)
        put('Done: the one due', 3, '30/4/2026')(sheet)
        put('Status', 4, 'IN PROGRESS')(sheet)
        put('What has happened', 4, 'Not whole after all')(sheet)
      }),
    )
    assert.deepEqual(changesOf(rows[0]), [
      ['percent', '40', '60'],
      ['note', '', 'Three of five'],
      ['forecast', '2026-07-10', '2026-07-31'],
      ['blocker', '-no room\n\nno money', ''],
    ])
    assert.deepEqual(changesOf(rows[1]), [['occurrence', '', '2026-04-30']])
    assert.deepEqual(changesOf(rows[2])?.slice(0, 1), [['status', 'delivered', 'in progress']])
  })

  test('what cannot be so is refused with its reason: a status, a percentage, a day, a move without words', async () => {
    const reason = async (heading: string, value: string | number, row = 2) => {
      const { rows } = await read(changed(put(heading, row, value)))
      const judged = verdict(rows[row - 2])
      assert.ok(judged.kind === 'refused' && judged.refusal.why === 'problems', `${heading}: ${judged.kind}`)
      return judged.refusal.problems.map(({ text }) => text).join(' ')
    }
    assert.match(await reason('Status', 'Finished'), /“Finished” is no status/)
    assert.match(await reason('Status', ''), /Choose where it stands/)
    assert.match(await reason('Per cent', 0.6), /whole number from 0 to 100/)
    assert.match(await reason('Now expected', '31/9/2026'), /no day “31\/9\/2026”/)
    assert.match(await reason('Now expected', 'soon'), /not one day/)
    assert.match(await reason('Done: the one due', '1/4/2026', 3), /one of the days/)
    assert.match(await reason('Status', 'Withdrawn'), /why it is withdrawn/)
  })

  test('a formula is not taken, with or without its result', async () => {
    for (const cell of [
      { t: 'n', f: '20*3', v: 60 },
      { t: 'n', f: 'A1' },
    ] as const) {
      const { rows, unusable } = await read(changed((sheet) => Object.assign(sheet, { [place('Per cent', 2)]: cell })))
      assert.deepEqual(
        rows.map(({ action }) => action),
        ['a2', 'a3'],
      )
      assert.deepEqual(unusable, [{ at: 2, why: '“Per cent” holds a formula. Type what it should say.' }])
    }
  })

  test('two rows of one action, a row without ids, a number that was changed: each says so, the others are read', async () => {
    const twice = await read(changed(put('Action id', 3, 'a1')))
    assert.deepEqual(
      twice.rows.map(({ action }) => action),
      ['a3'],
    )
    assert.deepEqual(
      twice.unusable.map(({ at }) => at),
      [2, 3],
    )
    assert.match(twice.unusable[0]?.why ?? '', /rows 2 and 3/)
    assert.match((await read(changed(put('Action id', 3, '')))).unusable[0]?.why ?? '', /Rows cannot be added/)
    assert.match(
      (await read(changed(put('Updates so far', 3, 'many')))).unusable[0]?.why ?? '',
      /not the number it was/,
    )
  })

  test('deleted rows change nothing; moved columns, a line on top and other sheets do no harm', async () => {
    const aoa = XLSX.utils.sheet_to_json<unknown[]>(XLSX.read(made()).Sheets.Actions ?? {}, { header: 1, defval: '' })
    const [head = [], , second = []] = aoa
    const turned = [['My notes on top'], [...head].toReversed(), [...second].toReversed()]
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['Something else']]), 'Mine')
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(turned), 'Other name')
    const { rows } = await read(new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' })))
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['a2'],
    )
    assert.equal(verdict(rows[0]).kind, 'no change')
  })

  test('a column to fill in that is missing stays as it is; one that tells the rows apart is asked for', async () => {
    const without = (heading: string) =>
      changed((sheet) => {
        sheet[place(heading, 1)] = { t: 's', v: 'Renamed' }
      })
    const { rows, notes } = await read(without('What is in the way'))
    assert.match(notes[0] ?? '', /“What is in the way” is missing/)
    assert.equal(verdict(rows[0]).kind, 'no change')
    for (const heading of ['Plan id', 'Updates so far']) {
      await assert.rejects(
        read(without(heading)),
        (error) => error instanceof UnreadableFile && error.message.includes(`“${heading}” is missing`),
      )
    }
    await assert.rejects(read(without('Action id')), /is no sheet of actions/)
  })

  test('two columns of one name and merged cells are asked about, not guessed', async () => {
    await assert.rejects(read(changed(put('Stands', 1, 'Status'))), /Two columns are called “Status”/)
    const merged = changed((sheet) => {
      sheet['!merges'] = [{ s: { r: 1, c: 7 }, e: { r: 2, c: 7 } }]
    })
    await assert.rejects(read(merged), /has merged cells/)
  })

  test('what is no sheet at all is refused in words: a text, a damaged file, nothing', async () => {
    const refused = (text: string) => read(new TextEncoder().encode(text), 'notes.txt')
    await assert.rejects(refused('Only a sentence.'), UnreadableFile)
    await assert.rejects(read(made().slice(0, 400)), UnreadableFile)
    await assert.rejects(read(new Uint8Array()), UnreadableFile)
  })
})
