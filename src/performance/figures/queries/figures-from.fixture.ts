/** Figures from rows that a test puts into the case tables itself. */
import { openCaseDatabase } from '../../extracts/case-database.ts'
import { computeFigures, type Months, makeAids } from '../compute.ts'
import type { ComputedFigure } from '../figure.ts'

/** All figures, those of weeks, parts and other limits too. */
export async function allFiguresFrom(rows: Record<string, string[]>, months: Months): Promise<ComputedFigure[]> {
  const database = await openCaseDatabase(200)
  try {
    for (const [table, values] of Object.entries(rows))
      await database.connection.run(`insert into ${table} values ${values.join(',')}`)
    await makeAids(database.connection, months)
    const { figures, more } = await computeFigures(database.connection, months)
    return [...figures, ...more]
  } finally {
    database.close()
  }
}

/** By month, of the authority, without noughts: numerator, denominator and limit. */
export const ofAuthority = (figures: readonly ComputedFigure[], indicator: string) =>
  Object.fromEntries(
    figures
      .filter(
        (one) => one.indicator === indicator && one.unit === '' && one.breakdown === '' && !one.period.includes('W'),
      )
      .filter(({ numerator, denominator }) => numerator > 0 || (denominator ?? 0) > 0)
      .map(({ period, numerator, denominator, limit }) => [period, [numerator, denominator, limit]]),
  )
