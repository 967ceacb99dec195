/** A real browser for tests: the Chromium that comes through npm, so that nothing need be installed on the machine. */
import sparticuz from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/**
 * Quiet and alone: no updates, no syncing, no first-run page, nothing sent anywhere. The package's own list is not taken:
 * it switches off what a browser guards pages with and runs all of it in one process, where closing a window ends it.
 */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
  '--disable-gpu',
  '--font-render-hinting=none',
]

/** Opens the browser; the first time it unpacks it into the machine's temporary folder, which takes some seconds. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args: quiet })
}

/** A window of its own for a story, closed however that ends. */
export async function withNewPage(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions,
  story: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', baseURL, ...options })
  context.setDefaultTimeout(20_000)
  try {
    await story(await context.newPage())
  } finally {
    await context.close()
  }
}
