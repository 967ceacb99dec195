/** A page's tree as a response. */
import type { Context } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'

type Status = 200 | 400 | 403 | 404 | 409 | 413 | 415 | 422 | 500 | 503

/** A tree as the text of a whole document; awaited, because Hono's JSX may hold parts that are promises. */
export async function pageText(page: HtmlEscapedString | Promise<HtmlEscapedString>): Promise<string> {
  return `<!DOCTYPE html>\n${(await page).toString()}\n`
}

/** Sends a tree as a whole document. */
export async function sendPage(
  c: Context,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: Status = 200,
): Promise<Response> {
  return c.html(await pageText(page), status)
}

/** After a form: the browser goes on to another page by GET, so that reloading never sends the form twice. */
export function goTo(c: Context, address: string): Response {
  return c.redirect(address, 303)
}
