import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType } from 'docx'
import type { Block, SourceDocument, Table as TableBlock } from '../../document.ts'
import { readDocument } from '../../read-document.ts'
import { cell, paragraph, relationships, row, table, wordFile } from '../fixtures.ts'

const read = (bytes: Uint8Array): Promise<SourceDocument> => readDocument({ name: 'plan.docx', bytes })
const codes = (document: SourceDocument) => document.warnings.map((warning) => warning.code)

/** A table as rows of `text@column`, with spans as `×columns` and `↓rows`. */
function grid(block: Block | undefined): string[][] {
  assert.equal(block?.kind, 'table')
  return (block as TableBlock).rows.map(
    (
      one, // checked on the line above
    ) =>
      one.cells.map(
        ({ text, column, colSpan, rowSpan }) =>
          `${text}@${column}${colSpan > 1 ? `×${colSpan}` : ''}${rowSpan > 1 ? `↓${rowSpan}` : ''}`,
      ),
  )
}

describe('a Word file written by a library', () => {
  test('headings, paragraphs, merged cells and header rows', async () => {
    const text = (words: string) => new Paragraph(words)
    const file = new Document({
      title: 'Improvement plan',
      sections: [
        {
          children: [
            new Paragraph({ text: 'Theme 1', heading: HeadingLevel.HEADING_1 }),
            text('What Ofsted said.'),
            new Table({
              rows: [
                new TableRow({
                  tableHeader: true,
                  children: ['Ref', 'Action', 'Lead'].map(
                    (words) =>
                      new TableCell({
                        children: [new Paragraph({ children: [new TextRun({ text: words, bold: true })] })],
                      }),
                  ),
                }),
                new TableRow({
                  children: [
                    new TableCell({ children: [text('1.1')], verticalMerge: VerticalMergeType.RESTART }),
                    new TableCell({ children: [text('Write it'), text('Send it')] }),
                    new TableCell({ children: [text('DCS')] }),
                  ],
                }),
                new TableRow({
                  children: [
                    new TableCell({ children: [text('')], verticalMerge: VerticalMergeType.CONTINUE }),
                    new TableCell({ children: [text('Both')], columnSpan: 2 }),
                  ],
                }),
              ],
            }),
          ],
        },
      ],
    })
    const document = await read(new Uint8Array(await Packer.toBuffer(file)))
    const [heading, said, plan] = document.blocks
    assert.deepEqual(heading, { kind: 'heading', level: 1, text: 'Theme 1', at: { paragraph: 1 } })
    assert.equal(said?.kind === 'paragraph' && said.text, 'What Ofsted said.')
    assert.deepEqual(grid(plan), [
      ['Ref@0', 'Action@1', 'Lead@2'],
      ['1.1@0↓2', 'Write it\nSend it@1', 'DCS@2'],
      ['Both@1×2'],
    ])
    const rows = (plan as TableBlock).rows // `grid` has checked it
    assert.deepEqual([rows[0]?.header, rows[1]?.header, rows[0]?.cells[0]?.bold], [true, undefined, true])
    assert.deepEqual(rows[2]?.at, { table: 1, row: 3 })
    assert.equal(document.properties.title, 'Improvement plan')
    assert.equal(document.kind, 'docx')
  })
})

describe('numbers that Word works out', () => {
  const level = (depth: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
  const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1%2.')}${level(2, 'lowerRoman', '(%3)')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`
  const item = (text: string, list: number, depth: number) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`)

  test('stand before the words: 1. 1a. (i) 2. 2a. 5. and a bullet stands beside them', async () => {
    const list = [item('One', 1, 0), item('A', 1, 1), item('B', 1, 1), item('Deep', 1, 2), item('Two', 1, 0)]
    const more = [item('A again', 1, 1), item('Anew', 3, 0), item('Next', 3, 0), item('Point', 2, 0)]
    const { blocks } = await read(wordFile([...list, ...more].join(''), { 'word/numbering.xml': numbering }))
    assert.deepEqual(
      blocks.map((block) => block.kind === 'paragraph' && [block.text, block.item?.depth, block.item?.marker]),
      [
        ['1. One', 1, '1.'],
        ['1a. A', 2, '1a.'],
        ['1b. B', 2, '1b.'],
        ['(i) Deep', 3, '(i)'],
        ['2. Two', 1, '2.'],
        ['2a. A again', 2, '2a.'],
        ['5. Anew', 1, '5.'],
        ['6. Next', 1, '6.'],
        ['Point', 1, '•'],
      ],
    )
  })

  test('stand before the words of cells too, down the rows', async () => {
    const rows = [row(cell(item('First', 1, 0)) + cell('x')), row(cell(item('Second', 1, 0)) + cell('y'))]
    const { blocks } = await read(wordFile(table(...rows), { 'word/numbering.xml': numbering }))
    assert.deepEqual(grid(blocks[0]), [
      ['1. First@0', 'x@1'],
      ['2. Second@0', 'y@1'],
    ])
  })

  test('headings take level and number from their style, in any language', async () => {
    const styles = `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="Überschrift 2"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Our heading"/><w:basedOn w:val="berschrift2"/></w:style></w:styles>`
    const body = paragraph('Aims', '<w:pStyle w:val="berschrift2"/>') + paragraph('Means', '<w:pStyle w:val="Own"/>')
    const { blocks } = await read(wordFile(body, { 'word/styles.xml': styles, 'word/numbering.xml': numbering }))
    assert.deepEqual(
      blocks.map((block) => block.kind === 'heading' && [block.level, block.text]),
      [
        [2, '1. Aims'],
        [2, '2. Means'],
      ],
    )
  })
})

