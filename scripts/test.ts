/**
 * `npm test`: the checks, then every test, those in a real browser too. `npm test -- PATTERN…` runs only the test files
 * whose path contains one of the patterns, and no checks.
 */
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { run } from './run.ts'

const patterns = process.argv.slice(2)
const files = globSync('{src,scripts,examples,bench}/**/*.test.{ts,tsx}').sort()
const wanted =
  patterns.length === 0 ? files : files.filter((file) => patterns.some((pattern) => file.includes(pattern)))

if (wanted.length === 0) {
  console.error(`No test file has ${patterns.join(' or ')} in its path.`)
  process.exit(2)
}

const checked = patterns.length > 0 || run('node', ['scripts/check.ts'])
// Left to itself Node runs one file at a time on two cores; many a test waits for a browser or another process.
const atOnce = `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`
const tested = run('node', ['--import', './src/platform/tsx.ts', '--test', atOnce, ...wanted], { NODE_ENV: 'test' })
process.exit(checked && tested ? 0 : 1)
