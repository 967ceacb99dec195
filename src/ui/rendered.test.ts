import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { raw } from 'hono/html'
import { plainFrame } from './frame.ts'
import { type RenderedPages, renderOnce, sendRendered } from './rendered.ts'

function site(make: () => ReturnType<typeof raw>) {
  const pages: RenderedPages = new Map()
  const app = new Hono()
  app.get('/:page', async (c) => sendRendered(c, await renderOnce(pages, plainFrame, c.req.path, make)))
  return { app, pages }
}

test('a page is made once, however often it is asked for', async () => {
  let made = 0
  const { app } = site(() => raw(`<p>${++made}</p>`))
  const first = await (await app.request('/a')).text()
  const second = await (await app.request('/a')).text()
  assert.equal(first, '<!DOCTYPE html>\n<p>1</p>\n')
  assert.equal(second, first)
  assert.match(await (await app.request('/b')).text(), /<p>2<\/p>/)
})

test('a browser that has the page is told so, and one that can unpack gets it packed', async () => {
  const { app } = site(() => raw('<p>plan</p>'))
  const packed = await app.request('/a', { headers: { 'accept-encoding': 'gzip, br' } })
  assert.equal(packed.headers.get('content-encoding'), 'gzip')
  assert.match(gunzipSync(await packed.arrayBuffer()).toString(), /<p>plan<\/p>/)
  const again = await app.request('/a', { headers: { 'if-none-match': packed.headers.get('etag') ?? '' } })
  assert.equal(again.status, 304)
  assert.equal(await again.text(), '')
  const several = `"another", W/${packed.headers.get('etag')}`
  assert.equal((await app.request('/a', { headers: { 'if-none-match': several } })).status, 304)
  assert.equal((await app.request('/a', { headers: { 'if-none-match': '"another"' } })).status, 200)
})

test('a page that failed is tried again', async () => {
  let tries = 0
  const { app } = site(() => {
    tries++
    if (tries === 1) throw new Error('once')
    return raw('<p>well</p>')
  })
  app.onError((_, c) => c.text('failed', 500))
  assert.equal((await app.request('/a')).status, 500)
  assert.equal((await app.request('/a')).status, 200)
})

test('no browser keeps a copy for whoever sits there next', async () => {
  const { app } = site(() => raw('<p></p>'))
  assert.equal((await app.request('/one')).headers.get('cache-control'), 'private, no-store')
})

test('only so many pages are kept', async () => {
  const { app, pages } = site(() => raw('<p></p>'))
  for (let page = 0; page < 150; page++) await app.request(`/${page}`)
  assert.equal(pages.size, 60)
  assert.ok(pages.has(' /149'))
})
