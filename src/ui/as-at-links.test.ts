import assert from 'node:assert/strict'
import { it } from 'node:test'
import { keepDayInLinks } from './as-at-links.ts'

it('keeps a past day in each link into a plan, and in no other', () => {
  const keep = (html: string) => keepDayInLinks(html, '2026-03-31')
  assert.equal(keep('<a href="/plans/p/actions/a1">'), '<a href="/plans/p/actions/a1?as-at=2026-03-31">')
  assert.equal(keep('<a class="x" href="/plans/p?q=1#t">'), '<a class="x" href="/plans/p?q=1&amp;as-at=2026-03-31#t">')
  for (const left of ['<a href="/help">', '<a href="/plans/p?as-at=2026-01-01">', '<a href="/plans/p?q=1&amp;as-at=">'])
    assert.equal(keep(left), left)
})
