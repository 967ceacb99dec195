import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPath } from './return-to.ts'

test('a page of our own is kept as it is, with its filters and its place', () => {
  for (const path of ['/', '/plans/p%201?lead=A&q=', '/plans/p/document?at=line-2#line-2', '/me'])
    assert.equal(ownPath(path), path)
})

test('whatever a browser could take for another site leads home', () => {
  const elsewhere = [
    undefined,
    '',
    'plans',
    'https://example.org',
    '//example.org',
    '/\\example.org',
    '\\\\example.org',
    '/\t/example.org',
    '/\n/example.org',
    '/x\\..\\..',
    'javascript:alert(1)',
    '/..//example.org',
    '/.//example.org',
    `/${'x'.repeat(3000)}`,
  ]
  for (const asked of elsewhere) assert.equal(ownPath(asked), '/', String(asked))
})

test('nobody is led back to the page they have just signed in on', () => {
  for (const asked of ['/sign-in', '/sign-in?to=/x', '/sign-in/link?token=x', '/sign-out'])
    assert.equal(ownPath(asked), '/')
  assert.equal(ownPath('/sign-ins'), '/sign-ins')
})
