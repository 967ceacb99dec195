/**
 * A page made once and sent many times. A board opens the same plan on the same morning: what does not change between
 * them (the plan's revision, the day, the address) need not be written and packed again.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { Frame } from './frame.ts'
import { type PageTree, pageText } from './render.ts'

const pack = promisify(gzip)

/** A whole page as bytes, plain and packed, with the tag by which a browser asks whether its copy still holds. */
export type Rendered = { plain: Uint8Array<ArrayBuffer>; packed: Uint8Array<ArrayBuffer>; tag: string }

/** Pages kept by key; the one put in longest ago goes first. */
export type RenderedPages = Map<string, Promise<Rendered>>

const mostPages = 60

async function render(page: PageTree, frame: Frame): Promise<Rendered> {
  const plain = Uint8Array.from(Buffer.from(await pageText(page, frame)))
  const packed = Uint8Array.from(await pack(plain))
  return { plain, packed, tag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"` }
}

/**
 * The page under this key, made only where it is not there yet. A page that fails is not kept.
 *
 * @param about all that the page depends on, beyond what `pages` itself belongs to and the frame around it
 */
export function renderOnce(pages: RenderedPages, frame: Frame, about: string, make: () => PageTree): Promise<Rendered> {
  const key = `${frame.key} ${about}`
  const found = pages.get(key)
  if (found) return found
  const made = render(make(), frame)
  pages.set(key, made)
  made.catch(() => pages.delete(key))
  for (const oldest of pages.keys()) {
    if (pages.size <= mostPages) break
    pages.delete(oldest)
  }
  return made
}

/** A browser may name several copies, and a weak one where the page was packed on its way: its words are the same. */
function holds(copies: string, tag: string): boolean {
  return copies.split(',').some((copy) => copy.trim().replace(/^W\//, '') === tag)
}

/**
 * Sends a kept page: nothing but "not modified" to whoever says it has it, packed where it can be unpacked. A browser is
 * told to keep no copy, as with every page of somebody signed in: the next to sit at the machine may be somebody else.
 */
export function sendRendered(c: Context, { plain, packed, tag }: Rendered): Response {
  c.header('ETag', tag)
  c.header('Cache-Control', 'private, no-store')
  c.header('Vary', 'Accept-Encoding')
  if (holds(c.req.header('if-none-match') ?? '', tag)) return c.body(null, 304)
  c.header('Content-Type', 'text/html; charset=UTF-8')
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(plain)
  c.header('Content-Encoding', 'gzip')
  return c.body(packed)
}
