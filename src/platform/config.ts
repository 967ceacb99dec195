/** What can be set from outside, read from the environment once at the start and handed down; nothing else looks at `process.env`. */
import { join } from 'node:path'
import { z } from 'zod'
import type { MailSettings } from './mail/make-mailer.ts'

/** An empty variable (`PORT=`) means the same as none. */
const setting = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema)

const environment = z.object({
  UPTURN_URL: setting(z.url({ protocol: /^https?$/ }).optional()),
  UPTURN_LISTEN: setting(z.string().trim().min(1).default('127.0.0.1')),
  PORT: setting(z.coerce.number().int().min(0).max(65535).default(3000)),
  UPTURN_DATA: setting(z.string().default('data')),
  DATABASE_URL: setting(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  LOG_LEVEL: setting(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')),
  UPTURN_AUTHORITY: setting(z.string().trim().min(1).max(200).default('Our council')),
  UPTURN_SECRET: setting(z.string().min(32, 'needs at least 32 characters').optional()),
  UPTURN_CASE_KEY: setting(z.string().min(32, 'needs at least 32 characters').optional()),
  UPTURN_PROXIES: setting(z.coerce.number().int().min(0).max(10).default(0)),
  UPTURN_SIGN_ON: setting(z.string().optional()),
  UPTURN_IMPORT_MINUTES: setting(
    z.coerce
      .number()
      .positive()
      .max(24 * 60)
      .default(10),
  ),
  UPTURN_IMPORT_MEMORY_MB: setting(z.coerce.number().int().min(64).max(65536).default(2048)),
  UPTURN_EXTRACT_MB: setting(z.coerce.number().int().min(1).max(65536).default(1024)),
  UPTURN_FILE_MB: setting(z.coerce.number().int().min(1).max(200).default(25)),
  SMTP_URL: setting(z.url({ protocol: /^smtps?$/ }).optional()),
  MAIL_FROM: setting(
    z
      .string()
      .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'is no e-mail address')
      .optional(),
  ),
  NOTIFY_API_KEY: setting(
    z
      .string()
      .regex(/^[\w-]+-[0-9a-f-]{73}$/, 'is no key of GOV.UK Notify')
      .optional(),
  ),
  NOTIFY_TEMPLATE: setting(z.uuid().optional()),
})

export type Config = {
  /** 0 takes any free port. */
  port: number
  /** The address of the network interface that the server listens on: this machine only, unless set. */
  listen: string
  /** What people type to get here, without a slash at the end: links in e-mails begin with it. */
  url: string
  /** Folder of everything kept: the database and its lock. */
  dataFolder: string
  /** Folder of the embedded database, inside `dataFolder`. */
  databaseFolder: string
  /** A PostgreSQL server instead of the embedded database. */
  databaseUrl: string | undefined
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** The council that a plan belongs to where nobody says otherwise. */
  authority: string
  /** A demonstration: people come in as whoever they choose. Set by `serve --demo`, never from the environment. */
  demo: boolean
  /** What sessions are signed with, instead of the secret kept in the data folder. */
  secret: string | undefined
  /** What open cases are encrypted with, instead of the key kept in the data folder. */
  caseKey: string | undefined
  /** How many proxies of ours stand before the server: that many entries of `X-Forwarded-For` are believed, from its end. */
  proxies: number
  /** A file that says which single sign-on services may vouch for people (docs/sign-in.md). */
  signOnFile: string | undefined
  /** When reading a file is given up, and how much memory it may take. */
  importMinutes: number
  importMemoryMb: number
  /** Of all extracts together that wait, are read or ask something: their files are held in memory. */
  extractMb: number
  /** The largest file taken as proof. */
  fileMb: number
  /** How e-mail goes out, if at all. */
  mail: MailSettings
}

/** A setting with a value that means nothing: `message` names each and says what is allowed. */
export class BadConfig extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BadConfig'
  }
}

/** A way to send mail that is set by half would fail at the first message: better at the start. */
function mailSettings(values: z.infer<typeof environment>): MailSettings {
  const { SMTP_URL: url, MAIL_FROM: from, NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATE: template } = values
  const half = (set: string, missing: string) =>
    new BadConfig(`Upturn cannot start with these settings. ${set} is set: ${missing} must be too.`)
  if (url !== undefined && from === undefined) throw half('SMTP_URL', 'MAIL_FROM, the address that mail comes from,')
  if (apiKey !== undefined && template === undefined) throw half('NOTIFY_API_KEY', 'NOTIFY_TEMPLATE')
  return {
    smtp: url === undefined || from === undefined ? undefined : { url, from },
    notify: apiKey === undefined || template === undefined ? undefined : { apiKey, template },
  }
}

/**
 * @param env usually `process.env`
 * @throws BadConfig naming every setting that is wrong
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const read = environment.safeParse(env)
  if (!read.success) {
    const each = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new BadConfig(`Upturn cannot start with these settings. ${each.join('. ')}.`)
  }
  const values = read.data
  return {
    port: values.PORT,
    listen: values.UPTURN_LISTEN,
    url: (values.UPTURN_URL ?? `http://127.0.0.1:${values.PORT}`).replace(/\/+$/, ''),
    dataFolder: values.UPTURN_DATA,
    databaseFolder: join(values.UPTURN_DATA, 'db'),
    databaseUrl: values.DATABASE_URL,
    logLevel: values.LOG_LEVEL,
    authority: values.UPTURN_AUTHORITY,
    demo: false,
    secret: values.UPTURN_SECRET,
    caseKey: values.UPTURN_CASE_KEY,
    proxies: values.UPTURN_PROXIES,
    signOnFile: values.UPTURN_SIGN_ON,
    importMinutes: values.UPTURN_IMPORT_MINUTES,
    importMemoryMb: values.UPTURN_IMPORT_MEMORY_MB,
    extractMb: values.UPTURN_EXTRACT_MB,
    fileMb: values.UPTURN_FILE_MB,
    mail: mailSettings(values),
  }
}
