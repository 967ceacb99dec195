import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readOffer } from './offer-form.ts'

const read = (fields: Record<string, string>, file: { name: string; bytes: Uint8Array } | null = null) =>
  readOffer({ fields: { text: 'It shows it', ...fields }, file }, 1)
const problemsOf = (...given: Parameters<typeof read>) => read(...given).problems.map(({ field }) => field)
const bytes = (size: number) => new Uint8Array(size)

describe('what is offered on a form', () => {
  it('always says what it shows', () => {
    assert.deepEqual(read({ text: ' The audit\r\nis done ' }).content, { kind: 'words', text: 'The audit\nis done' })
    assert.deepEqual(problemsOf({ text: ' ' }), ['text'])
    assert.deepEqual(problemsOf({ text: 'x'.repeat(4001) }), ['text'])
    assert.equal(read({ kind: 'spell' }).content?.kind, 'words')
  })

  it('a file has a name, something in it, and no more than the limit', () => {
    const file = (name: string, size: number) => read({ kind: 'file' }, { name, bytes: bytes(size) })
    assert.equal(file('../../Audit\u202Efdp.exe', 1024 * 1024).content?.file?.name, 'Auditfdp.exe')
    assert.match(file('a.pdf', 0).problems[0]?.text ?? '', /empty/)
    assert.match(file('a.pdf', 1024 * 1024 + 1).problems[0]?.text ?? '', /larger than 1 MB/)
    assert.deepEqual(problemsOf({ kind: 'file' }), ['file'])
  })

  it('a link is an address of the web, without a password in it', () => {
    const link = (text: string) => read({ kind: 'link', link: text })
    assert.equal(link(' https://Example.org/a b ').content?.link, 'https://example.org/a%20b')
    assert.equal(link('http://intranet/report').content?.link, 'http://intranet/report')
    for (const text of [
      '',
      'javascript:alert(1)',
      'JAVASCRIPT://x/%0aalert(1)',
      'data:text/html,<script>1</script>',
      'file:///etc/passwd',
      'ftp://example.org/a',
      'example.org',
      '//example.org',
      'https://',
      'https://user:secret@example.org/',
      `https://example.org/${'a'.repeat(2000)}`,
    ])
      assert.deepEqual(
        link(text).problems.map(({ field }) => field),
        ['link'],
        text,
      )
    // Letters that look like others show what they are.
    assert.equal(link('https://раypal.example/').content?.link, 'https://xn--ypal-43d9g.example/')
  })

  const figure = (more: Record<string, string>) => ({
    ...{ kind: 'figure', value: '78', unit: 'children', period: 'April to June 2026', source: 'the return' },
    ...more,
  })

  it('a figure says of what, when and from where', () => {
    assert.deepEqual(read(figure({ value: '1,204.5' })).content?.figure, {
      ...{ value: 1204.5, unit: 'children', period: 'April to June 2026', source: 'the return' },
    })
    assert.deepEqual(problemsOf(figure({ value: 'many', unit: '', period: '', source: '' })), [
      'value',
      'unit',
      'period',
      'source',
    ])
  })

  it('a percentage keeps what it was worked out from, and agrees with it', () => {
    const share = (value: string, numerator: string, denominator: string) =>
      read(figure({ value, unit: '%', numerator, denominator }))
    assert.equal(share('78', '7', '9').content?.figure?.numerator, 7)
    assert.ok(share('77.8', '7', '9').content)
    assert.ok(share('77.78', '7', '9').content)
    assert.ok(share('78%', '7', '9').content)
    assert.ok(share('12.5', '1', '8').content)
    assert.ok(share('13', '1', '8').content)
    assert.match(share('80', '7', '9').problems[0]?.text ?? '', /^7 of 9 is 77\.8%, not 80%/)
    assert.match(share('77.7', '7', '9').problems[0]?.text ?? '', /not 77\.7%/)
    assert.deepEqual(
      share('78', '', '').problems.map(({ field }) => field),
      ['numerator', 'denominator'],
    )
    assert.deepEqual(
      share('0', '0', '0').problems.map(({ field }) => field),
      ['denominator'],
    )
    assert.equal(read(figure({ value: '50%', unit: '', numerator: '1', denominator: '2' })).content?.figure?.unit, '%')
  })
})
