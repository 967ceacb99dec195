import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { UnreadableFile } from './document.ts'
import { readDocument } from './read-document.ts'
import { cell, excelFile, paragraph, relationships, row, table, wordFile, zipOf } from './readers/fixtures.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** Reads and gives the refusal; every one must name the file and say what to do. */
async function refusal(content: Uint8Array, limits = {}): Promise<string> {
  try {
    await readDocument({ name: 'plan.docx', bytes: content }, { limits })
  } catch (error) {
    assert.ok(error instanceof UnreadableFile, String(error))
    assert.match(error.message, /^“plan\.docx” .*\. .*\.$/s)
    return error.code
  }
  return 'read'
}

/** An OLE2 container whose directory names these streams. */
function oleFile(...names: string[]): Uint8Array {
  const file = new Uint8Array(512 * 3)
  const view = new DataView(file.buffer)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(30, 9, true)
  view.setUint32(48, 0, true)
  view.setUint32(76, 1, true)
  view.setUint32(512 * 2, 0xfffffffe, true)
  names.forEach((name, index) => {
    const at = 512 + index * 128
    for (let letter = 0; letter < name.length; letter += 1)
      view.setUint16(at + letter * 2, name.charCodeAt(letter), true)
    view.setUint16(at + 64, name.length * 2 + 2, true)
  })
  return file
}

describe('the content decides, not the name', () => {
  test('a file of every kind, called plan.docx', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['a', 'b']]), 'S')
    const kinds: [string, Uint8Array][] = [
      ['docx', wordFile(paragraph('Plan'))],
      ['xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))],
      ['csv', bytes('Ref,Action\n1,Write\n2,Send')],
      ['html', bytes('<!DOCTYPE html><p>Plan</p>')],
      ['text', bytes('# Plan\n\nKey\tSource\nIN\tNotice')],
    ]
    for (const [kind, content] of kinds) {
      assert.equal((await readDocument({ name: 'plan.docx', bytes: content })).kind, kind)
    }
  })

  test('words that look like a picture or a page at their start are words', async () => {
    for (const text of [
      'BMs meet on 5 May to agree it',
      '<insert title> of the plan',
      'MZ is a strand',
      'P < 5% of all',
    ]) {
      assert.equal((await readDocument({ name: 'a', bytes: bytes(text) })).kind, 'text')
    }
  })
})

