import type { Grant } from '../people/permissions.ts'
import { readArguments } from './arguments.ts'
import { type Command, Failure, type Io, WrongUse } from './command.ts'
import { type Opened, withDatabase } from './opened.ts'
import { findStored } from './plan-argument.ts'

const help = `Makes an account and prints a link that signs in to it once. For somebody who has one already, only the link is made:
for an administrator who is locked out, say.

Usage: npx upturn invite EMAIL [--name NAME] [--role ROLE]... [--plan PLAN]

  --name NAME   who it is, as others will see it; needed for somebody new
  --role ROLE   what they may do: administrator, programme manager, lead, assurer, board member, chair, analyst,
                finance or observer. May be given more than once; somebody who is there gets what they lack
  --plan PLAN   limits the roles to one plan, by its id or title

The embedded database belongs to one process: stop the server first, and start it again before the link is opened.
The link begins with UPTURN_URL (or this machine's own address) and works once: for two weeks, or a day for an account
that is there already.

Example: npx upturn invite ruth.adeyemi@council.example --name "Ruth Adeyemi" --role administrator
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    name: { type: 'string' },
    role: { type: 'string', multiple: true },
    plan: { type: 'string' },
  })
  const [email, ...others] = positionals
  if (email === undefined || others.length > 0) throw new WrongUse('invite takes one e-mail address.')
  const name = values.name?.trim() ?? null
  await checkPerson({ name, email })
  const roles = await readRoles(values.role ?? [])
  return withDatabase(io, async (opened) => {
    const plan = values.plan === undefined ? null : (await findStored(values.plan, opened)).id
    const grants = roles.map((role): Grant => ({ role, plan, theme: null }))
    await invite(opened, io, { name, email, grants })
    return 0
  })
}

async function checkPerson({ name, email }: { name: string | null; email: string }): Promise<void> {
  const { nameAndEmailProblems } = await import('../people/accounts/person-form.ts')
  const [problem] = nameAndEmailProblems({ name: name ?? 'not asked', email })
  if (problem !== undefined) throw new WrongUse(`${problem.text}.`)
}

async function readRoles(given: readonly string[]) {
  const { readRole } = await import('../people/accounts/grant-form.ts')
  return given.map((text) => {
    const role = readRole(text.trim().toLowerCase())
    if (role === null) throw new WrongUse(`There is no role “${text}”.`)
    return role
  })
}

type Person = { name: string | null; email: string; grants: readonly Grant[] }

async function invite({ db, config, authority }: Opened, io: Io, person: Person): Promise<void> {
  const { realClock } = await import('../platform/clock.ts')
  const { letIn } = await import('../people/accounts/let-in.ts')
  const by = { authority, who: 'Local user', account: null, why: 'npx upturn invite', clock: realClock }
  const answer = await letIn({ db, config, clock: realClock }, by, person)
  if ('problem' in answer) throw new Failure(answer.problem)
  const { made, reopened, given } = answer.done
  if (made) io.say(`Made an account for ${person.name}.`)
  if (reopened) io.say('The account was closed, and is open again.')
  if (!made && given.length > 0) io.say(`Gave it: ${given.map(({ role }) => role).join(', ')}.`)
  io.say('Hand this link to them and to nobody else; it works once, while the server runs:')
  await io.out(`${answer.link}\n`)
}

export default { help, run } satisfies Command
