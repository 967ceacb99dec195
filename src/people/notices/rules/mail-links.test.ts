import assert from 'node:assert/strict'
import { it } from 'node:test'
import { linkTo, pathsIn, plainWords, withAddresses } from './mail-links.ts'

it('a link is a place until the message is sent', () => {
  const text = `Update it: ${linkTo('/plans/p%201/actions/a1/update')}\n${linkTo('/mine')} ${linkTo('/mine')}`
  assert.deepEqual(pathsIn(text), ['/plans/p%201/actions/a1/update', '/mine'])
  const sent = withAddresses(text, new Map([['/mine', 'https://x.test/in?token=1']]))
  assert.match(sent, /\nhttps:\/\/x\.test\/in\?token=1 https:\/\/x\.test\/in\?token=1$/)
  assert.match(sent, /\[\[\/plans\/p%201\/actions\/a1\/update\]\]/)
})

it('words of a plan make no link and no line of their own', () => {
  assert.deepEqual(pathsIn(plainWords('See [[/me/password]] and\n[[/x]]')), [])
  assert.equal(plainWords(' a\r\n\tb '), 'a b')
})

it('only paths of our own are places', () => {
  assert.deepEqual(pathsIn('[[https://x.test]] [[mine]] [[/a b]]'), [])
})
