/** Extracts as they are kept: what was understood of them and the figures found, never the files. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import { type AuthorityId, asExtractId, type ExtractId, newExtractId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import { dateInWords } from '../../ui/words.ts'
import type { ComputedExtract } from '../extracts/compute-extract.ts'
import { selectOptionalIndicator } from '../indicators/library.ts'
import { insertOutlooks } from '../open-cases/outlook-store.ts'
import { insertQuality } from '../quality/quality-store.ts'
import { insertFigures, replaceOlder, selectNewer } from './figure-store.ts'
import { saveUnits } from './unit-store.ts'

export type ChangeBy = { authority: AuthorityId; who: string; account?: string | null; clock: Clock }

const counts = z.record(z.string(), z.number())
const reportSchema = z.object({
  tables: z.array(
    z.object({
      table: z.string(),
      rows: z.number(),
      taken: z.number(),
      leftOut: counts,
      unread: counts,
      notes: z.array(z.string()),
    }),
  ),
  notes: z.array(z.string()),
  figures: z.number(),
  /** Codes of the indicators that have figures. */
  indicators: z.array(z.string()),
})
const unitsSchema = z.array(
  z.object({ id: z.string(), name: z.string(), kind: z.enum(['team', 'area']), parent: z.string().nullable() }),
)

const extractSchema = z
  .object({
    id: z.string().transform(asExtractId),
    name: z.string(),
    format: z.string(),
    cut: z.string(),
    from: z.string(),
    to: z.string(),
    children: z.number().nullable(),
    state: z.enum(['draft', 'published', 'replaced']),
    report: reportSchema,
    units: unitsSchema,
    handed_in_by: z.string(),
    handed_in_at: z.string(),
    published_by: z.string().nullable(),
    published_at: z.string().nullable(),
  })
  .transform(({ handed_in_by, handed_in_at, published_by, published_at, ...rest }) => ({
    ...rest,
    handedInBy: handed_in_by,
    handedInAt: handed_in_at,
    publishedBy: published_by,
    publishedAt: published_at,
  }))
export type StoredExtract = z.infer<typeof extractSchema>

const columns = sql`id, name, format, cut, "from", "to", children, state, report, units, handed_in_by, handed_in_at,
  published_by, published_at`

/** The newest first. */
export async function listExtracts(db: Database, authority: AuthorityId): Promise<StoredExtract[]> {
  const { rows } = await sql<object>`select ${columns} from extract where authority = ${authority}
    order by handed_in_at desc, id desc`.execute(db)
  return rows.map((row) => extractSchema.parse(row))
}

