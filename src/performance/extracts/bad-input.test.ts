import assert from 'node:assert/strict'
import { closeSync, ftruncateSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { badExtracts } from './bad-extracts.fixture.ts'
import type { ComputedExtract } from './compute-extract.ts'
import { runExtract } from './run-extract.ts'
import { planted, tinyExtract } from './tiny-extract.fixture.ts'

const limits = { minutes: 2, memoryMb: 400 }
const asked = { cut: '2026-04-30', children: null }

/** What the report says of a table, in lines. */
function said({ tables }: ComputedExtract, table: string): string {
  const report = tables.find((one) => one.table === table)
  const lines = (counts: Record<string, number>) =>
    Object.entries(counts).map(([reason, count]) => `${count} ${reason}`)
  if (report === undefined) return ''
  return [`${report.taken} of ${report.rows}`, ...lines(report.leftOut), ...lines(report.unread), ...report.notes].join(
    '\n',
  )
}

describe('an extract with something the matter', () => {
  const own = mkdtempSync(join(tmpdir(), 'bad-input-'))
  const usual = process.env.TMPDIR
  before(() => {
    process.env.TMPDIR = own
  })
  after(() => {
    if (usual === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = usual
    rmSync(own, { recursive: true })
  })
  /** Nothing of a child in what is said, and nothing at all in the folder for what is temporary. */
  function assertClean(answer: unknown) {
    const words = JSON.stringify(answer)
    for (const word of planted) assert.equal(words.includes(word), false, word)
    assert.deepEqual(readdirSync(own), [])
  }

  for (const { what, files, refused, told } of badExtracts) {
    it(`${refused ? 'is refused in a sentence' : 'is read, and its report says so'}: ${what}`, async () => {
      const answer = await runExtract({ ...asked, files: files() }, limits).done
      assertClean(answer)
      if (refused) {
        assert.ok(answer.outcome === 'failed' && answer.fault === undefined, JSON.stringify(answer).slice(0, 300))
        assert.match(answer.message, refused)
      } else {
        assert.ok(answer.outcome === 'computed', JSON.stringify(answer).slice(0, 300))
        assert.match(said(answer.extract, 'ssd_cin_assessments'), told ?? /./)
      }
    })
  }

  it('is refused in a sentence: a file of 2 GB on this machine that holds headings and nothing else', async () => {
    const folder = mkdtempSync(join(usual ?? '/tmp', 'large-'))
    const path = join(folder, 'ssd_cin_assessments.csv')
    const file = openSync(path, 'w')
    try {
      writeSync(file, tinyExtract['ssd_cin_assessments.csv'] ?? '')
      // A file with a hole: it takes no room, and reads as 2 GB.
      ftruncateSync(file, 2 * 1024 ** 3)
      const answer = await runExtract({ ...asked, files: [{ name: 'large.csv', path }] }, limits).done
      assertClean(answer)
      assert.ok(answer.outcome === 'failed' && answer.fault === undefined, JSON.stringify(answer).slice(0, 300))
      assert.match(answer.message, /of no kind that can be read/)
    } finally {
      closeSync(file)
      rmSync(folder, { recursive: true })
    }
  })

  it('ends while it is being read, and leaves no pipe behind', async () => {
    const rows = `a,c,r,2026-01-01,Y,,E1,w\n`.repeat(400_000)
    const bytes = new TextEncoder().encode((tinyExtract['ssd_cin_assessments.csv'] ?? '') + rows)
    const { promise: reading, resolve } = Promise.withResolvers<void>()
    const running = runExtract({ ...asked, files: [{ name: 'x.csv', bytes }] }, limits, ({ words }) => {
      if (/^Reading/.test(words)) setTimeout(resolve, 60)
    })
    await reading
    running.cancel()
    assert.deepEqual(await running.done, { outcome: 'cancelled' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    assertClean({})
  })
})

describe('an extract in any encoding', () => {
  const words = [
    'Éast £ area’',
    'Éast area',
    'Восток',
    'Ανατολή',
    'مشرق',
    'מזרח',
    'ตะวันออก',
    '東エリア',
    '東區',
    '东区',
    '동쪽',
    'East area',
  ]
  const encodings = [
    ...['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1253'],
    ...['windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258', 'iso-8859-1', 'iso-8859-2'],
    ...[
      'iso-8859-3',
      'iso-8859-4',
      'iso-8859-5',
      'iso-8859-6',
      'iso-8859-7',
      'iso-8859-8',
      'iso-8859-9',
      'iso-8859-10',
    ],
    ...['iso-8859-13', 'iso-8859-14', 'iso-8859-15', 'iso-8859-16', 'koi8-r', 'koi8-u', 'macintosh', 'maccyrillic'],
    ...[
      'cp437',
      'cp850',
      'cp852',
      'cp866',
      'tis-620',
      'shift_jis',
      'euc-jp',
      'gbk',
      'gb18030',
      'big5',
      'euc-kr',
      'utf-7',
    ],
    ...['us-ascii'],
  ]
  assert.ok(encodings.length >= 40)

  /** A word that the encoding can hold. */
  const wordFor = (encoding: string) =>
    words.find((word) => iconv.decode(iconv.encode(word, encoding), encoding) === word) ?? ''

  for (const encoding of encodings) {
    it(`is read right, is told to be a guess, or is refused: ${encoding}`, async () => {
      const word = wordFor(encoding)
      assert.notEqual(word, '')
      const files = Object.entries(tinyExtract).map(([name, text]) => ({
        name,
        bytes: iconv.encode(text.replaceAll('East area', word), encoding, { addBOM: /^utf-(16|32)/.test(encoding) }),
      }))
      const answer = await runExtract({ ...asked, files }, limits).done
      if (answer.outcome === 'failed') {
        assert.equal(answer.fault, undefined)
        return
      }
      assert.ok(answer.outcome === 'computed')
      const { extract } = answer
      assert.match(said(extract, 'ssd_cin_assessments'), /^5 of 5/)
      const right = extract.units.find(({ id }) => id === 'EAST')?.name === word
      const told = /Its letters were read as/.test(said(extract, 'ssd_department'))
      // Seven bits that stand for other letters cannot be told from plain ones.
      assert.ok(right || told || encoding === 'utf-7')
    })
  }
})
