/** Options of a command, with `parseArgs`' complaints in our words. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { WrongUse } from './command.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** @throws WrongUse for an option that there is not, or without its value */
export function readArguments<const T extends Options>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    if (isParseError(error)) throw new WrongUse(inOurWords(error))
    throw error
  }
}

function isParseError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function inOurWords(error: Error & { code: string }): string {
  const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? 'That option'
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}.`
  if (/argument missing|ambiguous/.test(error.message)) return `${option} needs a value after it.`
  return `${option} takes no value.`
}
