import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import iconv from 'iconv-lite'
import { readDocument } from '../read-document.ts'
import { decodeText } from './decode.ts'

const words = 'The council’s plan costs £5m – “agreed”.\nChildren’s services'

describe('any encoding', () => {
  const plain = words.replaceAll(/[’“”]/g, "'").replace('–', '-')
  for (const [encoding, text] of [
    ['utf8', words],
    ['utf16le', words],
    ['utf16be', words],
    ['windows-1252', words],
    ['iso-8859-1', plain],
    ['macintosh', words],
    ['cp850', plain],
  ] as const) {
    test(encoding, async () => {
      assert.equal((await decodeText(iconv.encode(text, encoding))).text, text)
    })
  }

  for (const encoding of ['utf8', 'utf16le', 'utf16be', 'utf-32le']) {
    test(`${encoding} with a byte order mark, through to the document`, async () => {
      const bytes = iconv.encode(`Action\tCost\nWrite\t£5\n`, encoding, { addBOM: true })
      const { blocks } = await readDocument({ name: 'plan.txt', bytes })
      assert.match(JSON.stringify(blocks), /"text":"Action".*"text":"£5"/)
    })
  }

  test('line ends of any system', async () => {
    assert.equal((await decodeText(Buffer.from('a\r\nb\rc\nd'))).text, 'a\nb\nc\nd')
  })

  test('one stray byte in UTF-8 does not turn every quote into three signs', async () => {
    const bytes = Buffer.concat([Buffer.from(words.repeat(3)), Buffer.from([0xe2])])
    const { text, warnings } = await decodeText(bytes)
    assert.ok(text.startsWith(words))
    assert.deepEqual(
      warnings.map((warning) => warning.code),
      ['encoding.damaged'],
    )
  })

  test('a UTF-8 file with a rare letter is not taken for anything else', async () => {
    assert.equal((await decodeText(Buffer.from('Strand С: 5 £'))).text, 'Strand С: 5 £')
  })
})
