/**
 * The names under which better-auth finds our tables and columns. Its own words are on the left: its "user" is our
 * account, its "account" our credential.
 */
import type { KyselyPlugin, QueryResult, UnknownRow } from 'kysely'

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

export const userTable = {
  modelName: 'account',
  fields: { ...times, emailVerified: 'email_verified' },
  additionalFields: { demo: { type: 'boolean', required: false, defaultValue: false, input: false } },
} as const

export const accountTable = {
  modelName: 'credential',
  fields: {
    ...times,
    userId: 'account',
    providerId: 'provider',
    accountId: 'subject',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
  },
} as const

export const sessionTable = {
  modelName: 'session',
  fields: { ...times, userId: 'account', expiresAt: 'expires_at', ipAddress: 'address', userAgent: 'browser' },
  additionalFields: {
    authority: { type: 'string', required: false, input: false },
    way: { type: 'string', required: false, input: false },
  },
} as const

export const verificationTable = {
  modelName: 'sign_in_challenge',
  fields: { ...times, expiresAt: 'expires_at' },
} as const

export const passkeyTable = {
  passkey: {
    modelName: 'passkey',
    fields: {
      userId: 'account',
      publicKey: 'public_key',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
} as const

function withDates(row: UnknownRow): UnknownRow {
  const parts = Object.entries(row).map(([name, value]) => [
    name,
    name.endsWith('_at') && typeof value === 'string' ? new Date(value) : value,
  ])
  return Object.fromEntries(parts)
}

/** Our connection gives moments as text on both engines; better-auth compares them as `Date`. */
export const momentsAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  async transformResult({ result }): Promise<QueryResult<UnknownRow>> {
    return { ...result, rows: result.rows.map(withDates) }
  },
}
