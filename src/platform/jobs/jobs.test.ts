import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { AuthorityId } from '../ids.ts'
import { makeLog } from '../log.ts'
import { onEachDatabase } from '../test-database.ts'
import { everySeconds, type Job, laterBy } from './job.ts'
import { runDueJobs, startJobs } from './run-jobs.ts'
import { claimDueJob, listJobs } from './store.ts'

/** A clock that a test turns by hand. */
function handClock(at = '2026-09-15T08:00:00.000Z'): Clock & { turn: (seconds: number) => void } {
  let now = at
  const turn = (seconds: number) => {
    now = laterBy(now, seconds)
  }
  return { now: () => now, today: () => now.slice(0, 10), turn }
}

onEachDatabase('jobs', (database) => {
  let number = 0
  /** A job with a name of its own, that notes for which authorities it ran; other tests' authorities do not matter. */
  function counting(next: Job['next'], work: () => Promise<void> = async () => {}) {
    number += 1
    const runs: AuthorityId[] = []
    const job: Job = {
      name: `counting ${number}`,
      next,
      async run({ authority }) {
        runs.push(authority)
        await work()
      },
    }
    return { job, times: (authority: AuthorityId) => runs.filter((one) => one === authority).length }
  }
  const logged: string[] = []
  const log = makeLog({ logLevel: 'error' }, { write: (line) => void logged.push(line) })
  const context = (clock: Clock) => ({ db: database.db, clock, log })

  it('run at their time, once for each authority, and not again before the next', async () => {
    const clock = handClock()
    const one = await database.newAuthority()
    const other = await database.newAuthority()
    const { job, times } = counting(everySeconds(3600))
    await runDueJobs(context(clock), [job])
    await runDueJobs(context(clock), [job])
    assert.deepEqual([times(one), times(other)], [1, 1])
    clock.turn(3599)
    await runDueJobs(context(clock), [job])
    assert.equal(times(one), 1)
    clock.turn(1)
    await runDueJobs(context(clock), [job])
    assert.equal(times(one), 2)
  })

  it('that were missed for days are made up by one run', async () => {
    const clock = handClock()
    const authority = await database.newAuthority()
    const { job, times } = counting(everySeconds(3600))
    await runDueJobs(context(clock), [job])
    clock.turn(3 * 86_400)
    await runDueJobs(context(clock), [job])
    await runDueJobs(context(clock), [job])
    assert.equal(times(authority), 2)
    const [state] = (await listJobs(database.db, authority)).filter(({ name }) => name === job.name)
    assert.equal(state?.nextRunAt, '2026-09-18T09:00:00.000Z')
  })

  it('are run by one of two runners at a time', async () => {
    const clock = handClock()
    const authority = await database.newAuthority()
    let under = 0
    let most = 0
    const { job, times } = counting(everySeconds(60), async () => {
      under += 1
      most = Math.max(most, under)
      await wait(5)
      under -= 1
    })
    await runDueJobs(context(clock), [job])
    for (let turn = 0; turn < 5; turn += 1) {
      clock.turn(60)
      await Promise.all([1, 2, 3].map(() => runDueJobs(context(clock), [job])))
    }
    assert.equal(times(authority), 6)
    // Three runners may each have the job of another authority: never two of one, which `times` has shown.
    assert.ok(most <= 3)
  })

  it('of a runner that died are taken over when its lease has ended, and not before', async () => {
    const clock = handClock()
    const authority = await database.newAuthority()
    const { job, times } = counting(everySeconds(10))
    await runDueJobs(context(clock), [job])
    clock.turn(10)
    // The dead: it took every job of this name and was never heard of again.
    const leaseUntil = laterBy(clock.now(), 60)
    const claim = { names: [job.name], runner: 'dead', now: clock.now(), leaseUntil }
    while ((await claimDueJob(database.db, claim)) !== null);
    clock.turn(59)
    await runDueJobs(context(clock), [job])
    assert.equal(times(authority), 1)
    clock.turn(1)
    await runDueJobs(context(clock), [job])
    assert.equal(times(authority), 2)
  })

  it('that fail are logged with an id, and tried again a little later each time', async () => {
    const clock = handClock()
    const authority = await database.newAuthority()
    let broken = true
    const { job } = counting(everySeconds(86_400), async () => {
      if (broken) throw new Error('no such "secret words"')
    })
    const stateNow = async () =>
      (await listJobs(database.db, authority)).find(({ name }) => name === job.name) ?? assert.fail('no row')
    await runDueJobs(context(clock), [job])
    const first = await stateNow()
    assert.equal(first.nextRunAt, laterBy(clock.now(), 60))
    assert.ok(logged.some((line) => line.includes(String(first.fault)) && !line.includes('secret words')))
    clock.turn(60)
    await runDueJobs(context(clock), [job])
    assert.equal((await stateNow()).nextRunAt, laterBy(clock.now(), 120))
    broken = false
    clock.turn(120)
    await runDueJobs(context(clock), [job])
    const last = await stateNow()
    assert.deepEqual([last.failures, last.fault, last.nextRunAt], [0, null, laterBy(clock.now(), 86_400)])
  })

  it('keep a lease that they hold, and give nothing back that another has taken', async () => {
    const clock = handClock()
    const authority = await database.newAuthority()
    const { job } = counting(everySeconds(60), async () => {
      await sql`update job set lease_by = 'another', lease_until = now() where name = ${job.name}`.execute(database.db)
    })
    await runDueJobs(context(clock), [job])
    const { rows } = await sql<{ lease_by: string }>`select lease_by from job
      where authority = ${authority} and name = ${job.name}`.execute(database.db)
    assert.deepEqual(rows, [{ lease_by: 'another' }])
  })

  it('stop when asked, after the run that is under way', async () => {
    const clock = handClock()
    const authority = await database.newAuthority()
    let finished = 0
    const { job, times } = counting(everySeconds(1), async () => {
      await wait(30)
      finished += 1
    })
    const running = startJobs(context(clock), [job], 0.01)
    for (let n = 0; times(authority) === 0 && n < 1000; n += 1) await wait(5)
    await running.stop()
    const before = finished
    clock.turn(100)
    await wait(50)
    assert.equal(finished, before)
    assert.ok(finished > 0)
  })
})
