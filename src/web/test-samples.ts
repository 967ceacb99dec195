/** A site with something of everything: a plan with open and decided doubts, and an import in each of its states. */
import { discardImport, importsSettled, startImport } from '../importing/jobs/import-jobs.ts'
import type { Doubt } from '../plans/plan.ts'
import { decideDoubt } from '../plans/store/decide-doubt.ts'
import type { Samples } from './test-pages.ts'
import { openTestSite, type TestSite } from './test-site.ts'

const slowWorker = new URL('../importing/jobs/fixtures/slow-worker.ts', import.meta.url)

export const smallPlan =
  'Action\tBy when\tLead\nWrite the policy\tMay 2026\tHead of Service\nTrain all staff\t31/06/2026\tHR Manager\n'

function aDoubt(id: string, subjects: string[]): Doubt {
  return {
    id,
    code: 'packed.test',
    reason: 'One cell holds two actions and another two leads; they were paired in their order.',
    subjects,
    original: [
      { heading: 'Action', text: '1. Publish a forward plan\n2. Review the board' },
      { heading: 'Lead', text: 'Programme Manager\nDirector' },
    ],
    confidence: 0.6,
    at: { table: 6, row: 9 },
  }
}

export async function openSampleSite(): Promise<{ site: TestSite; samples: Samples }> {
  const site = await openTestSite()
  try {
    return { site, samples: await addSamples(site) }
  } catch (error) {
    // A server left running would keep the test from ever ending.
    await site.close()
    throw error
  }
}

async function addSamples(site: TestSite): Promise<Samples> {
  const { services, authority } = site
  const plan = await site.addExample(({ actions: [first = '', second = '', third = ''] }) => [
    aDoubt('open', [first, second]),
    aDoubt('second', [third]),
    aDoubt('decided', [third]),
  ])
  const by = { authority, plan, who: 'A test', why: 'For tests', clock: services.clock }
  await decideDoubt(services.db, by, { doubt: 'decided', decision: 'accepted', note: 'Asked the author' })
  const handIn = (name: string, text: string, worker?: URL) => {
    const bytes = new TextEncoder().encode(text)
    return startImport({ ...services, worker }, { authority, who: 'A test', name, bytes })
  }
  const ready = await handIn('ready.txt', smallPlan)
  const empty = await handIn('no-table.txt', 'Only a sentence.\n')
  const failed = await handIn('empty.docx', '')
  const discarded = await handIn('discarded.txt', smallPlan)
  await importsSettled(services.db)
  await discardImport(services, { authority, who: 'A test' }, discarded)
  const reading = await handIn('long.txt', smallPlan, slowWorker)
  const imports = { ready, empty, failed, discarded, reading }
  return { plan, recommendation: 'r1', action: 'a3', doubt: 'open', decided: 'decided', imports }
}
