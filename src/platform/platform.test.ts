import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, checkChain, hashOf } from './change-chain.ts'
import { fixedClock, realClock } from './clock.ts'
import { BadConfig, loadConfig } from './config.ts'
import { storable, storableDay } from './database-values.ts'
import { authorityIdOf, newPlanId } from './ids.ts'
import { makeLog } from './log.ts'

describe('the configuration', () => {
  it('has a default for everything', () => {
    const config = loadConfig({ PORT: '' })
    assert.deepEqual(
      [config.port, config.dataFolder, config.databaseUrl, config.logLevel],
      [3000, 'data', undefined, 'info'],
    )
    assert.equal(loadConfig({ UPTURN_DATA: '/tmp/x', PORT: '8080' }).databaseFolder, '/tmp/x/db')
  })
  it('names every setting that is wrong', () => {
    const wrong = () => loadConfig({ PORT: 'eighty', DATABASE_URL: 'mysql://x' })
    assert.throws(wrong, (error) => error instanceof BadConfig && /PORT.*DATABASE_URL/.test(error.message))
  })
})

describe('the clock', () => {
  it('tells the English day, and stands still in a test', () => {
    const summer = fixedClock('2026-07-01')
    assert.deepEqual([summer.today(), summer.now()], ['2026-07-01', '2026-07-01T11:00:00.000Z'])
    assert.match(realClock.today(), /^\d{4}-\d\d-\d\d$/)
    assert.match(realClock.now(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })
})

describe('ids', () => {
  it('are new each time', () => {
    const ids = Array.from({ length: 50 }, newPlanId)
    assert.equal(new Set(ids).size, 50)
  })
  it('of an authority come from its name', () => {
    assert.equal(authorityIdOf('  Harrowmere County Council '), 'harrowmere-county-council')
    assert.equal(authorityIdOf('HARROWMERE county  council'), 'harrowmere-county-council')
    assert.equal(authorityIdOf('—'), 'authority')
  })
})

describe('the log', () => {
  it('holds nothing of what an error carries: parameters, rows, text that a parser stopped at', () => {
    const lines: string[] = []
    const log = makeLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) })
    const fromDatabase = Object.assign(new Error('invalid input syntax for type date: "Anna Smith"'), {
      code: '22007',
      params: ['Anna Smith'],
      query: 'select 1',
      detail: 'Failing row contains (Anna Smith).',
    })
    log.error({ err: new Error('a page failed\nAnna Smith', { cause: fromDatabase }) }, 'failed')
    const line = lines.join('')
    assert.doesNotMatch(line, /Anna|Smith/)
    assert.match(line, /a page failed/)
    assert.match(line, /22007/)
    assert.match(line, /platform\.test\.ts/, 'where it happened stays')
  })
  it('leaves out what could be personal', () => {
    const lines: string[] = []
    const log = makeLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) })
    log.info({ job: 'j1', who: 'Anna Smith', asked: { title: 'A child’s name' } }, 'file read')
    const [line = ''] = lines
    assert.ok(line.includes('j1') && line.includes('file read'))
    assert.ok(!line.includes('Anna') && !line.includes('child'))
  })
})

describe('what is stored', () => {
  it('has no character that the database refuses, and no day that is none', () => {
    assert.deepEqual(storable({ a: 'x\u0000y', b: ['\udc00'], c: undefined, d: '😀' }), {
      a: 'x\ufffdy',
      b: ['\ufffd'],
      d: '😀',
    })
    assert.deepEqual(['2010-02-28', '2010-02-30', '0201-01-01', 'soon', null].map(storableDay), [
      '2010-02-28',
      null,
      '0201-01-01',
      null,
      null,
    ])
  })
})

describe('the change chain', () => {
  const entry = (sequence: number, previousHash: string) => {
    const said = {
      authority: 'x',
      sequence,
      at: '2026-01-01T00:00:00.000Z',
      who: 'Anna',
      what: 'plan imported',
      why: '',
    }
    const whole = { ...said, plan: null, subject: null, before: null, after: { n: sequence }, previousHash }
    return { ...whole, hash: hashOf(whole) }
  }
  const first = entry(1, '')
  const second = entry(2, first.hash)

  it('is whole as it was written', () => {
    assert.deepEqual(checkChain([first, second], second), { state: 'whole', entries: 2 })
    assert.deepEqual(checkChain([], { sequence: 0, hash: '' }), { state: 'whole', entries: 0 })
  })
  it('is broken by an entry from elsewhere, even one with a right hash', () => {
    const forged = entry(2, 'another')
    assert.deepEqual(checkChain([first, forged], forged), {
      state: 'broken',
      sequence: 2,
      message: 'change 2 does not follow the one before',
    })
  })
  it('does not depend on the order of keys', () => {
    assert.equal(canonicalJson({ b: 1, a: [{ d: null, c: undefined }] }), '{"a":[{"d":null}],"b":1}')
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        assert.equal(canonicalJson(turned), canonicalJson(value))
      }),
    )
  })
})
