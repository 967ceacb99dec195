/** Passkeys in the real browser, with the authenticator that Chromium plays for tests; and the ways in without JavaScript. */
import '../../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../../web/test-browser.ts'
import { goodPassword, openSignInSite, type SignInSite } from './test-sign-in-site.ts'

let site: SignInSite
let browser: Browser
let address: string
const email = 'jo@harrowmere.example'

before(async () => {
  site = await openSignInSite()
  await site.addPerson({ name: 'Jo Ashworth', email, roles: ['lead'], password: goodPassword })
  address = site.url.replace('127.0.0.1', 'localhost')
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.close()
})

/** A device that holds passkeys and opens them by itself, or refuses to say whose finger it was. */
async function withDevice(page: Page, { verifies = true } = {}) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verifies,
      automaticPresenceSimulation: true,
    },
  })
  return {
    held: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    verify: (isUserVerified: boolean) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

async function withPage(run: (page: Page, context: BrowserContext) => Promise<void>, options = {}): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  try {
    await run(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${address}/sign-in?to=%2Fme`)
  await page.getByLabel('E-mail address', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(goodPassword)
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
}

test('a passkey is added, signs in without name or password, and no longer once it is removed', async () => {
  await withPage(async (page) => {
    const device = await withDevice(page)
    await signIn(page)
    await page.getByLabel('A name for it').fill('Work laptop')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('The passkey was added').waitFor()
    await page.getByRole('rowheader', { name: 'Work laptop' }).waitFor()
    assert.equal((await device.held()).length, 1)

    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByText('You have signed out').waitFor()
    await page.goto(`${address}/sign-in?to=%2Fkey`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(`${address}/key`)
    await page.getByRole('link', { name: 'Jo Ashworth' }).click()
    await page.getByRole('cell', { name: 'Passkey', exact: true }).waitFor()

    await page.getByRole('button', { name: 'Remove Work laptop' }).click()
    await page.getByText('The passkey was removed').waitFor()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('This passkey lets nobody in here').waitFor()
  })
})

test('a device that does not say whose finger it was adds no passkey and lets nobody in', async () => {
  await withPage(async (page) => {
    const device = await withDevice(page)
    await signIn(page)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('The passkey was added').waitFor()
    await device.verify(false)
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('No passkey was given').waitFor()
    assert.equal(new URL(page.url()).pathname, '/sign-in')
  })
})

test('a passkey of somebody whose account was closed lets nobody in', async () => {
  await withPage(async (page) => {
    await withDevice(page)
    await signIn(page)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('The passkey was added').waitFor()
    const set = (state: string) => sql`update membership set state = ${state}`.execute(site.services.db)
    await set('closed')
    await page.goto(`${address}/sign-in`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('This passkey lets nobody in here').waitFor()
    await set('active')
  })
})

test('one is told where passkeys work when the address is a number', async () => {
  await withPage(async (page) => {
    await withDevice(page)
    await page.goto(`${site.url}/sign-in`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText(`Passkeys work only where Upturn is opened at its own name: ${address}`).waitFor()
  })
})

test('an answer that was seen once, or made up, is not taken', async () => {
  await withPage(async (page, context) => {
    await withDevice(page)
    await signIn(page)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('The passkey was added').waitFor()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    const sent = page.waitForRequest((request) => request.url().endsWith('/sign-in/passkey'))
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    const body = (await sent).postData() ?? ''
    await page.waitForURL(`${address}/`)
    await context.clearCookies()
    await page.goto(`${address}/sign-in`)
    const again = await page.evaluate(async (text) => {
      await fetch('/sign-in/passkey/options', { method: 'POST' })
      return (await fetch('/sign-in/passkey', { method: 'POST', body: text })).status
    }, body)
    assert.equal(again, 403)
    const nothing = await page.evaluate(
      async () => (await fetch('/sign-in/passkey', { method: 'POST', body: '{}' })).status,
    )
    assert.equal(nothing, 400)
  })
})

test('after half an hour a passkey is added only by signing in again', async () => {
  await withPage(async (page) => {
    await withDevice(page)
    await signIn(page)
    await sql`update session set created_at = now() - interval '31 minutes'`.execute(site.services.db)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('You signed in some time ago').waitFor()
  })
})

test('without JavaScript the password and the link work, and the passkey says why it does not', async () => {
  await withPage(
    async (page) => {
      await page.goto(`${address}/sign-in`)
      await page.getByText('A passkey is the one thing that needs JavaScript').waitFor()
      assert.equal(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible(), false)
      await signIn(page)
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await page.getByLabel('Your e-mail address').fill(email)
      await page.getByRole('button', { name: 'Send me a link' }).click()
      await page.getByRole('heading', { name: 'Look at your e-mail' }).waitFor()
      for (let tries = 0; site.sent.length === 0 && tries < 100; tries++) await page.waitForTimeout(20)
      const [link = ''] = /http\S+/.exec(site.sent[0]?.text ?? '') ?? []
      await page.goto(link.replace(site.url, address))
      await page.getByRole('button', { name: 'Sign in as Jo Ashworth' }).click()
      await page.getByRole('link', { name: 'Jo Ashworth' }).waitFor()
    },
    { javaScriptEnabled: false },
  )
})

test('by keyboard alone: address, password, in', async () => {
  await withPage(async (page) => {
    await page.goto(`${address}/sign-in?to=%2Fme`)
    await page.getByLabel('E-mail address', { exact: true }).focus()
    await page.keyboard.type(email)
    await page.keyboard.press('Tab')
    await page.keyboard.type(goodPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
  })
})