describe('tables as Word writes them', () => {
  test('cells merged down and across, gaps before a row, and a merge that ends', async () => {
    const rows = [
      row(cell('A', '<w:vMerge w:val="restart"/>') + cell('B', '<w:gridSpan w:val="2"/>')),
      row(cell('', '<w:vMerge/>') + cell('C') + cell('D', '<w:vMerge w:val="restart"/>')),
      row(cell('kept', '<w:vMerge/>') + cell('E') + cell('', '<w:vMerge w:val="continue"/>')),
      row(cell('F'), '<w:gridBefore w:val="2"/>'),
    ]
    const { blocks } = await read(wordFile(table(...rows)))
    assert.deepEqual(grid(blocks[0]), [['A\nkept@0↓3', 'B@1×2'], ['C@1', 'D@2↓2'], ['E@1'], ['F@2']])
  })

  test('a table in a cell is a line for each row', async () => {
    const inner = table(row(cell('Jan') + cell('5')), row(cell('Feb') + cell('6')))
    const { blocks } = await read(wordFile(table(row(cell(paragraph('By month') + inner) + cell('x')))))
    assert.deepEqual(grid(blocks[0]), [['By month\nJan — 5\nFeb — 6@0', 'x@1']])
  })

  test('a cell that frames a whole table does not hide it', async () => {
    const inner = table(row(cell('Action') + cell('Lead')), row(cell('Write') + cell('DCS')))
    const { blocks } = await read(wordFile(table(row(cell(paragraph('Plan') + inner + paragraph(''))))))
    assert.deepEqual(
      blocks.map((block) => block.kind),
      ['paragraph', 'table'],
    )
    assert.deepEqual(grid(blocks[1])[1], ['Write@0', 'DCS@1'])
    assert.deepEqual(blocks[1]?.at, { table: 1 })
  })
})

describe('inside a paragraph', () => {
  const run = (content: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>`
  const text = async (content: string, more: Record<string, string> = {}) => {
    const document = await read(wordFile(`<w:p>${content}</w:p>`, more))
    return { document, texts: document.blocks.map((block) => (block.kind === 'table' ? '' : block.text)) }
  }

  test('insertions stay, deletions go, and the person is told', async () => {
    const { document, texts } = await text(
      `${run('<w:t xml:space="preserve">By </w:t>')}<w:del>${run('<w:delText>May</w:delText>')}</w:del><w:ins>${run('<w:t>June</w:t>')}</w:ins>`,
    )
    assert.deepEqual(texts, ['By June'])
    assert.match(document.warnings[0]?.message ?? '', /1 insertion was kept and 1 deletion left out/)
  })

  test('links, content controls, fields, hyphens and breaks', async () => {
    const { texts } = await text(
      `<w:hyperlink>${run('<w:t>link</w:t>')}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>${run('<w:t> box</w:t>')}</w:sdtContent></w:sdt>` +
        `${run('<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>')}${run('<w:t> re</w:t><w:softHyphen/><w:t>view x</w:t><w:noBreakHyphen/><w:t>y</w:t><w:tab/><w:t>z</w:t><w:br/><w:t>next</w:t>')}`,
    )
    assert.deepEqual(texts, ['link box review x-y\tz', 'next'])
  })

  test('text boxes once, though Word writes them twice; notes where they are referred to', async () => {
    const box = `<w:txbxContent>${paragraph('Boxed')}</w:txbxContent>`
    const { texts } = await text(
      `${run('<w:t>Body</w:t><w:footnoteReference w:id="2"/>')}${run(`<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent>`)}`,
      {
        'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote w:id="2">${paragraph('The note')}</w:footnote></w:footnotes>`,
      },
    )
    assert.deepEqual(texts, ['Body', 'Boxed', 'The note'])
  })

  test('hidden text is read and said to be hidden', async () => {
    const { document, texts } = await text(run('<w:t>secret</w:t>', '<w:vanish/>'))
    assert.deepEqual(texts, ['secret'])
    assert.deepEqual(codes(document), ['docx.hidden'])
  })
})

describe('what is not fetched or run', () => {
  test('macros and references to other files are warned of', async () => {
    const bytes = wordFile(paragraph('Plan'), {
      'word/vbaProject.bin': new Uint8Array(10),
      'word/_rels/settings.xml.rels': relationships([
        'rId1',
        'attachedTemplate',
        'http://example.org/x.dotm',
        'External',
      ]),
      'word/_rels/document.xml.rels': relationships(
        ['rId1', 'hyperlink', 'http://example.org', 'External'],
        ['rId2', 'image', 'http://example.org/p.png', 'External'],
      ),
    })
    const document = await read(bytes)
    assert.deepEqual(codes(document), ['macros', 'external'])
    assert.match(
      document.warnings[1]?.message ?? '',
      /(a template and pictures|pictures and a template) kept elsewhere/,
    )
  })

  test('a macro-enabled document is read', async () => {
    const types = `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`
    const document = await read(wordFile(paragraph('Plan'), { '[Content_Types].xml': types }))
    assert.equal(document.kind, 'docx')
  })
})
