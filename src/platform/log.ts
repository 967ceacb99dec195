/**
 * The log: what the program did, never what a document says. Ids, counts and durations only: titles, names and text stay
 * in the database, so that a log can be sent to whoever helps without showing anyone's data.
 */
import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/** Keys that could carry personal data if somebody logged a whole object by mistake. */
const personal = ['who', 'by', 'name', 'text', 'note', 'title', 'email', 'bytes', 'plan', 'draft']

/**
 * A log that writes JSON lines to standard error, so that standard output stays the answer of a command.
 *
 * @param to where to write; a test hands in its own
 */
export function makeLog(config: Pick<Config, 'logLevel'>, to: DestinationStream = pino.destination(2)): Log {
  const redact = { paths: personal.flatMap((key) => [key, `*.${key}`]), censor: '[left out]' }
  return pino({ level: config.logLevel, base: undefined, redact, timestamp: pino.stdTimeFunctions.isoTime }, to)
}