/** @throws NotFound */
export async function selectExtract(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
  id: ExtractId,
): Promise<StoredExtract> {
  const { rows } = await sql<object>`select ${columns} from extract
    where authority = ${authority} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('There is no such extract.')
  return extractSchema.parse(rows[0])
}

/** Done in the same transaction as the keeping of an extract; what it throws undoes both. */
type Also = (transaction: ChangeTransaction, extract: ExtractId) => Promise<unknown>

/**
 * Keeps an extract's figures as a draft, all or none.
 * @returns `same`: the extract that these very files, with this cut and number of children, were handed in as before
 */
export async function saveExtract(
  db: Database,
  by: ChangeBy,
  computed: ComputedExtract,
  also: Also = async () => {},
): Promise<{ saved: ExtractId } | { same: ExtractId }> {
  const intent = { ...by, what: 'extract handed in', why: 'Figures from the case system', subject: null } as const
  return change<{ saved: ExtractId }, { same: ExtractId }>(db, intent, async (transaction) => {
    const same = await sameExtract(transaction, by.authority, computed)
    if (same !== null) return { refused: { same } }
    const id = newExtractId()
    const { figures, more, cut, from, to, format, sha256 } = computed
    await insertExtract(transaction, by, id, computed)
    await insertFigures(transaction, { authority: by.authority, extract: id, cut, state: 'draft' }, [
      ...figures,
      ...more,
    ])
    await also(transaction, id)
    await insertQuality(transaction, { authority: by.authority, extract: id }, computed.quality)
    await insertOutlooks(transaction, { authority: by.authority, extract: id }, computed.outlooks)
    const after = { format, sha256, cut, from, to, figures: figures.length }
    return { result: { saved: id }, subject: id, after }
  })
}

async function sameExtract(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  { sha256, cut, from, children }: ComputedExtract,
): Promise<ExtractId | null> {
  const { rows } = await sql<object>`select id from extract where authority = ${authority} and sha256 = ${sha256}
    and cut = ${cut} and "from" = ${from} and children is not distinct from ${children}`.execute(transaction)
  return rows[0] === undefined ? null : asExtractId(z.object({ id: z.string() }).parse(rows[0]).id)
}

async function insertExtract(
  transaction: ChangeTransaction,
  by: ChangeBy,
  id: ExtractId,
  computed: ComputedExtract,
): Promise<void> {
  const { format, sha256, cut, from, to, children, tables, notes, units, figures } = computed
  const indicators = [...new Set(figures.map(({ indicator }) => indicator))]
  const report = { tables, notes, figures: figures.length, indicators }
  await sql`insert into extract (authority, id, name, format, sha256, cut, "from", "to", children, state, report, units,
      handed_in_by, handed_in_at)
    values (${by.authority}, ${id}, ${`${format}, up to ${cut}`}, ${format}, ${sha256}, ${cut}, ${from}, ${to},
      ${children}, 'draft', ${jsonb(report)}, ${jsonb(units)}, ${by.who}, ${by.clock.now()})`.execute(transaction)
}

export type Published = { published: number } | { refused: string }

/**
 * Publishes the figures of a draft: from then on they are what the pages show. Older figures of the same months, units and
 * indicators are kept as replaced.
 * @throws NotFound
 */
export async function publishFigures(db: Database, by: ChangeBy, id: ExtractId, why: string): Promise<Published> {
  const intent = { ...by, what: 'figures published', why, subject: id } as const
  return change<Published, Published>(db, intent, async (transaction) => {
    const extract = await selectExtract(transaction, by.authority, id)
    if (extract.state !== 'draft')
      return { refused: { refused: 'The figures of this extract were published already.' } }
    const newer = await selectNewer(transaction, by.authority, extract)
    if (newer !== null) return { refused: { refused: newerInWords(newer) } }
    const replaced = await replaceOlder(transaction, by.authority, extract)
    await sql`update figure set state = 'published' where authority = ${by.authority} and extract = ${id}`.execute(
      transaction,
    )
    await sql`update extract set state = 'published', published_by = ${by.who}, published_at = ${by.clock.now()}
      where authority = ${by.authority} and id = ${id}`.execute(transaction)
    await sql`update extract set state = 'replaced' where authority = ${by.authority} and state = 'published'
      and not exists (select 1 from figure where figure.authority = extract.authority and figure.extract = extract.id
        and figure.state = 'published')`.execute(transaction)
    const newest = await isNewest(transaction, by.authority, extract.cut)
    await saveUnits(transaction, by.authority, extract, { newest })
    const published = extract.report.figures
    return { result: { published }, before: { state: 'draft' }, after: { state: 'published', published, replaced } }
  })
}

function newerInWords({ cut, indicators }: { cut: string; indicators: readonly string[] }): string {
  const titles = indicators.map((code) => selectOptionalIndicator(code)?.title ?? code)
  const named = titles.length > 3 ? `${titles.slice(0, 3).join(', ')} and ${titles.length - 3} more` : titles.join(', ')
  return `Figures of a newer extract, up to ${dateInWords(cut)}, are published already for the same months: ${named}. An older one cannot take their place.`
}

async function isNewest(transaction: ChangeTransaction, authority: AuthorityId, cut: string): Promise<boolean> {
  const { rows } = await sql<object>`select 1 from extract
    where authority = ${authority} and state = 'published' and cut > ${cut} limit 1`.execute(transaction)
  return rows.length === 0
}
