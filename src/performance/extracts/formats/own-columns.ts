/** Own columns: any CSV or sheet that a person said what it is of, into the case tables. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { CaseTable } from '../case-tables.ts'
import type { Format, SourceTable } from '../format.ts'
import { type Mapping, ownColumns } from '../mapping/mapping.ts'
import { Asks, type Question } from '../mapping/question.ts'
import { showableValues, type ValueCount } from '../mapping/rules/values.ts'
import { categoryOf, ethnicityOf, sexOf } from './code-words.ts'
import type { OwnColumn, OwnTable } from './own-column.ts'
import { ownTables } from './own-tables.ts'

const nameOf = ({ caseTable }: OwnTable) => `own_${caseTable}`

function sourceTable(own: OwnTable): SourceTable {
  const columns = Object.entries(own.columns)
  const of = <T>(pick: (column: OwnColumn, name: string) => T) =>
    Object.fromEntries(columns.map(([name, column]) => [name, pick(column, name)]))
  const has = (into: string) => columns.find(([, column]) => column.into === into)?.[0]
  const [id, started, ended] = [has('id'), has('started'), has('ended')]
  return {
    name: nameOf(own),
    title: own.title,
    columns: of(({ kind }) => kind),
    headings: of(({ also = [] }, name) => [name.charAt(0).toUpperCase() + name.slice(1), ...also]),
    meanings: of(({ means }) => means),
    required: columns.filter(([, { needed }]) => needed).map(([name]) => name),
    ...(id === undefined ? {} : { id }),
    ...(started === undefined || ended === undefined ? {} : { order: [started, ended] }),
  }
}

const sourceTables = ownTables.map(sourceTable)

/** @throws Error for a name that no own table has */
export function ownTable(name: string): SourceTable {
  const table = sourceTables.find((one) => one.name === name)
  if (table === undefined) throw new Error('there is no such own table')
  return table
}

export const isOwnTable = (name: string): boolean => sourceTables.some((one) => one.name === name)

/** In the order of a case, for a person to choose from. */
export const ownTableChoices = sourceTables.map(({ name, title = name }) => ({ value: name, text: title }))

export const caseTableOf = ({ name }: SourceTable): CaseTable | undefined =>
  ownTables.find((own) => nameOf(own) === name)?.caseTable

/** What a value of a column with choices means: null where nobody has said. */
const meaning = (table: string, name: string) =>
  `(select any_value(v.meaning) from own_value v where v."table" = '${table}' and v."column" = '${name}'
    and v.value = lower(trim(own."${name}")))`

/** Where a file does not say, what is taken instead. */
const otherwise: Record<string, string> = {
  'assessment kind': `'single'`,
  'visit about': `'protection'`,
  'conference transfer_in': 'false',
  'conference strategy_on': `(select any_value(e.started) from enquiry e where e.id = own."enquiry reference")`,
  'protection earlier_plans': `row_number() over (partition by own.child order by own."start date") - 1`,
}

const inForm: Record<string, (text: string) => string> = {
  'protection category': categoryOf,
  'child sex': sexOf,
  'child ethnicity': ethnicityOf,
}

function sqlOf(own: OwnTable, name: string, { into, choices }: OwnColumn): string {
  const key = `${own.caseTable} ${into}`
  const plain = into === 'id' ? `coalesce(own."${name}", 'row ' || own.rowid)` : `own."${name}"`
  const said = choices === undefined ? (inForm[key]?.(plain) ?? plain) : meaning(nameOf(own), name)
  const asWanted = choices?.some(({ value }) => value === 'yes') ? `${said} = 'yes'` : said
  return otherwise[key] === undefined
    ? asWanted
    : `case when own."${name}" is null then ${otherwise[key]} else ${asWanted} end`
}

function intoCase(own: OwnTable): string {
  const columns = Object.entries(own.columns)
  const into = columns.map(([, column]) => column.into).join(', ')
  const values = columns.map(([name, column]) => sqlOf(own, name, column)).join(', ')
  return `insert into ${own.caseTable} (${into}) select ${values} from ${nameOf(own)} own`
}

