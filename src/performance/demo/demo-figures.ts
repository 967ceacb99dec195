/** Figures for the demonstration: of an invented authority, computed from an extract as anybody's would be. */
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { runExtract } from '../extracts/run-extract.ts'
import { type ChangeBy, listExtracts, publishFigures, saveExtract } from '../figures/extract-store.ts'
import { ssdTables } from '../generator/formats/ssd.ts'
import { csvOf } from '../generator/formats/table.ts'
import { generateCaseFile } from '../generator/generate.ts'

/** Small enough for a start in seconds, large enough that a team's chart looks like one. */
const authority = { children: 9000, years: 4, seed: 11 }
/** Under 18 in the area: about one in ten comes to notice in four years. */
const population = 46_000

/**
 * Once: where the authority has no extract yet. Months up to the last whole one before today.
 * @returns whether figures were made
 */
export async function ensureDemoFigures(
  db: Database,
  clock: Clock,
  of: { authority: AuthorityId; memoryMb: number },
): Promise<boolean> {
  if ((await listExtracts(db, of.authority)).length > 0) return false
  const cut = Temporal.PlainDate.from(clock.today()).with({ day: 1 }).subtract({ days: 1 }).toString()
  const files = ssdTables(generateCaseFile({ ...authority, cut })).map((table) => ({
    name: `${table.name}.csv`,
    bytes: csvOf(table),
  }))
  const limits = { minutes: 5, memoryMb: of.memoryMb }
  const answer = await runExtract({ files, cut, children: population }, limits).done
  if (answer.outcome !== 'computed') throw new Error('the demonstration’s extract could not be read')
  const by: ChangeBy = { authority: of.authority, who: 'Sam Iqbal', account: null, clock }
  const saved = await saveExtract(db, by, answer.extract)
  if ('saved' in saved) await publishFigures(db, by, saved.saved, 'The month is complete and checked')
  return true
}
