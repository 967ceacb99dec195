/** A service of ours as better-auth's generic OpenID Connect takes it. */
import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth'
import { type Claims, claimsInToken, personOf } from './claims.ts'
import type { SignOnService } from './settings.ts'

const discoveryOf = (issuer: string) => `${issuer}/.well-known/openid-configuration`

export function oauthConfig(service: SignOnService): GenericOAuthConfig {
  const { id, name, issuer, clientId, clientSecret, scopes } = service
  return {
    providerId: id,
    name,
    discoveryUrl: discoveryOf(issuer),
    clientId,
    clientSecret,
    scopes,
    pkce: true,
    authentication: 'basic',
    // Its signature, issuer, audience and nonce are checked before anything below sees it.
    requireIdTokenVerification: true,
    async getUserInfo({ idToken, accessToken }) {
      if (!idToken) return null
      const inToken = claimsInToken(idToken)
      const claims = isComplete(inToken, service)
        ? inToken
        : { ...(await askForMore(service, accessToken, inToken)), ...inToken }
      return { ...claims, id: String(claims.sub ?? ''), ...personOf(claims, service) }
    },
  }
}

/** Services may leave claims out of the token and tell them when asked. */
function isComplete(claims: Claims, { emailClaim, roleClaim }: SignOnService): boolean {
  return claims[emailClaim] !== undefined && claims[roleClaim] !== undefined
}

async function askForMore(
  { issuer }: SignOnService,
  accessToken: string | undefined,
  inToken: Claims,
): Promise<Claims> {
  if (!accessToken) return {}
  const signal = AbortSignal.timeout(10_000)
  const known = await jsonAt(discoveryOf(issuer), { signal })
  if (typeof known.userinfo_endpoint !== 'string') return {}
  const said = await jsonAt(known.userinfo_endpoint, { signal, headers: { authorization: `Bearer ${accessToken}` } })
  // The specification's own check: an answer about somebody else is no answer.
  return said.sub === inToken.sub ? said : {}
}

async function jsonAt(url: string, init: RequestInit): Promise<Claims> {
  const answer = await fetch(url, init)
  const body: unknown = answer.ok ? await answer.json() : {}
  // Any JSON object has texts for keys.
  return typeof body === 'object' && body !== null ? (body as Claims) : {}
}
