/** The live schema in words, so that `docs/schema.md` can be read and a test can hold it to the database. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from './database.ts'

/** The committed description; `UPDATE_SCHEMA=1 npm test` writes it anew after a migration. */
export const schemaFile = new URL('../../docs/schema.md', import.meta.url)

const columnSchema = z.object({
  table: z.string(),
  column: z.string(),
  type: z.string(),
  required: z.boolean(),
  standard: z.string().nullable(),
})
const ruleSchema = z.object({ table: z.string(), rule: z.string() })
type Column = z.infer<typeof columnSchema>

/** Markdown: each table with its columns, keys, checks and indexes. The same on both engines. */
export async function describeSchema(db: Database): Promise<string> {
  const columns =
    await sql`select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as required, pg_get_expr(d.adbin, d.adrelid) as standard
    from pg_class c join pg_attribute a on a.attrelid = c.oid
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname not like 'kysely%'
      and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`.execute(db)
  // Types p, f and c: PostgreSQL 18 also lists each "not null", which is with the column already.
  const keys = await sql`select conrelid::regclass::text as table, pg_get_constraintdef(oid) as rule from pg_constraint
    where connamespace = current_schema()::regnamespace and contype in ('p', 'f', 'c', 'u')
    order by position(contype in 'pfuc'), pg_get_constraintdef(oid)`.execute(db)
  const indexes = await sql`select tablename as table, indexdef as rule from pg_indexes
    where schemaname = current_schema() and indexname not like '%_pkey' order by indexname`.execute(db)
  const rules = [...keys.rows, ...indexes.rows].map((row) => ruleSchema.parse(row))
  const parsed = columns.rows.map((row) => columnSchema.parse(row))
  const schema = await sql<{ name: string }>`select current_schema() as name`.execute(db)
  const plain = (text: string) => text.replaceAll(`${schema.rows[0]?.name}.`, '')
  const tables = [...new Set(parsed.map((column) => column.table))]
  const parts = tables.map((table) => {
    const own = rules.filter((rule) => rule.table === table).map(({ rule }) => `- \`${plain(rule)}\``)
    return [`## ${table}`, '', ...columnLines(parsed.filter((column) => column.table === table)), '', ...own].join('\n')
  })
  return `${[heading, ...parts].join('\n\n')}\n`
}

const heading = `# The tables

Printed from the database by \`src/platform/test-schema.ts\`; a test holds the two together. What the tables are
for is in [store.md](store.md).`

function columnLines(columns: Column[]): string[] {
  const rows = columns.map(({ column, type, required, standard }) => {
    const value = standard === null ? '' : `\`${standard}\``
    return `| ${column} | ${type} | ${required ? 'yes' : ''} | ${value} |`
  })
  return ['| Column | Type | Required | Default or made from |', '|---|---|---|---|', ...rows]
}
