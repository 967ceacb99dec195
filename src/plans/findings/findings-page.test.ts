import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { findingRules } from './findings.ts'
import { findingsPage } from './findings-page.ts'

test('the page of findings says what the rules say', () => {
  const page = readFileSync(new URL('../../../docs/findings.md', import.meta.url), 'utf8')
  assert.equal(page, findingsPage(), 'Write it anew: node src/plans/findings/findings-page.ts > docs/findings.md')
})

test('every rule has its own code, a meaning and an example in a sentence', () => {
  assert.equal(new Set(findingRules.map((rule) => rule.code)).size, findingRules.length)
  for (const rule of findingRules) {
    assert.match(rule.code, /^[a-z]+\.[a-z-]+$/)
    assert.match(rule.meaning, /\.$/, rule.code)
    assert.match(rule.example, /^[A-Z].*\.$/, rule.code)
  }
})
