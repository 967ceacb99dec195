/** A real OpenID provider for tests (`oidc-provider`, certified), whose people sign in without being asked. */
import { createServer, type Server } from 'node:http'
import Provider, { type Configuration } from 'oidc-provider'
import { freePort } from '../../../platform/free-port.ts'

export type TestPerson = { sub: string; email?: string; email_verified?: boolean; name?: string; roles?: string[] }

export type TestProvider = {
  issuer: string
  /** Who is signed in there: the next authorization is about them. Null refuses. */
  person: TestPerson | null
  /** Whether the claims stand in the ID token, or are told when asked. */
  close: () => Promise<void>
}

/** @param redirectUri where the provider may send people back to */
export async function openTestProvider(
  redirectUri: string,
  { claimsInToken = true }: { claimsInToken?: boolean } = {},
): Promise<TestProvider> {
  const port = await freePort('127.0.0.1')
  const issuer = `http://127.0.0.1:${port}`
  const opened: { person: TestPerson | null } = { person: null }
  const known = new Map<string, TestPerson>()
  const provider = new Provider(issuer, configuration(redirectUri, claimsInToken, known))
  // The library warns on the console of everything that a test need not have: keys of its own, say.
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response)
    const { person } = opened
    if (person !== null) known.set(person.sub, person)
    const result =
      person === null
        ? { error: 'access_denied', error_description: 'refused' }
        : { login: { accountId: person.sub }, consent: {} }
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false }).catch((error) => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  await listen(server, port)
  return {
    issuer,
    get person() {
      return opened.person
    },
    set person(person) {
      opened.person = person
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))

function configuration(redirectUri: string, claimsInToken: boolean, known: Map<string, TestPerson>): Configuration {
  return {
    clients: [{ client_id: 'upturn', client_secret: 'a secret', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'roles'] },
    conformIdTokenClaims: !claimsInToken,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['only a test'] },
    async findAccount(_context, sub) {
      const person = known.get(sub)
      return person && { accountId: sub, claims: async () => ({ ...person }) }
    },
    // Everybody has agreed to everything, as an organisation's own directory has it.
    async loadExistingGrant(context) {
      const { client, session, provider } = context.oidc
      const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  }
}
