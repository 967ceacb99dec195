/** Which single sign-on services may vouch for people: a file that whoever runs Upturn writes (docs/sign-in.md). */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { givableRoles } from '../../accounts/role-rules.ts'

/** A role alone, or with the plan (by id) that it is limited to. */
const saidGrant = z.union([
  z.enum(givableRoles).transform((role) => ({ role, plan: null, theme: null })),
  z
    .strictObject({ role: z.enum(givableRoles), plan: z.string().min(1), theme: z.string().min(1).optional() })
    .transform(({ role, plan, theme = null }) => ({ role, plan, theme })),
])

const isSafeIssuer = (text: string) => {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || ['localhost', '127.0.0.1'].includes(hostname)
}

const serviceSchema = z.strictObject({
  /** Part of the address that the service sends people back to. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'takes small letters, figures and hyphens'),
  /** What stands on the button. */
  name: z.string().trim().min(1).max(60),
  issuer: z
    .url()
    .transform((text) => text.replace(/\/+$/, ''))
    .refine(isSafeIssuer, 'must begin with https://'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  scopes: z.array(z.string().min(1)).default(['openid', 'profile', 'email']),
  /** The authority that the roles are in; the installation's own where it is left out. */
  authority: z.string().trim().min(1).optional(),
  /** The claim with the person's e-mail address. */
  emailClaim: z.string().min(1).default('email'),
  /**
   * True where the directory is the council's own, so that nobody in it can give themselves another's address. Otherwise
   * an address counts only where the service says `email_verified`.
   */
  emailIsProven: z.boolean().default(false),
  roleClaim: z.string().min(1).default('roles'),
  /** From a value of that claim to what it means here. Values that are not listed mean nothing. */
  roles: z.record(z.string(), z.union([saidGrant.transform((one) => [one]), z.array(saidGrant)])),
})
export type SignOnService = z.infer<typeof serviceSchema>

const servicesSchema = z
  .array(serviceSchema)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two services have the same id')

/** The file is not there or says what means nothing; `message` says where and what. */
export class SignOnSettingsBad extends Error {
  constructor(file: string, problem: string) {
    super(
      `The single sign-on settings in ${file} cannot be used: ${problem}. docs/sign-in.md shows what they look like.`,
    )
    this.name = 'SignOnSettingsBad'
  }
}

/**
 * @param file UPTURN_SIGN_ON; none means no service
 * @throws SignOnSettingsBad
 */
export function readSignOnServices(file: string | undefined): SignOnService[] {
  if (file === undefined) return []
  const read = servicesSchema.safeParse(readJson(file))
  if (read.success) return read.data
  const each = read.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
  throw new SignOnSettingsBad(file, each.join('; '))
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    // Not the parser's own words: they quote the file, and it holds a secret.
    const isMissing = error instanceof Error && 'code' in error
    throw new SignOnSettingsBad(file, isMissing ? 'it cannot be read' : 'it is no JSON')
  }
}
