import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { verifyChain } from '../../platform/change-record.ts'
import { openTestSite, type TestSite } from '../../web/test-site.ts'

describe('who answers for an indicator', () => {
  let site: TestSite
  before(async () => {
    site = await openTestSite()
  })
  after(() => site?.close())

  const get = async (path: string) => (await fetch(site.url + path)).text()
  const send = async (fields: Record<string, string>) => {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    const to = `${site.url}/indicators/ni-59/owner`
    const response = await fetch(to, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers })
    return { status: response.status, text: await response.text() }
  }

  it('is named with a reason, and stands on its page and in the list', async () => {
    assert.match(await get('/indicators/ni-59'), /Nobody has been named/)
    const refused = await send({ post: '', name: '', why: '' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Choose a post, or give a name[\s\S]*Say why/)
    assert.equal((await send({ post: '', name: 'Iwan Prosser', why: 'Agreed in May', revision: '0' })).status, 303)
    assert.match(await get('/indicators/ni-59'), /Iwan Prosser/)
    assert.match(await get('/indicators'), /Iwan Prosser/)
  })

  it('is not overwritten by whoever has not seen it', async () => {
    const { status, text } = await send({ post: '', name: 'May Oduya', why: 'Mine', revision: '0' })
    assert.equal(status, 409)
    assert.match(text, /Iwan Prosser, as [\s\S]*value="May Oduya"/)
    assert.deepEqual(await verifyChain(site.services.db, site.authority), { state: 'whole', entries: 1 })
  })
})
