/** Names and types that people hand in, and how they are handed out again: nothing shown, nothing run. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { attachment, downloadName, endingOf, isRunnable, safeFileName } from './file-name.ts'
import { anyType, downloadHeaders, sentType } from './file-type.ts'

describe('the name of a file', () => {
  it('is a name and no path', () => {
    assert.equal(safeFileName('../../etc/passwd'), 'passwd')
    assert.equal(safeFileName('C:\\Users\\Ann\\Audit.docx'), 'Audit.docx')
    assert.equal(safeFileName('..'), 'file')
    assert.equal(safeFileName('/'), 'file')
    assert.equal(safeFileName(''), 'file')
    assert.equal(safeFileName('.htaccess'), 'htaccess')
    assert.equal(safeFileName('aux.txt'), '_aux.txt')
  })

  it('holds nothing that cannot be seen or that turns the writing round', () => {
    assert.equal(safeFileName('report\u202Efdp.exe'), 'reportfdp.exe')
    assert.equal(safeFileName('a\u2066b\u200Bc\uFEFFd.pdf'), 'abcd.pdf')
    assert.equal(safeFileName('line\r\nSet-Cookie: x=1.txt'), 'lineSet-Cookie_ x=1.txt')
    assert.equal(safeFileName('nul\u0000.exe\u0007'), '_nul.exe')
    assert.equal(safeFileName('<b>"q"|?*.txt'), '_b__q____.txt')
    assert.equal(safeFileName('half \uD800.txt'), 'half \uFFFD.txt')
  })

  it('is short, by whole characters, and keeps its ending and its own letters', () => {
    assert.equal([...safeFileName(`${'x'.repeat(5000)}.xlsx`)].length, 120)
    assert.match(safeFileName(`${'😀'.repeat(300)}.xlsx`), /^(😀){114}….xlsx$/u)
    assert.equal(safeFileName('Adroddiad archwiliad – Ionawr.docx'), 'Adroddiad archwiliad – Ionawr.docx')
    assert.equal(safeFileName('审核报告.pdf'), '审核报告.pdf')
  })

  it('whatever is given, it has no folder, no control character and a length that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = safeFileName(given)
        assert.ok(name !== '' && [...name].length <= 120)
        assert.doesNotMatch(name, /[\p{Cc}\p{Cf}/\\"<>|?*:]|^[\s.]|[\s.]$/u)
        assert.equal(safeFileName(name), name)
      }),
    )
  })

  it('that a computer might run gets another ending when it is saved', () => {
    for (const name of ['a.exe', 'A.EXE', 'page.html', 'picture.svg', 'x.pdf.js', 'go.ps1', 'link.url', 'x.xml'])
      assert.equal(downloadName(name), `${name}.download`)
    for (const name of ['a.pdf', 'a.docx', 'figures.csv', 'exe', 'photo.jpeg', 'tar.gz'])
      assert.equal(downloadName(name), name)
    assert.equal(isRunnable('report\u202Efdp.exe'), true)
    assert.deepEqual(['a.PDF', '.bashrc', 'none', 'a.b.c'].map(endingOf), ['.pdf', '', '', '.c'])
  })

  it('goes out in a header that no name can break out of', () => {
    assert.equal(attachment('Audit.pdf'), `attachment; filename="Audit.pdf"; filename*=UTF-8''Audit.pdf`)
    assert.equal(
      attachment("Résumé (Ann's) 100%.pdf"),
      `attachment; filename="Resume (Ann's) 100_.pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9%20%28Ann%27s%29%20100%25.pdf`,
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        const header = attachment(given)
        assert.match(header, /^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/)
        new Headers({ 'content-disposition': header })
      }),
    )
  })
})

describe('the type of a file', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1')

  it('is any type, save a few harmless ones whose first bytes bear the name out', () => {
    assert.equal(sentType('a.pdf', bytes('%PDF-1.7')), 'application/pdf')
    assert.equal(sentType('a.PNG', bytes('\x89PNG\r\n\x1a\n')), 'image/png')
    assert.match(sentType('a.docx', bytes('PK\x03\x04')), /wordprocessingml/)
    assert.equal(sentType('a.pdf', bytes('<script>')), anyType)
    assert.equal(sentType('a.png', bytes('')), anyType)
    for (const name of ['a.html', 'a.svg', 'a.exe', 'a.txt', 'a.js', 'a.xml', 'a', 'a.pdf.html'])
      assert.equal(sentType(name, bytes('%PDF-1.7')), anyType, name)
  })

  it('goes out to be saved, unguessed, in a sandbox, and into no shared cache', () => {
    const headers = downloadHeaders({ disposition: attachment('a.html'), type: anyType, size: 3 })
    assert.match(headers['Content-Disposition'] ?? '', /^attachment; filename="a\.html\.download"/)
    assert.equal(headers['X-Content-Type-Options'], 'nosniff')
    assert.equal(headers['Content-Security-Policy'], "sandbox; default-src 'none'")
    assert.equal(headers['Cache-Control'], 'private, no-store')
  })
})
