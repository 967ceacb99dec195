/** Writes docs/plan-file.schema.json anew: `node src/plans/export/print-schema.ts`. A test says when it is out of date. */
import { writeFileSync } from 'node:fs'
import { planJsonSchema } from '../plan-schema.ts'

export const schemaFile = new URL('../../../docs/plan-file.schema.json', import.meta.url)

/** The published text of the schema. */
export function printedSchema(): string {
  return `${JSON.stringify(planJsonSchema(), null, 2)}\n`
}

if (import.meta.main) writeFileSync(schemaFile, printedSchema())