describe('files that cannot be read say what they are', () => {
  const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0])
  const cases: [string, string, Uint8Array][] = [
    ['an empty file', 'file.empty', new Uint8Array()],
    ['a file of blanks', 'file.empty', bytes(' \n\t\n')],
    ['a photo', 'file.picture', photo],
    ['a phone photo', 'file.picture', bytes('\0\0\0\u0018ftypheic\0\0')],
    ['a PDF', 'pdf.later', bytes('%PDF-1.7\n')],
    ['a password-protected document', 'file.password', oleFile('Root Entry', 'EncryptionInfo', 'EncryptedPackage')],
    ['Word before 2007', 'doc.old', oleFile('Root Entry', 'WordDocument')],
    ['a damaged old file', 'ole.damaged', oleFile('Root Entry', 'WordDocument').subarray(0, 300)],
    ['an Outlook message', 'file.mail', oleFile('Root Entry', '__properties_version1.0')],
    ['a mail as text', 'file.mail', bytes('From: a\nMIME-Version: 1.0\n\nPlan')],
    ['rich text', 'file.rtf', bytes('{\\rtf1 Plan}')],
    ['a zip of files', 'file.archive', zipOf({ 'plan.txt': 'Plan' })],
    ['PowerPoint', 'file.presentation', zipOf({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>' })],
    ['OpenDocument text', 'file.opendocument', zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' })],
    ['data for programs', 'file.xml', bytes('<?xml version="1.0"?><plan/>')],
    ['noise', 'file.unknown', Uint8Array.from({ length: 600 }, (_, index) => (index * 7) % 31)],
    ['a page without words', 'file.no-words', bytes('<!doctype html><img src="plan.png">')],
    ['a document without words', 'file.no-words', wordFile(paragraph(''))],
  ]
  for (const [what, code, content] of cases) test(what, async () => assert.equal(await refusal(content), code))
})

describe('damaged and hostile files are refused', () => {
  const sound = wordFile(paragraph('Plan '.repeat(2_000)))

  test('cut short anywhere', async () => {
    for (const share of [0.01, 0.3, 0.6, 0.99]) {
      assert.equal(await refusal(sound.subarray(0, Math.floor(sound.length * share))), 'zip.truncated')
    }
  })

  test('without its document part', async () => {
    const bare = zipOf({
      '[Content_Types].xml':
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels': relationships(['rId1', 'officeDocument', 'word/document.xml']),
    })
    assert.equal(await refusal(bare), 'docx.no-document')
  })

  test('with XML that is not sound, that declares entities, or that nests without end', async () => {
    const document = (xml: string) => wordFile('', { 'word/document.xml': xml })
    assert.equal(await refusal(document('<w:document><w:body><w:p></w:body>')), 'xml.damaged')
    assert.equal(await refusal(document('<w:document><w:body><w:p>')), 'xml.damaged')
    const entities =
      '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:body>&b;</w:body></w:document>'
    assert.equal(await refusal(document(entities)), 'xml.doctype')
    assert.equal(await refusal(document(`<w:document>${'<w:p>'.repeat(400)}`)), 'xml.too-deep')
    assert.equal(await refusal(excelFile('<sheetData><row><c>')), 'xml.damaged')
  })

  test('a zip bomb, whether it declares its size or hides it', async () => {
    const bomb = wordFile('', { 'word/document.xml': new Uint8Array(30 * 1024 * 1024).fill(32) })
    assert.equal(await refusal(bomb), 'zip.bomb')
    assert.equal(await refusal(sound, { partBytes: 1_000 }), 'zip.bomb')
    assert.equal(await refusal(sound, { unpackedBytes: 5_000 }), 'zip.bomb')
    assert.equal(await refusal(hideSize(sound, 'word/document.xml')), 'zip.bomb')
  })

  test('more parts, bytes or rows than is sane', async () => {
    assert.equal(await refusal(sound, { parts: 3 }), 'zip.too-many-parts')
    assert.equal(await refusal(sound, { compressedBytes: 100 }), 'file.too-large')
    assert.equal(await refusal(bytes('word '.repeat(100)), { textBytes: 100 }), 'file.too-large')
    const rows = wordFile(table(...Array.from({ length: 6 }, () => row(cell('a') + cell('b')))))
    assert.equal(await refusal(rows, { rows: 5 }), 'too-many.rows')
    assert.equal(await refusal(rows, { cells: 11 }), 'too-many.cells')
  })

  test('any bytes are read or refused, never anything else', async () => {
    const starts = ['', 'PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0', '<html>', 'a,b\n', '\u00ff\u00fe', 'a\tb\n']
    const start = fc.constantFrom(...starts).map((text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)))
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 700 }), async (head, rest) => {
        await refusalOrNothing(new Uint8Array([...head, ...rest]))
      }),
      { numRuns: 150 },
    )
  })

  test('a Word or Excel file with any one byte changed is read or refused', async () => {
    const files = [
      wordFile(table(row(cell('a') + cell('b')))),
      excelFile('<sheetData><row><c><v>1</v></c></row></sheetData>'),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(255),
        async (file, share, byte) => {
          await refusalOrNothing(file.with(Math.floor(share * file.length), byte))
        },
      ),
      { numRuns: 150 },
    )
  })
})

async function refusalOrNothing(content: Uint8Array): Promise<void> {
  try {
    await readDocument({ name: 'a', bytes: content })
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
  }
}

/** Writes a small size over a part's own in the zip directory. */
function hideSize(file: Uint8Array, part: string): Uint8Array {
  const changed = file.slice()
  const view = new DataView(changed.buffer)
  for (let at = 0; at + 46 < changed.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    const name = new TextDecoder().decode(changed.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
    if (name === part) view.setUint32(at + 24, 10, true)
  }
  return changed
}
