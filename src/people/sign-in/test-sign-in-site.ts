/** A site that people really sign in to, for tests: the server on a free port, and browsers that keep cookies. */
import { ensureAuthority } from '../../platform/authority.ts'
import type { Clock } from '../../platform/clock.ts'
import { instantText } from '../../platform/clock.ts'
import { type Config, loadConfig } from '../../platform/config.ts'
import { freePort } from '../../platform/free-port.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { makeLog } from '../../platform/log.ts'
import type { Mailer, Message } from '../../platform/mail/mail.ts'
import { openTestPglite, openTestServer } from '../../platform/test-database.ts'
import { startServer } from '../../web/server.ts'
import { testSecret } from '../../web/test-site.ts'
import { invitePerson } from '../accounts/invite.ts'
import type { Role } from '../permissions.ts'
import type { Services } from '../route.ts'
import { makeIdentify } from './identify.ts'
import { setPassword } from './password.ts'

export const goodPassword = 'kettle marble thursday'

export type SignInSite = {
  url: string
  services: Services
  authority: AuthorityId
  /** What was sent by e-mail. */
  sent: Message[]
  /** What was logged, as JSON lines. */
  lines: string[]
  /** Lets time pass for the clock that is handed down. */
  wait: (seconds: number) => void
  /** Somebody with an account, and a password where one is given. */
  addPerson: (person: {
    name: string
    email: string
    roles: Role[]
    password?: string
    authority?: AuthorityId
  }) => Promise<string>
  browser: (headers?: Record<string, string>) => TestVisitor
  close: () => Promise<void>
}

/** Sends requests as a browser would: keeps cookies, says where a form comes from, does not follow redirects. */
export type TestVisitor = {
  cookies: Map<string, string>
  get: (path: string) => Promise<Response>
  post: (path: string, fields?: Record<string, string>) => Promise<Response>
}

/** Whether a cookie line takes the cookie away. */
const isOver = (line: string) => /Max-Age=0\b/i.test(line)

export function visitor(url: string, extra: Record<string, string> = {}): TestVisitor {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...init.headers, ...extra, ...(cookie === '' ? {} : { cookie }) }
    const answer = await fetch(new URL(path, url), { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (isOver(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  return {
    cookies,
    get: (path) => ask(path, {}),
    post: (path, fields = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { 'sec-fetch-site': 'same-origin' } }),
  }
}

/** Starts where the real clock stands, because sessions are better-auth's and it looks at that one. */
function movableClock(): Clock & { wait: (seconds: number) => void } {
  let ahead = 0
  const instant = () => Temporal.Now.instant().add({ seconds: ahead })
  return {
    today: () => instant().toZonedDateTimeISO('Europe/London').toPlainDate().toString(),
    now: () => instantText(instant()),
    wait(seconds) {
      ahead += seconds
    },
  }
}

export type SiteOptions = {
  env?: Record<string, string>
  config?: Partial<Config>
  mail?: boolean
  /** A PostgreSQL server instead of the embedded database. */
  server?: string | undefined
}

export async function openSignInSite(options: SiteOptions = {}): Promise<SignInSite> {
  const port = await freePort('127.0.0.1')
  const env = { UPTURN_SECRET: testSecret, UPTURN_AUTHORITY: 'Harrowmere Council', PORT: String(port), ...options.env }
  const config = { ...loadConfig(env), ...options.config }
  const database = await (options.server === undefined ? openTestPglite() : openTestServer(options.server))
  const { db } = database
  const clock = movableClock()
  const authority = await ensureAuthority(db, config.authority, clock)
  const sent: Message[] = []
  const lines: string[] = []
  const mail: Mailer = {
    kind: options.mail === false ? 'none' : 'test',
    async send(message) {
      sent.push(message)
    },
  }
  const log = makeLog({ logLevel: 'debug' }, { write: (line) => lines.push(line) })
  const known = { db, config, clock, log, mail }
  const services = { ...known, identify: makeIdentify(known) }
  const server = await startServer(services)
  return {
    url: server.url,
    services,
    authority,
    sent,
    lines,
    wait: clock.wait,
    async addPerson({ name, email, roles, password, authority: other }) {
      const grants = roles.map((role) => ({ role, plan: null, theme: null }))
      const by = { authority: other ?? authority, who: 'A test', account: null, why: 'For tests', clock }
      const invited = await invitePerson(db, by, { name, email, grants })
      if ('problem' in invited) throw new Error(invited.problem)
      if (password !== undefined) await setPassword({ services }, invited.account, password)
      return invited.account
    },
    browser: (headers) => visitor(server.url, headers),
    async close() {
      await server.close()
      await database.close()
    },
  }
}
