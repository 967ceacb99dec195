/** A page's tree as a response. */
import type { Context } from 'hono'
import { jsx } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'
import { keepDayInLinks } from './as-at-links.ts'
import { type Frame, FrameContext, plainFrame } from './frame.ts'

type Status = 200 | 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503

export type PageTree = HtmlEscapedString | Promise<HtmlEscapedString>

/** The frame that the server made for this request. */
export function frameOf(c: Context): Frame {
  return c.get('frame') ?? plainFrame
}

/** A tree as the text of a whole document; awaited, because Hono's JSX may hold parts that are promises. */
export async function pageText(page: PageTree, frame: Frame = plainFrame): Promise<string> {
  const framed = jsx(FrameContext.Provider, { value: frame }, page)
  const html = `<!DOCTYPE html>\n${await framed.toString()}\n`
  return frame.asAt === null ? html : keepDayInLinks(html, frame.asAt.day)
}

/** Sends a tree as a whole document. */
export async function sendPage(c: Context, page: PageTree, status: Status = 200): Promise<Response> {
  return c.html(await pageText(page, frameOf(c)), status)
}

/** After a form: the browser goes on to another page by GET, so that reloading never sends the form twice. */
export function goTo(c: Context, address: string): Response {
  return c.redirect(address, 303)
}
