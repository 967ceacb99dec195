/**
 * Writes the three short plans and their expected readings beside this file.
 *
 *   node examples/other-layouts/build.ts
 */
import { writeFileSync } from 'node:fs'
import { builtFiles } from './files.ts'

for (const [name, content] of await builtFiles()) writeFileSync(new URL(`./${name}`, import.meta.url), content)