/** @param told what people said of headings and values, the newest last */
export function ownFormat(told: readonly Mapping[]): Format {
  const mine = told.filter(({ format }) => format === ownColumns)
  return {
    name: ownColumns,
    tables: sourceTables,
    intoCases: ownTables.map(intoCase),
    teams: nameOf({ caseTable: 'team', title: '', columns: {} }),
    prepare: async (connection, tables) => {
      await makeValues(connection, mine)
      const questions: Question[] = []
      for (const report of tables) {
        const own = ownTables.find((one) => nameOf(one) === report.table)
        if (own) questions.push(...(await askValues(connection, own, report.unread)))
      }
      if (questions.length > 0) throw new Asks(questions)
    },
  }
}

/** What is written the same everywhere; a person's word comes before it. */
const usual: Record<string, readonly string[]> = {
  yes: ['y', 'yes', 'true', 't', '1', '1.0'],
  no: ['n', 'no', 'false', 'f', '0', '0.0'],
  initial: ['initial', 'initial assessment', 'ia'],
  core: ['core', 'core assessment', 'ca'],
  single: ['single', 'single assessment', 'child and family assessment', 'c&f', 'cafa'],
}

async function makeValues(connection: DuckDBConnection, told: readonly Mapping[]): Promise<void> {
  await connection.run(`create table own_value ("table" VARCHAR, "column" VARCHAR, value VARCHAR, meaning VARCHAR,
    primary key ("table", "column", value))`)
  for (const own of ownTables) {
    for (const [name, { choices = [] }] of Object.entries(own.columns)) {
      const known = new Map<string, string | null>(
        choices.flatMap(({ value }) => (usual[value] ?? [value]).map((written) => [written, value] as const)),
      )
      for (const { table, values } of told)
        for (const [written, means] of table === nameOf(own) ? Object.entries(values[name] ?? {}) : [])
          known.set(written, choices.some(({ value }) => value === means) ? means : null)
      for (const [written, means] of known)
        await connection.run('insert into own_value values ($1, $2, $3, $4)', [nameOf(own), name, written, means])
    }
  }
}

async function askValues(connection: DuckDBConnection, own: OwnTable, unread: Record<string, number>) {
  const questions: Question[] = []
  for (const [column, { choices, means }] of Object.entries(own.columns)) {
    if (choices === undefined) continue
    const counts = await unknownValues(connection, own, column)
    const values = showableValues(counts)
    const hidden = counts.filter(({ value }) => !values.includes(value))
    const cells = hidden.reduce((sum, { rows }) => sum + rows, 0)
    if (cells > 0) unread[`${column} is none of ${choices.map(({ text }) => text.toLowerCase()).join(', ')}`] = cells
    if (values.length === 0) continue
    const { title } = own
    const key = `${nameOf(own)}-${Object.keys(own.columns).indexOf(column)}-values`
    questions.push({
      kind: 'values',
      key,
      table: nameOf(own),
      title,
      column,
      means,
      values,
      choices,
      hidden: hidden.length,
    })
  }
  return questions
}

/** Values that nobody has said the meaning of, with how many rows and children have them. Children are never named. */
async function unknownValues(connection: DuckDBConnection, own: OwnTable, column: string): Promise<ValueCount[]> {
  const person = 'child' in own.columns ? 'child' : 'worker'
  const reader =
    await connection.runAndReadAll(`select lower(trim(own."${column}")) as value, count(*)::integer as rows,
      count(distinct own.${person})::integer as children
    from ${nameOf(own)} own
    where own."${column}" is not null and not exists (select 1 from own_value v
      where v."table" = '${nameOf(own)}' and v."column" = '${column}' and v.value = lower(trim(own."${column}")))
    group by all order by rows desc, value`)
  return reader.getRowsJS().map(([value, rows, children]) => ({
    value: String(value),
    rows: Number(rows),
    children: Number(children),
  }))
}
