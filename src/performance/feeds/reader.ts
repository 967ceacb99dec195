/**
 * Who asks for a feed. A token stands in the `Authorization` header and opens feeds only: pages never look at it. Whoever
 * is signed in and may read figures opens them too, so that an analyst can try an address in the browser.
 */
import type { Context } from 'hono'
import { may } from '../../people/permissions.ts'
import type { Asked, Services } from '../../people/route.ts'
import { networkOf } from '../../people/sign-in/address.ts'
import { requestAddress } from '../../people/sign-in/request-address.ts'
import { installationSecret } from '../../people/sign-in/secret.ts'
import { keyed } from '../../people/sign-in/signed.ts'
import { waitInWords } from '../../people/sign-in/throttle.ts'
import { countTry } from '../../people/sign-in/throttle-store.ts'
import { type AuthorityId, asAuthorityId } from '../../platform/ids.ts'
import type { Indicator } from '../indicators/indicator.ts'
import { indicators } from '../indicators/library.ts'
import { listMeasuredBy, noteUse, type ReadToken, selectOptionalReadToken } from './read-token-store.ts'
import { tokenIn } from './rules/authorization.ts'
import { type Allowance, rate, spend } from './rules/rate.ts'
import type { Audience } from './rules/token-form.ts'

export type FeedReader = {
  authority: AuthorityId
  /** Those whose figures they may read. */
  indicators: readonly Indicator[]
  audience: Audience
}

export type FeedRefusal = { status: 401 | 429; message: string; headers: Record<string, string> }

/** Names the ways to come in, so that a program asks for the token. */
const challenge = { 'WWW-Authenticate': 'Basic realm="Upturn feeds", charset="UTF-8"' }

const refusal = (message: string): FeedRefusal => ({ status: 401, message, headers: challenge })

/** By reader, for as long as the server runs: after a restart everybody begins anew. */
const allowances = new Map<string, Allowance>()

function tooOften(reader: string, now: number): FeedRefusal | null {
  const { allowance, wait } = spend(allowances.get(reader), now)
  allowances.set(reader, allowance)
  if (wait === 0) return null
  const message = `This is asked for too often: ${rate.atOnce} requests at once, then ${rate.aSecond} a second. Try again in ${waitInWords(wait * 1000)}.`
  return { status: 429, message, headers: { 'Retry-After': String(wait) } }
}

/** A wrong token is counted by the network it came from; right ones from there are not held up by it. */
async function refuseWrong(c: Context, { db, clock, config }: Services): Promise<FeedRefusal> {
  const key = keyed(`feed ${networkOf(requestAddress(c, config))}`, installationSecret(config))
  const wait = await countTry(db, clock, [{ kind: 'address', key }])
  if (wait === null) return refusal('This read token is not known. Ask an analyst for one that works.')
  const message = `Too many wrong read tokens came from here. Try again in ${waitInWords(wait)}.`
  return { status: 429, message, headers: { 'Retry-After': String(Math.ceil(wait / 1000)) } }
}

type Reads = Pick<ReadToken, 'authority' | 'areas' | 'audience'> & {
  /** Only these; null is all. */ codes?: readonly string[] | null
}

function readerOf({ authority, areas, audience, codes = null }: Reads): FeedReader {
  return {
    authority,
    audience,
    indicators: indicators.filter(
      ({ area, code }) => (areas === null || areas.includes(area)) && (codes === null || codes.includes(code)),
    ),
  }
}

/** @returns the reader, or what to answer instead */
export async function feedReader({ c, services, who }: Asked): Promise<FeedReader | FeedRefusal> {
  const { db, clock } = services
  const now = Temporal.Instant.from(clock.now()).epochMilliseconds
  const header = c.req.header('authorization')
  if (header === undefined) {
    if (!may(who, 'read figures'))
      return refusal('A read token is needed: send it as the password, or as Authorization: Bearer TOKEN.')
    return (
      tooOften(`account ${who.account}`, now) ??
      readerOf({ authority: asAuthorityId(who.authority), areas: null, audience: 'full' })
    )
  }
  const token = await selectOptionalReadToken(db, tokenIn(header))
  if (token === null) return refuseWrong(c, services)
  if (token.ended !== null) return refusal('This read token was ended. Ask an analyst for another.')
  if (token.endsOn < clock.today()) return refusal('This read token has run out. Ask an analyst for another.')
  const often = tooOften(`token ${token.id}`, now)
  if (often !== null) return often
  await noteUse(db, token, clock.now())
  const { authority, plan } = token
  return readerOf({ ...token, codes: plan === null ? null : await listMeasuredBy(db, authority, plan) })
}
