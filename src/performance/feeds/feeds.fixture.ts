/** Invented figures that are published, for tests of feeds: some indicators of each measure, two units and the authority. */
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { monthsLater } from '../rules/periods.ts'

export type PlantedFigure = {
  indicator: string
  period: string
  unit: string
  numerator: number
  denominator: number | null
  state?: string
}

/** Straight into the tables: what a feed shows does not depend on how a figure came there. */
export async function plantFigures(
  db: Database,
  authority: AuthorityId,
  figures: readonly PlantedFigure[],
  extract = 'x1',
): Promise<void> {
  await sql`insert into extract (authority, id, name, format, sha256, cut, "from", "to", state, report, units,
      handed_in_by, handed_in_at, published_by, published_at)
    values (${authority}, ${extract}, 'Invented', 'Standard Safeguarding Dataset', ${extract}, '2026-03-31', '2025-01',
      '2026-03', 'published', '{}', '[]', 'A test', '2026-04-01T09:00:00Z', 'A test', '2026-04-02T09:00:00Z')`.execute(
    db,
  )
  for (let at = 0; at < figures.length; at += 5000) {
    await sql`insert into figure (authority, extract, indicator, period, unit, numerator, denominator, "limit", cut, state)
      select ${authority}, ${extract}, f.indicator, f.period, f.unit, f.numerator, f.denominator,
        '45 working days', '2026-03-31', coalesce(f.state, 'published')
      from jsonb_to_recordset(${jsonb(figures.slice(at, at + 5000))}) as f (indicator text, period text, unit text,
        numerator double precision, denominator double precision, state text)`.execute(db)
  }
}

export async function plantUnits(db: Database, authority: AuthorityId, units: Record<string, string>): Promise<void> {
  for (const [id, name] of Object.entries(units))
    await sql`insert into unit (authority, id, since, name, kind) values (${authority}, ${id}, '2025-01-01', ${name}, 'team')`.execute(
      db,
    )
}

/** Each indicator × unit × month, from the month on; numbers that no two share by chance. */
export function figuresOf(indicators: readonly string[], units: readonly string[], from: string, months: number) {
  return indicators.flatMap((indicator, i) =>
    units.flatMap((unit, u) =>
      Array.from({ length: months }, (_, month): PlantedFigure => {
        const denominator = 20 + ((i * 7 + u * 3 + month) % 11)
        return { indicator, unit, period: monthsLater(from, month), numerator: (i + u + month) % 19, denominator }
      }),
    ),
  )
}
