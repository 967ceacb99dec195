import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { ragByThemeChart } from '../../ui/charts/index.ts'
import { writeDocx } from './docx.ts'
import { htmlFragment, htmlPage } from './html.ts'
import { writePdf } from './pdf.ts'
import type { ReportDocument } from './report-document.ts'

const words = { red: 'Off track', amber: 'At risk', green: 'On course', blue: 'Done', grey: 'Not judged' }
const chart = ragByThemeChart(
  [{ label: 'Front <door>', counts: { red: 1, amber: 2, green: 3, blue: 0, grey: 0 } }],
  words,
)
const nasty = '<script>alert(1)</script> & "#panic()" #{x} $y$ \\* @ref `z` *bold*'

const report: ReportDocument = {
  title: 'Report & <plan>',
  subtitle: 'Borough of Example',
  author: 'Upturn',
  date: '2010-03-31',
  sections: [
    {
      blocks: [
        { kind: 'paragraph', look: 'lead', text: nasty },
        { kind: 'figures', items: [{ value: '3', label: 'overdue', colour: 'red' }] },
        { kind: 'heading', level: 1, text: 'First' },
        { kind: 'list', items: [nasty, 'two\nlines'] },
        { kind: 'heading', level: 3, text: 'Jumps a level' },
        {
          kind: 'table',
          name: 'Actions',
          rowHeadings: true,
          columns: [
            { heading: 'Action', width: 2 },
            { heading: 'State', width: 1 },
            { heading: 'Days', width: 1, align: 'right' },
          ],
          rows: [
            [nasty, [{ tag: 'red', text: 'Off track' }], '12'],
            ['', { paragraphs: [] }],
            ['b', { paragraphs: ['x', 'y'], bullets: true }, '1'],
          ],
        },
        { kind: 'callout', colour: 'amber', title: 'Mind', text: nasty },
        { kind: 'chart', chart },
        { kind: 'key', entries: [{ colour: 'grey', word: 'Not judged', meaning: 'No date' }] },
      ],
    },
    {
      landscape: true,
      pagesOnly: true,
      blocks: [
        { kind: 'heading', level: 1, text: 'Wide' },
        { kind: 'chart', chart },
      ],
    },
  ],
}

function wellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => assert.fail(error.message))
  parser.write(xml).close()
}

test('HTML: words are words, headings in order, tables with headers, the chart with its table', () => {
  const html = htmlFragment(report)
  assert.doesNotMatch(html, /<script|<door>/)
  assert.match(html, /&lt;script&gt;alert\(1\)/)
  assert.match(html, /<h2>First<\/h2>.*<h3>Jumps a level<\/h3>/)
  assert.match(html, /<th scope="col">Action<\/th>/)
  assert.match(html, /<th scope="row">&lt;script/)
  assert.match(html, /<svg[^>]*role="img"[^>]*aria-labelledby/)
  assert.match(html, /<summary>The figures of this chart as a table/)
  assert.match(html, /two<br>lines/)
  assert.doesNotMatch(html, /Wide/)
})

test('HTML: a page of its own names its language and title and fetches nothing', () => {
  const page = htmlPage(report)
  assert.match(page, /^<!doctype html>\n<html lang="en-GB">/)
  assert.match(page, /<title>Report &amp; &lt;plan&gt;<\/title>/)
  assert.doesNotMatch(page, /<link|<script|@import|url\(|src=/)
})

test('Word: every part is XML, ids are unique, no cell is without a paragraph', async () => {
  const files = unzipSync(await writeDocx(report))
  for (const [name, data] of Object.entries(files)) if (/\.(xml|rels)$/.test(name)) wellFormed(strFromU8(data))
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  const ids = [...xml.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id)
  assert.deepEqual(ids, ['1', '2'])
  const styles = [...strFromU8(files['word/styles.xml'] ?? new Uint8Array()).matchAll(/w:styleId="([^"]+)"/g)].map(
    ([, id]) => id,
  )
  assert.equal(new Set(styles).size, styles.length)
  for (const [, used = ''] of xml.matchAll(/<w:pStyle w:val="([^"]+)"/g)) assert(styles.includes(used), used)
  for (const [, cell = ''] of xml.matchAll(/<w:tc>(.*?)<\/w:tc>/g)) assert.match(cell, /<\/w:p>$|<w:p\/>$/)
  const rels = strFromU8(files['word/_rels/document.xml.rels'] ?? new Uint8Array())
  for (const [, target = ''] of rels.matchAll(/Target="([^"]+)"/g)) assert(`word/${target}` in files, target)
})

