/** A page's tree as a response. */
import type { Context } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'

type Status = 200 | 400 | 403 | 404 | 409 | 413 | 415 | 422 | 500 | 503

/** Awaits the tree, because Hono's JSX may hold parts that are promises, and sends it as a whole document. */
export async function sendPage(
  c: Context,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: Status = 200,
): Promise<Response> {
  const html = (await page).toString()
  return c.html(`<!DOCTYPE html>\n${html}\n`, status)
}

/** After a form: the browser goes on to another page by GET, so that reloading never sends the form twice. */
export function goTo(c: Context, address: string): Response {
  return c.redirect(address, 303)
}
