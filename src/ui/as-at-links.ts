/**
 * Whoever looks at a past day stays on it from page to page. Done on the finished page, once for every link into a plan or to posts,
 * since a day that one link forgot would mix two states of the plan before the reader's eyes.
 */

/** The page's HTML with `as-at` on each link into a plan or to posts that says no day of its own. */
export function keepDayInLinks(html: string, day: string): string {
  return html.replace(
    / href="(\/(?:plans\/|posts)[^"?#]*)(\?[^"#]*)?(#[^"]*)?"/g,
    (whole, path: string, query = '', anchor = '') => {
      if (/[?;&]as-at=/.test(query)) return whole
      const joined = query === '' ? `?as-at=${day}` : `${query}&amp;as-at=${day}`
      return ` href="${path}${joined}${anchor}"`
    },
  )
}