test('Word: headings, repeating header rows, alternative text, picture twice over, language, page numbers, sideways pages', async () => {
  const files = unzipSync(await writeDocx(report))
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  const xml = part('word/document.xml')
  assert.match(xml, /<w:pStyle w:val="Title"\/>/)
  assert.match(xml, /<w:pStyle w:val="Heading1"\/>.*First.*<w:pStyle w:val="Heading2"\/>.*Jumps a level/)
  assert.equal([...xml.matchAll(/<w:tblHeader\/>/g)].length, 3)
  assert.match(xml, /<w:tblCaption w:val="Actions"\/>/)
  assert.match(xml, /descr="Where each theme stands\. Of 6 actions: 1 off track/)
  assert.match(xml, /svgBlip/)
  assert(
    Object.keys(files).some((name) => name.endsWith('.svg')) &&
      Object.keys(files).some((name) => name.endsWith('.png')),
  )
  assert.match(part('word/styles.xml'), /<w:lang w:val="en-GB"\/>/)
  assert.doesNotMatch(part('word/styles.xml'), /w:line="\d+"(?! w:lineRule)(?<!w:lineRule="auto" w:line="\d+")/)
  assert.match(part('word/footer1.xml'), /PAGE/)
  assert.match(part('docProps/core.xml'), /<dc:title>Report &amp; &lt;plan&gt;<\/dc:title>.*2010-03-31T00:00:00Z/)
  assert.match(xml, /w:orient="portrait".*w:w="16838" w:h="11906" w:orient="landscape"/)
})

test('PDF: tagged, PDF/UA-1, in English, titled; text is never code', () => {
  const pdf = Buffer.from(writePdf(report)).toString('latin1')
  assert.match(pdf, /^%PDF-1\.7/)
  assert.match(pdf, /\/MarkInfo\s*<<\s*\/Marked true/)
  assert.match(pdf, /\/StructTreeRoot/)
  assert.match(pdf, /pdfuaid:part>1</)
  assert.match(pdf, /\/Lang\s*\(en-GB\)/)
  assert.match(pdf, /\/DisplayDocTitle true/)
  assert.match(pdf, /Report &amp; &lt;plan&gt;/)
  for (const tag of ['/H1', '/H2', '/Table', '/TH', '/TD', '/Figure', '/L', '/LI']) assert(pdf.includes(tag), tag)
  assert.match(pdf, /\/FontName\s*\/[A-Z]{6}\+SourceSans3-Regular/)
})

test('PDF: a character that no font has is shown as a box, and that is said', () => {
  const odd: ReportDocument = {
    ...report,
    title: 'Plan \u{13000}',
    sections: [{ blocks: [{ kind: 'paragraph', text: 'a \u{13000} b \ue123 \u0001' }] }],
  }
  assert(writePdf(odd).length > 1000)
})

test('same document, same bytes', async () => {
  assert.deepEqual(await writeDocx(report), await writeDocx(report))
  assert.deepEqual(writePdf(report), writePdf(report))
})

test('an empty document is still a document', async () => {
  const empty: ReportDocument = { title: 'Empty', author: 'Upturn', date: '2010-03-31', sections: [] }
  assert((await writeDocx(empty)).length > 1000)
  assert(writePdf(empty).length > 1000)
  assert.match(htmlPage(empty), /<h1>Empty<\/h1>/)
})
