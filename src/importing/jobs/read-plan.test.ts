import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPlan } from './read-plan.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const table = 'Action\tBy when\tLead\nWrite the policy\tMay 2026\tHead of Service\n'

describe('a file becomes a plan', () => {
  it('unless nothing in it belongs to one', async () => {
    const letter = 'A letter to residents\n\nDear all,\n\nThank you for coming on Tuesday.\n'
    await assert.rejects(readPlan({ name: 'letter.txt', bytes: bytes(letter) }), {
      name: 'UnreadableFile',
      code: 'plan.none',
      message: /“letter\.txt” holds no plan: there is no table/,
    })
  })

  it('and says so where its tables hold no action', async () => {
    const { document } = await readPlan({ name: 'people.csv', bytes: bytes('Name,Telephone\nAnna,1234\nBen,5678\n') })
    assert.deepEqual(
      document?.warnings.map(({ code }) => code),
      ['plan.no-actions'],
    )
    const { document: plan } = await readPlan({ name: 'plan.txt', bytes: bytes(table) })
    assert.deepEqual(plan?.warnings, [])
  })

  it('when it is our own export saved as UTF-16', async () => {
    const { plan } = await readPlan({ name: 'plan.txt', bytes: bytes(table) })
    const { plan: again, document } = await readPlan({
      name: 'plan.json',
      bytes: Buffer.from(`\ufeff${JSON.stringify(plan)}`, 'utf16le'),
    })
    assert.deepEqual([again, document], [plan, null])
  })
})
