import '../../../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { PlanId } from '../../../platform/ids.ts'
import { openTestSite, type TestSite } from '../../../web/test-site.ts'

describe('linking indicators to a plan', () => {
  let site: TestSite
  let plan: PlanId
  before(async () => {
    site = await openTestSite()
    plan = await site.addExample()
  })
  after(() => site.close())

  const get = async (query = '') => (await fetch(`${site.url}/plans/${plan}/measures${query}`)).text()
  const send = async (fields: Record<string, string>) => {
    const response = await fetch(`${site.url}/plans/${plan}/measures`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() }
  }
  const requirement = 'requirement:IN 2.1~single-assessments-in-time~month'

  it('proposes from the words, and counts nothing of it', async () => {
    const text = await get()
    assert.match(text, /None of the 32 recommendations has a measure[^.]*; \d\d proposals wait for a decision\./)
    assert.match(text, /IN 2\.1<\/span> Assessments completed within 45 working days/)
    assert.match(text, /It says “assessments completed within 45 working days”\./)
  })

  it('confirms and declines in one press, and lets both be changed', async () => {
    const { status, to } = await send({ id: requirement, do: 'confirm' })
    assert.deepEqual([status, to], [303, `/plans/${plan}/measures?done=confirmed#requirement-in-2-1`])
    assert.equal((await send({ id: requirement, do: 'confirm' })).status, 409, 'it is decided already')
    assert.equal((await send({ id: 'recommendation:r24~agency~snapshot', do: 'decline' })).status, 303)
    const refused = await send({ id: requirement, do: 'withdraw', revision: '1' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Say why it shows nothing any more/)
    assert.equal((await send({ id: requirement, do: 'withdraw', revision: '1', why: 'Renamed' })).status, 303)
    assert.match(await get(), /Declined and withdrawn \(2\)[\s\S]*Withdrawn by Local user[^<]*: Renamed/)
    assert.equal((await send({ id: requirement, do: 'confirm', revision: '2' })).status, 303)
  })

  it('adds one by hand, and gives back a form that lacks something with what was typed', async () => {
    const bad = await send({
      do: 'add',
      to: 'recommendation:r1',
      indicator: 'NI 59',
      base: 'year',
      sustainFor: 'x',
      why: '',
    })
    assert.equal(bad.status, 422)
    for (const words of [
      'Choose one of its own ways of counting',
      'Give a whole number of months',
      'Say why this shows',
      'value="x"',
    ])
      assert.ok(bad.text.includes(words), words)
    const good = await send({
      do: 'add',
      to: 'recommendation:r1',
      indicator: 'NI 59',
      base: 'month',
      sustainFor: '6',
      why: 'Asked by the board',
    })
    assert.equal(good.status, 303)
    assert.match(
      await get(),
      /One of the 32 recommendations has a measure[\s\S]*Felt after 6 months at target[\s\S]*Asked by the board/,
    )
  })

  it('shows only what is asked for', async () => {
    const without = await get('?show=without')
    assert.doesNotMatch(without, /id="recommendation-r1"/)
    assert.match(await get('?show=waiting'), /id="recommendation-r9"/)
  })
})
