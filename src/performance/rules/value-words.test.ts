import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countedInWords } from './value-words.ts'

describe('what a value was counted from', () => {
  it('is a part of the whole only where it is one', () => {
    assert.equal(countedInWords('percentage', 85, 1093), '85 of 1,093')
    assert.equal(countedInWords('average', 3194, 110), '3,194 among 110')
    assert.equal(countedInWords('count', 58, null), '58')
  })

  it('shows whole-time equivalents to a tenth, whatever adding up made of them', () => {
    assert.equal(countedInWords('percentage', 17.6, 87.99999999999999), '17.6 of 88')
  })
})
