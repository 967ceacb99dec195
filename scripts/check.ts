/** `npm run check`: types, lint and format, and the rules of who imports whom. */
import { run } from './run.ts'

const steps: [string, () => boolean][] = [
  ['types', () => run('tsc', ['--noEmit'])],
  ['lint and format', () => run('biome', ['check', '.'])],
  ['import rules', () => run('node', ['--test', '--test-reporter=dot', 'scripts/import-rules.test.ts'])],
]

const failed = steps.filter(([name, step]) => {
  console.log(`\n— ${name}`)
  return !step()
})
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.map(([name]) => name).join(', ')}`)
  process.exit(1)
}
