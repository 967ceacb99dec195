/** An invented authority's extract as files: in each format, and beside them what is true of it. Pure. */
import { trueFigures } from '../independent/truth.ts'
import type { CaseFile } from './case-file.ts'
import { type Defect, defectKinds, withDefects } from './defects.ts'
import { annexAWorkbook } from './formats/annex-a.ts'
import { cinCensus } from './formats/cin.ts'
import { returnYear } from './formats/spans.ts'
import { ssdTables } from './formats/ssd.ts'
import { ssda903Tables } from './formats/ssda903.ts'
import { csvOf, type Table } from './formats/table.ts'
import { firstDay, type GeneratorOptions, generateCaseFile } from './generate.ts'

export const extractFormats = ['annex-a', 'cin', 'ssda903', 'ssd'] as const
export type ExtractFormat = (typeof extractFormats)[number]

export type ExtractOptions = GeneratorOptions & {
  formats: readonly ExtractFormat[]
  /** Share of rows that get a fault on purpose; 0 for none. */
  defects: number
}

/** `path` is below the folder, with slashes. */
export type ExtractFile = { path: string; bytes: Uint8Array }

const csvFiles = (folder: string, tables: readonly Table[]): ExtractFile[] =>
  tables.map((table) => ({ path: `${folder}/${table.name}.csv`, bytes: csvOf(table) }))

const writers: Record<ExtractFormat, (file: CaseFile, cut: string) => ExtractFile[]> = {
  'annex-a': (file, cut) => [{ path: 'annex-a.xlsx', bytes: annexAWorkbook(file, cut) }],
  cin: (file, cut) => [{ path: `cin-census-${returnYear(cut).year}.xml`, bytes: cinCensus(file, cut) }],
  ssda903: (file, cut) => csvFiles('ssda903', ssda903Tables(file, cut)),
  ssd: (file) => csvFiles('ssd', ssdTables(file)),
}

const formatNames: Record<ExtractFormat, string> = {
  'annex-a': 'Annex A',
  cin: 'Children in need census',
  ssda903: 'SSDA903',
  ssd: 'Standard Safeguarding Dataset',
}

/**
 * The files one after another, so that each can be written before the next is made.
 * @param progress told how much is done, 0 to 1, and what comes next
 */
export function* writeExtract(
  options: ExtractOptions,
  progress: (done: number, what: string) => void,
): Generator<ExtractFile> {
  progress(0, 'Inventing children')
  const whole = generateCaseFile(options)
  const { file, defects } =
    options.defects > 0 ? withDefects(whole, options.defects, options.seed) : { file: whole, defects: [] }
  for (const [index, format] of options.formats.entries()) {
    progress((index + 1) / (options.formats.length + 2), formatNames[format])
    yield* writers[format](file, options.cut)
  }
  progress((options.formats.length + 1) / (options.formats.length + 2), 'What is true')
  yield { path: 'truth.json', bytes: new TextEncoder().encode(`${truthAbout(options, whole, file, defects)}\n`) }
  progress(1, 'Done')
}

/** Figures are of the whole case file: what a reader that sees through every fault would find. */
function truthAbout(options: ExtractOptions, whole: CaseFile, file: CaseFile, defects: readonly Defect[]): string {
  const { children, years, seed, cut } = options
  const from = firstDay(options)
  const rows = Object.fromEntries(Object.entries(file).map(([table, each]) => [table, each.length]))
  const counts = defectKinds.map((kind) => [kind, defects.filter((one) => one.kind === kind).length])
  const said = {
    about: 'An invented authority. No child in it is real.',
    options: { children, years, seed, cut, defects: options.defects },
    from,
    rows,
    defects: { counts: Object.fromEntries(counts), each: defects },
    teams: whole.team,
  }
  const figures = trueFigures(whole, from, cut).map((figure) => JSON.stringify(figure))
  return `${JSON.stringify(said, null, 2).slice(0, -2)},\n  "figures": [\n    ${figures.join(',\n    ')}\n  ]\n}`
}
