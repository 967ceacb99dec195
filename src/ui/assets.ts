/**
 * What a page needs beside its HTML: one style sheet, one script, a favicon. Read once, named by a hash of the content,
 * so that a browser keeps them for good and an upgrade is seen at once.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { addresses } from './addresses.ts'

export type Asset = { name: string; type: string; body: Buffer; version: string }

const require = createRequire(import.meta.url)

/** The reader's own system font everywhere: GDS Transport may be used on GOV.UK only. */
const systemFonts = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'

/**
 * GOV.UK and MoJ Frontend as they are published, without what is not ours to use: the typeface and the crest.
 * MoJ's icons are left out with the components that show them.
 */
export function withoutBorrowedMarks(css: string): string {
  return css
    .replace(/@charset "UTF-8";/g, '')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/font-family:\s*"?GDS Transport"?,\s*arial,\s*sans-serif/g, `font-family:${systemFonts}`)
    .replace(/font-family:\s*"?GDS Transport"?/g, `font-family:${systemFonts}`)
    .replace(/url\(\/assets\/[^)]*\)/g, 'none')
    .replace(/\/\*# sourceMappingURL=[^*]*\*\//g, '')
}

function published(specifier: string): string {
  return withoutBorrowedMarks(readFileSync(require.resolve(specifier), 'utf8'))
}

function ours(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}

function asset(name: string, type: string, content: string): Asset {
  const body = Buffer.from(content)
  return { name, type, body, version: createHash('sha256').update(body).digest('hex').slice(0, 12) }
}

/** Our own sheet in parts, one for each kind of thing on a page. */
const parts = [
  'frame',
  'reader',
  'parts',
  'tables',
  'filters',
  'tree',
  'document',
  'import',
  'reimport',
  'updates',
  'proof',
  'posts',
  'risks',
  'measures',
  'people',
  'control',
  'notices',
  'print',
]

const sheet = [
  '@charset "UTF-8";',
  published('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
  published('@ministryofjustice/frontend/moj/moj-frontend.min.css'),
  ...['upturn.css', ...parts.map((part) => `css/${part}.css`)].map(ours),
].join('\n')

const css = asset('upturn.css', 'text/css; charset=utf-8', sheet)
const script = asset('enhance.js', 'text/javascript; charset=utf-8', ours('enhance.js'))
const icon = asset('favicon.svg', 'image/svg+xml', ours('favicon.svg'))

const held = new Map([css, script, icon].map((one) => [one.name, one]))

export const assets: ReadonlyMap<string, Asset> = held

const addressOf = (one: Asset) => addresses.asset(one.name, one.version)

export const styleSheet = addressOf(css)
export const enhancements = addressOf(script)
export const favicon = addressOf(icon)

/** Adds an asset of a noun's own (the look of a report), and gives its address. For the time of loading only. */
export function holdAsset(name: string, type: string, content: string): string {
  const one = asset(name, type, content)
  held.set(name, one)
  return addressOf(one)
}
