/** A plan as a command's argument: a file, or a stored plan by its id, its title, or the start of either. */
import { existsSync } from 'node:fs'
import type { Plan } from '../plans/plan.ts'
import type { StoredPlan } from '../plans/store/select-plan.ts'
import { Failure, type Io } from './command.ts'
import { type Opened, withDatabase } from './opened.ts'
import { progressTo } from './progress.ts'
import { readNamedFile } from './read-file.ts'

/** Runs `work` on the plan. A file is read without opening the database: then `stored` is null. */
export async function withPlan<T>(
  argument: string,
  io: Io,
  work: (plan: Plan, stored: (StoredPlan & { opened: Opened }) | null) => Promise<T>,
): Promise<T> {
  if (existsSync(argument)) {
    const { readPlan } = await import('../importing/jobs/read-plan.ts')
    const file = await readNamedFile(argument)
    const { plan } = await readPlan(file, { count: false, onProgress: progressTo(io, file.name) })
    return work(plan, null)
  }
  return withDatabase(io, async (opened) => {
    const stored = await findStored(argument, opened)
    return work(stored.plan, { ...stored, opened })
  })
}

/** @throws Failure where there is none, or more than one, that it could be */
export async function findStored(argument: string, { db, authority }: Opened): Promise<StoredPlan> {
  const { findPlan } = await import('../plans/store/list-plans.ts')
  const { selectPlan } = await import('../plans/store/select-plan.ts')
  const found = await findPlan(db, authority, argument)
  if (found.found === 'one') return selectPlan(db, authority, found.plan.id)
  if (found.found === 'none') {
    throw new Failure(`There is no file and no plan “${argument}”. npx upturn plans lists the plans.`)
  }
  const which = found.plans.map(({ id, title }) => `  ${id}  ${title}`)
  throw new Failure(`“${argument}” could be any of these plans. Give the id:\n${which.join('\n')}`)
}
