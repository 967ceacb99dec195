/**
 * Three short plans of other invented councils in three other layouts, each as text and as Word or Excel, with the
 * reading expected of each. None uses the headings of the Harrowmere plan. Nothing is written here.
 */
import { line, list, type RowWords, type TableWords } from '../writing/cells.ts'
import { excelFile, excelSheet } from '../writing/excel.ts'
import { tidyJson } from '../writing/json.ts'
import { addTable, TextPage } from '../writing/text.ts'
import { heading, paragraph, wordFile, wordTable } from '../writing/word.ts'
import { brackwater } from './brackwater.ts'
import { readingOf } from './expected.ts'
import { sallowby } from './sallowby.ts'
import { sampleFiles } from './samples/files.ts'
import type { SmallPlan, SmallRecommendation } from './shape.ts'
import { tolverdale } from './tolverdale.ts'

type Files = [name: string, content: string | Uint8Array][]

const recommendationKey = (index: number) => `r${index}`
const actionKey = (index: number, place: number) => `r${index}a${place}`

function openPage(plan: SmallPlan): TextPage {
  const page = new TextPage()
  page.add(plan.title)
  page.add()
  page.add(plan.introduction)
  page.add()
  return page
}

/** Layout (a): a small table under each recommendation's heading. */
function headedTable(recommendation: SmallRecommendation, index: number): TableWords {
  const rows = recommendation.actions.map((action, place): RowWords => {
    const cells = [action.label ?? '', action.text, action.leads.join(', '), action.when.text].map(line)
    return {
      kind: 'cells',
      cells: [...cells, line((action.criteria ?? []).join(' '))],
      subjects: [actionKey(index, place)],
    }
  })
  return { title: '', heading: ['No', 'What will we do', 'Who', 'When', 'Impact we expect to see'], rows }
}

const headingWords = ({ ref, text }: SmallRecommendation) => `Recommendation ${ref}: ${text}`

async function tolverdaleFiles(): Promise<Files> {
  const page = openPage(tolverdale)
  const blocks = tolverdale.recommendations.flatMap((recommendation, index) => {
    const table = headedTable(recommendation, index)
    page.add(headingWords(recommendation), [recommendationKey(index)])
    page.add()
    const lead = recommendation.lead === undefined ? [] : [`Overall lead: ${recommendation.lead}`]
    for (const text of lead) {
      page.add(text)
      page.add()
    }
    addTable(page, table)
    return [heading(headingWords(recommendation)), ...lead.map(paragraph), wordTable(table, [1, 5, 3, 2, 4])]
  })
  const top = [heading(tolverdale.title, 1), paragraph(tolverdale.introduction)]
  return [
    ['tolverdale.txt', page.toString()],
    ['tolverdale.docx', await wordFile(tolverdale.title, 'Tolverdale Council', [...top, ...blocks])],
    ['tolverdale.expected.json', tidyJson(readingOf('tolverdale.txt', tolverdale, page.places))],
  ]
}

/** Layout (b): one row for each action, its priority merged beside it. */
function trackerTable(): TableWords {
  const rows = brackwater.recommendations.flatMap((recommendation, index) =>
    recommendation.actions.map((action, place): RowWords => {
      const cells = [
        action.label ?? '',
        action.text,
        action.leads.join(' / '),
        action.start ?? '',
        action.when.text,
        action.status ?? '',
        action.progress ?? '',
        (action.criteria ?? []).join(' '),
      ].map(line)
      const first = place === 0
      return {
        kind: 'cells',
        cells: [first ? line(`${recommendation.ref}. ${recommendation.text}`) : 'merged', ...cells],
        subjects: [...(first ? [recommendationKey(index)] : []), actionKey(index, place)],
      }
    }),
  )
  const columns = 'Priority|Action ID|Action|Owner|Start date|Due date|Status|Progress update|Evidence of impact'
  return { title: '', heading: columns.split('|'), rows }
}

function brackwaterFiles(): Files {
  const page = openPage(brackwater)
  const table = trackerTable()
  addTable(page, table)
  const sheet = excelSheet([table], [20, 9, 44, 24, 12, 12, 12, 40, 40], [brackwater.title, brackwater.introduction])
  return [
    ['brackwater.txt', page.toString()],
    ['brackwater.xlsx', excelFile(brackwater.title, [{ name: 'Tracker', sheet }])],
    ['brackwater.expected.json', tidyJson(readingOf('brackwater.txt', brackwater, page.places))],
  ]
}

/** Layout (c): all of an area's actions as bullets in one cell, dates and names packed beside them. */
function packedRow(recommendation: SmallRecommendation, index: number): RowWords {
  const { actions, criteria, nested } = recommendation
  const leads = recommendation.printedLeads ?? actions.flatMap((action) => action.leads)
  const dates = recommendation.printedWhen ?? actions.map((action) => action.when.text)
  const measures = nested === undefined ? list(criteria, 'bullet') : { lines: criteria, nested }
  return {
    kind: 'cells',
    cells: [
      line(recommendation.text),
      list(
        actions.map((action) => action.text),
        'bullet',
      ),
      leads.length > 1 ? { lines: leads, list: 'paragraph' } : { lines: leads },
      { lines: dates },
      measures,
      line(recommendation.rag ?? ''),
    ],
    subjects: [recommendationKey(index), ...actions.map((_, place) => actionKey(index, place))],
  }
}

async function sallowbyFiles(): Promise<Files> {
  const page = openPage(sallowby)
  const columns = 'Area for improvement|What we will do|Accountable|Timescale|How will we know|RAG'
  const table: TableWords = { title: '', heading: columns.split('|'), rows: sallowby.recommendations.map(packedRow) }
  addTable(page, table)
  const body = [heading(sallowby.title, 1), paragraph(sallowby.introduction), wordTable(table, [3, 5, 3, 2, 4, 1])]
  return [
    ['sallowby.txt', page.toString()],
    ['sallowby.docx', await wordFile(sallowby.title, 'Sallowby Metropolitan Borough Council', body)],
    ['sallowby.expected.json', tidyJson(readingOf('sallowby.txt', sallowby, page.places))],
  ]
}

/** Every built file by its name, the same bytes each time. */
export async function builtFiles(): Promise<Map<string, string | Uint8Array>> {
  const small = [...(await tolverdaleFiles()), ...brackwaterFiles(), ...(await sallowbyFiles())]
  return new Map([...small, ...(await sampleFiles())])
}
