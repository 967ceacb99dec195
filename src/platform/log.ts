/**
 * The log: what the program did, never what a document says. Ids, counts and durations only: titles, names and text stay
 * in the database, so that a log can be sent to whoever helps without showing anyone's data.
 */
import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/** Keys that could carry personal data if somebody logged a whole object by mistake. */
const personal = [
  'who',
  'by',
  'name',
  'text',
  'note',
  'title',
  'email',
  'bytes',
  'plan',
  'draft',
  'to',
  'subject',
  'cookie',
  'token',
]

/**
 * A log that writes JSON lines to standard error, so that standard output stays the answer of a command.
 *
 * @param to where to write; a test hands in its own
 */
export function makeLog(config: Pick<Config, 'logLevel'>, to: DestinationStream = pino.destination(2)): Log {
  const redact = { paths: personal.flatMap((key) => [key, `*.${key}`]), censor: '[left out]' }
  const serializers = { err: errorForLog }
  return pino(
    { level: config.logLevel, base: undefined, redact, serializers, timestamp: pino.stdTimeFunctions.isoTime },
    to,
  )
}

/** What a database says of where it failed, in names of our own tables. */
const ownNames = ['code', 'routine', 'table', 'column', 'constraint'] as const

/**
 * What the log keeps of an error: where it came from and what it says, without the values it carries. A database's error
 * holds the query's parameters and the row that failed, a parser's the text it stopped at: words of somebody's document.
 */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: withoutQuotes(String(error)) }
  const known = Object.entries(error).filter(([key]) => ownNames.some((name) => name === key))
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    ...Object.fromEntries(known),
    error: error.constructor.name,
    message: withoutQuotes(error.message),
    stack: frames.join('\n'),
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
  }
}

/** Messages quote what they were given; only the first line, since what follows is detail. */
function withoutQuotes(message: string): string {
  const [line = ''] = message.split('\n')
  return line.replace(/"[^"]*"?|'[^']*'?|“[^”]*”?/g, '[left out]').slice(0, 300)
}
