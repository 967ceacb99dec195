/** The rules of who may import whom (CONTRIBUTING.md, rule 4), checked over the source files themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const source = join(root, 'src')

/** Folders from the ground up; whatever is not named here is a noun of the field. */
const ground = new Set(['platform', 'ui'])
const top = new Set(['web', 'cli'])

export type ImportGraph = Map<string, string[]>

/** Every source file under `src`, with the source files it imports, as paths from the project's root. Types count too. */
export function readImports(): ImportGraph {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  return new Map(files.map((file) => [`src/${file}`, importsOf(join(source, file))]))
}

const pattern = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+\.tsx?)'|new URL\(\s*'(\.{1,2}\/[^']+\.tsx?)'/g

function importsOf(path: string): string[] {
  const found = readFileSync(path, 'utf8').matchAll(pattern)
  const targets = [...found].map((match) => relative(root, resolve(dirname(path), match[1] ?? match[2] ?? '')))
  return [...new Set(targets)].filter((target) => target.startsWith('src/'))
}

const folderOf = (file: string) => file.split('/')[1] ?? ''
const isTest = (file: string) =>
  /\.test\.tsx?$|\/test-[\w-]+\.tsx?$|fixtures?\.tsx?$|-for-tests\.tsx?$|\/fixtures\//.test(file)
const isPage = (file: string) => file.includes('/pages/')

/** Why one file may not import another, or null where it may. */
export function breach(from: string, to: string): string | null {
  const [a, b] = [folderOf(from), folderOf(to)]
  if (isTest(from)) return null
  if (isTest(to)) return 'only tests import test helpers'
  if (isCalendar(from)) return isCalendar(to) || to === 'src/platform/clock.ts' ? null : 'the calendar is a rule'
  if (a === b)
    return isPage(to) && !isPage(from) && !top.has(a) && !/routes\.tsx?$/.test(from)
      ? 'rules and stores know nothing of pages'
      : null
  if (ground.has(a)) return ground.has(b) && !(a === 'ui' && b === 'platform') ? null : `${a} knows nothing of ${b}`
  if (b === 'cli') return 'nothing imports a command'
  if (b === 'web' && a !== 'cli') return 'only a command starts the server'
  if (!top.has(a) && isPage(to)) return 'pages are shared with nobody'
  if (isRule(from) && ground.has(b) && !isCalendar(to)) return 'a rule imports only other rules'
  return null
}

/** Pure folders: their files may be checked on paper and touch no database, file or page. Any folder `rules` is one. */
const isRule = (file: string) =>
  /\/rules\/|^src\/(plans\/findings|importing\/(deadlines|leads|sources|layout|assembly)|reports\/monthly)\//.test(file)

/** Working days and bank holidays are rules too; they stand on the ground because every noun counts by them. */
const isCalendar = (file: string) => file.startsWith('src/platform/calendar/')

/** Every import that the rules forbid, as a sentence. */
export function breaches(graph: ImportGraph): string[] {
  return [...graph].flatMap(([from, targets]) =>
    targets.flatMap((to) => {
      const why = breach(from, to)
      return why ? [`${from} imports ${to}: ${why}`] : []
    }),
  )
}

/** Circles of imports, each once, as the files on the way round. */
export function cycles(graph: ImportGraph): string[][] {
  const found: string[][] = []
  const done = new Set<string>()
  const walk = (file: string, path: string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) found.push(path.slice(at))
    if (at >= 0 || done.has(file)) return
    for (const next of graph.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) walk(file, [])
  return found
}

/** Where a process begins; the last two are run by hand to write pages of `docs/`. */
const entries = [
  'src/cli/main.ts',
  'src/web/server.ts',
  'src/importing/jobs/worker.ts',
  'src/plans/export/print-schema.ts',
  'src/plans/findings/findings-page.ts',
]

/** Files that nothing reaches: neither a command nor the server, directly or through others. Tests and their helpers apart. */
export function orphans(graph: ImportGraph): string[] {
  const reached = new Set<string>()
  const reach = (file: string): void => {
    if (reached.has(file)) return
    reached.add(file)
    for (const next of graph.get(file) ?? []) reach(next)
  }
  for (const entry of entries) reach(entry)
  return [...graph.keys()].filter((file) => !reached.has(file) && !isTest(file))
}
