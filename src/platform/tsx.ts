/**
 * Lets Node load `.tsx` files: its own type stripping takes `.ts` only, because JSX must be turned into calls.
 * Import this file before a dynamic `import()` of a view, or start Node with `--import ./src/platform/tsx.ts`.
 *
 * What esbuild made is kept under `.cache/tsx`, named by a hash of the source, so that a warm start never starts esbuild.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks, setSourceMapsSupport } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cacheFolder = `${root}.cache/tsx`
const require = createRequire(import.meta.url)

/** Names the options and the tool's version: when either changes, what is kept is no longer asked for. */
const recipe = 'esbuild 0.28.2, automatic hono/jsx, esnext, inline map'

function transform(path: string, source: string): string {
  // The type is given here because `require` returns anything at all.
  const esbuild: typeof import('esbuild') = require('esbuild')
  return esbuild.transformSync(source, {
    loader: 'tsx',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    target: 'esnext',
    format: 'esm',
    sourcefile: path,
    sourcemap: 'inline',
    sourcesContent: false,
  }).code
}

/** What is kept for this source, or undefined. */
function readKept(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Keeps a result by writing beside and renaming, so that two processes starting at once never read half a file. */
function keep(file: string, code: string): void {
  try {
    mkdirSync(cacheFolder, { recursive: true })
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, code)
    renameSync(unfinished, file)
  } catch {
    // A read-only installation still runs, only a little slower to start.
  }
}

function load(path: string): string {
  const source = readFileSync(path, 'utf8')
  const hash = createHash('sha256').update(recipe).update(path).update(source).digest('hex').slice(0, 32)
  const file = `${cacheFolder}/${hash}.js`
  const kept = readKept(file)
  if (kept !== undefined) return kept
  const code = transform(path, source)
  keep(file, code)
  return code
}

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.tsx')) return nextLoad(url, context)
    return { format: 'module', source: load(fileURLToPath(url)), shortCircuit: true }
  },
})

// So that a stack in the log points at the line of the .tsx and not of what esbuild made of it.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false })
