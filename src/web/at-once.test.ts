/** What several windows send at the same moment: all of it is kept, or refused in words, and the record stays whole. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { importsSettled } from '../importing/jobs/import-jobs.ts'
import { listPlans } from '../plans/store/list-plans.ts'
import { verifyChain } from '../platform/change-record.ts'
import { addresses } from '../ui/addresses.ts'
import { openTestSite, type TestSite } from './test-site.ts'

let site: TestSite
before(async () => {
  site = await openTestSite()
})
after(() => site.close())

const send = (path: string, body: URLSearchParams | FormData) =>
  fetch(site.url + path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' }, redirect: 'manual' })
/** How much a form was made from, as it hands it back. */
const seenIn = (page: string) => /name="seen" value="(\d+)"/.exec(page)?.[1] ?? assert.fail('no such form')

const times = <T>(count: number, run: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => run(at)))

test('progress sent many times at once is all kept, and a page from before is no longer taken as fresh', async () => {
  const plan = await site.addExample()
  const address = site.url + addresses.plan(plan)
  const tag = (await fetch(address)).headers.get('etag') ?? ''
  assert.equal((await fetch(address, { headers: { 'if-none-match': tag } })).status, 304)
  const form = addresses.update(plan, 'a1')
  const shown = await (await fetch(site.url + form)).text()
  let handedBack = 0
  await times(20, async (at) => {
    let seen = seenIn(shown)
    for (;;) {
      const answer = await send(
        form,
        new URLSearchParams({ seen, status: 'in progress', note: `Said at once: ${at}.` }),
      )
      if (answer.status === 303) return
      assert.equal(answer.status, 409)
      const both = await answer.text()
      assert.ok(both.includes(`Said at once: ${at}.`), 'the words typed are still there')
      seen = seenIn(both)
      handedBack += 1
    }
  })
  assert.ok(handedBack >= 19, 'all but the first were shown what others had said')
  const page = await (await fetch(site.url + addresses.action(plan, 'a1'))).text()
  assert.equal(new Set(page.match(/Said at once: \d+\./g)).size, 20)
  assert.equal((await fetch(address, { headers: { 'if-none-match': tag } })).status, 200)
  assert.equal((await verifyChain(site.services.db, site.authority)).state, 'whole')
})

test('“make this the plan”, pressed at once in several windows, makes one plan, which cannot be put aside', async () => {
  const form = new FormData()
  form.set('file', new File(['Ref\tAction\tLead\tBy when\n1\tReview it\tDirector\t31 March 2027\n'], 'one.txt'))
  const earlier = (await listPlans(site.services.db, site.authority)).length
  const location = (await send('/import', form)).headers.get('location') ?? ''
  await importsSettled(site.services.db)
  const answers = await times(5, () => send(`${location}/apply`, new URLSearchParams()))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303])
  assert.equal(new Set(answers.map(({ headers }) => headers.get('location'))).size, 1)
  assert.equal((await send(`${location}/discard`, new URLSearchParams())).status, 409)
  assert.equal((await listPlans(site.services.db, site.authority)).length, earlier + 1)
  assert.equal((await verifyChain(site.services.db, site.authority)).state, 'whole')
})
