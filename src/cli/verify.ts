import type { Verified, VerifiedFault } from '../platform/verify-record.ts'
import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { withDatabase } from './opened.ts'
import { printable } from './printable.ts'
import { counted } from './summary.ts'

const help = `Proves the record of changes untouched: no entry altered, taken out or put in, no row changed behind its back.

Usage: npx upturn verify [--since-hash HASH] [--json]

It prints the number and the hash of the newest change. Write them into the minutes: a hash noted there, given later with
--since-hash, proves that nothing up to it was altered since, even by somebody who rewrote the whole record.

  --since-hash HASH   a hash noted earlier; its first 12 figures are enough
  --json              print what was found as a list of JSON objects, one for each authority

Exit code 1 where something does not fit; it says where.
Example: npx upturn verify --since-hash 3f2a90c1d4b7
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean' },
    'since-hash': { type: 'string' },
  })
  if (positionals.length > 0) throw new WrongUse('verify takes no file and no plan: the record is one for all of them.')
  const sinceHash = hashFrom(values['since-hash'])
  return withDatabase(io, async ({ db }) => {
    const { listAuthorities } = await import('../platform/authority.ts')
    const { verifyRecord } = await import('../platform/verify-record.ts')
    const found: Verified[] = []
    for (const { authority } of await listAuthorities(db)) found.push(await verifyRecord(db, authority, sinceHash))
    const checked = sinceHash === undefined ? found : ofNotedHash(found)
    if (values.json) await io.out(`${JSON.stringify(checked, null, 2)}\n`)
    else for (const one of checked) await io.out(printable(`${inLines(one).join('\n')}\n`))
    return checked.some(({ state }) => state === 'broken') ? 1 : 0
  })
}

function hashFrom(given: string | undefined): string | undefined {
  if (given === undefined || /^[0-9a-f]{12,64}$/i.test(given.replace(/\s/g, ''))) return given
  throw new WrongUse('--since-hash takes a hash as verify prints it: at least 12 of its 64 figures (0 to 9, a to f).')
}

/** A hash belongs to one authority; the others are not broken for not having it. */
function ofNotedHash(found: Verified[]): Verified[] {
  const holding = found.filter(({ noted }) => noted)
  return holding.length > 0 ? holding : found
}

function inLines({ name, state, entries, states, unproven, faults, last, noted }: Verified): string[] {
  const older = unproven === 0 ? [] : [`  ${counted(unproven, 'row')} from before rows were held against the record.`]
  return [
    state === 'whole' ? `${name}: the record is untouched.` : `${name}: the record does not fit.`,
    `  ${counted(entries, 'change')}, and ${counted(states, 'state')} of rows held against them.`,
    ...older,
    ...faults.map((fault) => `  ${faultInWords(fault)}`),
    ...(noted
      ? [`  The hash given is that of change ${noted.sequence} (${noted.what}), ${noted.at.slice(0, 10)}.`]
      : []),
    ...(last === null
      ? []
      : [`  For the minutes: change ${last.sequence} of ${last.at.slice(0, 10)}, hash`, `  ${last.hash}`]),
  ]
}

function faultInWords({ message, rows }: VerifiedFault): string {
  const where = rows.map(({ plan, id }) => `${id} of plan ${plan}`)
  return where.length === 0 ? message : `${message} Look at ${where.join(', ')}.`
}

export default { help, run } satisfies Command
