/**
 * Writes the plan's four twins, the reading expected of them and the nine months of progress beside this file.
 *
 *   node examples/harrowmere/build.ts
 */
import { writeFileSync } from 'node:fs'
import { builtFiles } from './files.ts'
import { progressFile } from './progress.ts'

const save = (name: string, content: string | Uint8Array) =>
  writeFileSync(new URL(`./${name}`, import.meta.url), content)

for (const [name, content] of await builtFiles()) save(name, content)
save('harrowmere-progress.json', progressFile())
