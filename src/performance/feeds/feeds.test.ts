import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { nobody, type Who } from '../../people/permissions.ts'
import { openTestSite, type TestSite } from '../../web/test-site.ts'
import { enterPopulation } from '../entered/entered-store.ts'
import { listFigures } from '../figures/figure-store.ts'
import { figuresOf, plantFigures, plantUnits } from './feeds.fixture.ts'
import { listReadTokens, makeReadToken } from './read-token-store.ts'

const analyst = (authority: string): Who => ({
  account: 'ann',
  name: 'Ann Analyst',
  authority,
  grants: [{ role: 'analyst', plan: null, theme: null }],
})

describe('feeds', () => {
  let site: TestSite
  before(async () => {
    site = await openTestSite()
    const { db } = site.services
    await plantUnits(db, site.authority, { E1: 'East, assessment', W1: '=HYPERLINK("x")' })
    await plantFigures(db, site.authority, [
      ...figuresOf(['NI 59', 'NI 65', 'Children in care'], ['', 'E1', 'W1'], '2025-01', 15),
      { indicator: 'NI 59', unit: 'E1', period: '2026-04', numerator: 999, denominator: 999, state: 'draft' },
      { indicator: 'NI 59', unit: 'E1', period: '2024-12', numerator: 998, denominator: 999, state: 'replaced' },
      { indicator: 'NI 59', unit: '', period: '2026-W10', numerator: 3, denominator: 4 },
    ])
  })
  after(() => site.close())

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(site.url + path, { headers })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }
  const send = async (path: string, fields: [string, string][]) => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const body = new URLSearchParams(fields)
    const answer = await fetch(site.url + path, { method: 'POST', body, headers, redirect: 'manual' })
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' }
  }
  const by = () => ({
    authority: site.authority,
    who: 'Ann Analyst',
    account: null,
    why: 'For tests',
    clock: site.services.clock,
  })
  const listTokenChanges = async () =>
    (
      await sql`select what, why, before, after from change where authority = ${site.authority}`.execute(
        site.services.db,
      )
    ).rows
  const asked = {
    name: 'Excel',
    purpose: 'Team meeting',
    areas: null,
    plan: null,
    audience: 'full' as const,
    endsOn: '2027-09-14',
  }
  const stranger = () => site.as(nobody(site.authority))
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

  it('an analyst makes a token, which is shown once and kept as a hash', async () => {
    site.as(analyst(site.authority))
    assert.match((await get('/feeds')).text, /no read token works[\s\S]*No read token yet/)
    const bad = await send('/feeds', [
      ['name', ''],
      ['purpose', 'So'],
      ['which', 'some'],
      ['ends', '31/9/2029'],
    ])
    assert.equal(bad.status, 422)
    for (const words of [
      'Give it a name',
      'Choose at least one part',
      'Choose who will see the figures',
      'There is no day',
      '>\nSo</textarea>',
    ])
      assert.ok(bad.text.includes(words), words)
    const far = [
      ['name', 'Power BI'],
      ['audience', 'full'],
      ['purpose', 'The board’s pages'],
      ['which', 'all'],
    ] as [string, string][]
    assert.match((await send('/feeds', [...far, ['ends', '16/9/2027']])).text, /within a year/)
    assert.match((await send('/feeds', [...far, ['ends', '14/9/2026']])).text, /That day is over/)
    const made = await send('/feeds', [...far, ['ends', '15/9/2027']])
    assert.equal(made.status, 200)
    const token = /upturn_[\w-]{43}/.exec(made.text)?.[0] ?? ''
    const page = (await get('/feeds')).text
    assert.match(page, /One read token works\. One has never been used\.[\s\S]*Power BI[\s\S]*15 September 2027/)
    assert.ok(!page.includes(token))
    const { rows } = await sql`select to_jsonb(t)::text as t from read_token t`.execute(site.services.db)
    assert.ok(token.length === 50 && !JSON.stringify(rows).includes(token))
    const record = JSON.stringify(await listTokenChanges())
    assert.ok(record.includes('read token made') && !record.includes(token))
    stranger()
    assert.equal((await get('/feeds/figures.csv', bearer(token))).status, 200)
    site.as(analyst(site.authority))
    assert.match((await get('/feeds')).text, /One read token works\.<[\s\S]*15 September 2026/)
  })

  it('a wrong token, one that has run out and one that was ended are refused with a sentence; none opens a page', async () => {
    const { db } = site.services
    const { id, token } = await makeReadToken(db, by(), asked)
    const old = await makeReadToken(db, by(), { ...asked, endsOn: '2026-09-14' })
    stranger()
    for (const path of ['/feeds/figures.csv', '/feeds/figures.json']) {
      for (const [headers, words] of [
        [{}, /A read token is needed/],
        [bearer('upturn_wrong'), /not known/],
        [{ authorization: 'Digest x' }, /not known/],
        [bearer(old.token), /has run out/],
      ] as const) {
        const answer = await get(path, headers)
        assert.equal(answer.status, 401)
        assert.match(answer.text, words)
        assert.match(answer.headers.get('www-authenticate') ?? '', /^Basic realm/)
      }
    }
    const basic = `Basic ${Buffer.from(`anybody:${token}`).toString('base64')}`
    assert.equal((await get('/feeds/figures.json', { authorization: basic })).status, 200)
    for (const path of ['/feeds', '/indicators', '/performance', '/', '/extracts']) {
      const answer = await fetch(site.url + path, { headers: { authorization: basic }, redirect: 'manual' })
      assert.match(answer.headers.get('location') ?? '', /^\/sign-in/, path)
    }
    const post = { method: 'POST', headers: { authorization: basic, 'sec-fetch-site': 'same-origin' } }
    assert.equal((await fetch(`${site.url}/feeds/${id}/end`, post)).status, 401)
    site.as(analyst(site.authority))
    assert.match(
      (await send(`/feeds/${id}/end`, [['why', '']])).text,
      /Say why, in a few words[\s\S]*<details[^>]* open/,
    )
    assert.equal((await send(`/feeds/${id}/end`, [['why', 'It was mailed around']])).status, 303)
    assert.match((await get('/feeds')).text, /Ended on 15 September 2026 by Ann Analyst[\s\S]*It was mailed around/)
    stranger()
    assert.match((await get('/feeds/figures.csv', bearer(token))).text, /was ended/)
  })

  it('somebody who guesses must wait, and whoever has a token from the same place need not', async () => {
    const { token } = await makeReadToken(site.services.db, by(), asked)
    stranger()
    let status = 401
    for (let tries = 0; tries < 40 && status === 401; tries++)
      status = (await get('/feeds/figures.json', bearer(`upturn_${tries}`))).status
    const refused = await get('/feeds/figures.json', bearer('upturn_x'))
    assert.deepEqual([status, refused.status], [429, 429])
    assert.ok(Number(refused.headers.get('retry-after')) > 0)
    assert.equal((await get('/feeds/figures.json', bearer(token))).status, 200)
  })

  it('a token that is used in a loop is slowed down', async () => {
    const { token } = await makeReadToken(site.services.db, by(), asked)
    stranger()
    const statuses = new Map<number, number>()
    for (let at = 0; at < 305; at++) {
      const { status } = await get('/feeds/figures.json?indicator=NI+65&unit=&from=2026-03', bearer(token))
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    assert.deepEqual([statuses.get(200), statuses.get(429)], [300, 5])
  })

  it('CSV and JSON hold the published figures, with days, names and values', async () => {
    site.as(analyst(site.authority))
    const { text, headers } = await get('/feeds/figures.csv')
    assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8')
    const lines = text.trimEnd().split('\r\n')
    assert.equal(lines.length, 1 + 3 * 3 * 15 + 1)
    assert.match(
      lines[0] ?? '',
      /indicator,title,period,period_start,period_end,unit,unit_name,breakdown,numerator,denominator,value/,
    )
    const has = (pattern: RegExp) => assert.ok(pattern.test(text), String(pattern))
    const line = (start: string) => lines.find((one) => one.startsWith(start)) ?? ''
    has(
      /NI 59,[^,]+,2026-02,2026-02-01,2026-02-28,E1,"East, assessment",,14,25,56,percentage,month,45 working days,2026-03-31,x1/,
    )
    has(/,W1,"'=HYPERLINK\(""x""\)",/)
    has(/NI 59,[^\n]*,2026-W10,2026-03-02,2026-03-08,,Whole authority,,3,4,75,percentage,week,/)
    assert.match(line('Children in care,'), /,rate,snapshot,/)
    assert.ok(!/99[89]/.test(text), 'no draft and nothing that was replaced')
    const json = JSON.parse((await get('/feeds/figures.json?indicator=ni-59&unit=&from=2026-01&to=2026-02')).text)
    assert.deepEqual(
      json.figures.map(({ period, value }: { period: string; value: number }) => [period, Math.round(value)]),
      [
        ['2026-01', 57],
        ['2026-02', 59],
      ],
    )
    assert.equal(json.next, null)
    const periods = async (query: string) =>
      JSON.parse((await get(`/feeds/figures.json?indicator=ni-59&unit=&${query}`)).text).figures.map(
        ({ period }: { period: string }) => period,
      )
    // By days: week 10 of 2026 lies in March.
    assert.deepEqual(await periods('from=2026-03'), ['2026-03', '2026-W10'])
    assert.deepEqual(await periods('from=2026-02&to=2026-02'), ['2026-02'])
    assert.deepEqual(await periods('from=2025/26 Q4&weeks=no'), ['2026-01', '2026-02', '2026-03'])
    assert.deepEqual(await periods('weeks=yes'), ['2026-W10'])
  })

  it('a token for some parts of the services reads no others', async () => {
    const { token } = await makeReadToken(site.services.db, by(), { ...asked, areas: ['Child protection'] })
    stranger()
    const { figures } = JSON.parse((await get('/feeds/figures.json', bearer(token))).text)
    assert.deepEqual([...new Set(figures.map(({ indicator }: { indicator: string }) => indicator))], ['NI 65'])
    assert.equal(JSON.parse((await get('/feeds/figures.json?indicator=NI+59', bearer(token))).text).figures.length, 0)
  })

  it('a token for what a plan is measured by reads that and no more, as the links change', async () => {
    const { db } = site.services
    const plan = await site.addExample()
    const { token } = await makeReadToken(db, by(), { ...asked, plan })
    const codes = async () => {
      stranger()
      const { figures } = JSON.parse((await get('/feeds/figures.json', bearer(token))).text)
      return [...new Set(figures.map(({ indicator }: { indicator: string }) => indicator))]
    }
    assert.deepEqual(await codes(), [])
    await sql`insert into measure_link (authority, plan, id, position, indicator, base, to_kind, to_id, state, words, "by", "on", rest)
      values (${site.authority}, ${plan}, 'm1', 1, 'NI 65', 'month', 'recommendation', 'r1', 'confirmed', '', 'A test', '2026-09-01', '{}')`.execute(
      db,
    )
    assert.deepEqual(await codes(), ['NI 65'])
    site.as(analyst(site.authority))
    assert.match((await get('/feeds')).text, /What [^<]*Improvement Plan[^<]* is measured by/)
  })

  it('says what it does not understand', async () => {
    site.as(analyst(site.authority))
    for (const [query, words] of [
      ['indicator=NI+1000', /There is no indicator “NI 1000”/],
      ['from=spring', /from is a period/],
      ['weeks=maybe', /weeks is yes/],
      ['nme=x', /There is no “nme” here/],
      ['after=zzz', /after is no place/],
      ['from=2026', /from is a period/],
      ['to=9999-12', /to is a period/],
      ['to=2026-W99', /to is a period/],
    ] as const) {
      const answer = await get(`/feeds/figures.json?${query}`)
      assert.equal(answer.status, 400)
      assert.match(JSON.parse(answer.text).error, words)
    }
  })

  it('a rate is set against the children who were entered, as on the pages', async () => {
    const { db } = site.services
    site.as(analyst(site.authority))
    for (const [unit, year, children] of [
      ['', 2023, 40_000],
      ['', 2025, 50_000],
      ['E1', 2025, 7000],
    ] as const)
      await enterPopulation(db, by(), { unit, year, children, source: null })
    const { figures } = JSON.parse((await get('/feeds/figures.json?indicator=Children+in+care')).text)
    const told = figures.map((row: Record<string, unknown>) => [row.unit, row.period, row.denominator])
    const held = await listFigures(db, site.authority, { indicator: 'Children in care' })
    assert.deepEqual(
      told,
      held.map(({ unit, period, denominator }) => [unit, period, denominator]),
    )
    const of = (unit: string, period: string) =>
      told.find(([u, p]: (string | number | null)[]) => u === unit && p === period)?.[2]
    assert.deepEqual([of('', '2025-03'), of('', '2025-04'), of('E1', '2025-04')], [40_000, 50_000, 7000])
    assert.equal(figures[0].value, (10_000 * figures[0].numerator) / 40_000)
  })
})

describe('feeds for the public', () => {
  let site: TestSite
  let token: string
  before(async () => {
    site = await openTestSite()
    const { db, clock } = site.services
    await plantUnits(db, site.authority, { E1: 'East', W1: 'West', N1: 'North' })
    const count = (unit: string, period: string, numerator: number) => {
      return { indicator: 'Contacts', unit, period, numerator, denominator: null }
    }
    await plantFigures(db, site.authority, [
      ...[count('', '2026-02', 30), count('E1', '2026-02', 3), count('W1', '2026-02', 7), count('N1', '2026-02', 20)],
      ...[count('', '2026-03', 32), count('E1', '2026-03', 5), count('W1', '2026-03', 7), count('N1', '2026-03', 20)],
      ...[count('', '2026-W10', 2), count('', '2025/26', 400)],
      // A year less three of its quarters is the fourth.
      ...[11, 12, 13, 3].map((numerator, at) => ({
        ...count('', `2025/26 Q${at + 1}`, numerator),
        indicator: 'Custody',
      })),
      { ...count('', '2025/26', 39), indicator: 'Custody' },
    ])
    await sql`update figure set breakdown = 'age:0' where period = '2026-W10'`.execute(db)
    const asked = {
      name: 'Web',
      purpose: 'Our web pages',
      areas: null,
      plan: null,
      audience: 'public' as const,
      endsOn: '2027-01-01',
    }
    const by = { authority: site.authority, who: 'A test', account: null, why: 'For tests', clock }
    token = (await makeReadToken(db, by, asked)).token
  })
  after(() => site.close())

  const get = async (path: string) =>
    (await fetch(site.url + path, { headers: { authorization: `Bearer ${token}` } })).text()

  it('a small number is hidden, with another so that it cannot be worked out; weeks, parts and years are not there', async () => {
    const { figures } = JSON.parse(await get('/feeds/figures.json?indicator=Contacts'))
    assert.deepEqual(
      figures.map((row: Record<string, unknown>) => [row.unit, row.period, row.numerator, row.value, row.hidden]),
      [
        ['', '2026-02', 30, 30, false],
        ['', '2026-03', 32, 32, false],
        ['E1', '2026-02', null, null, true],
        ['E1', '2026-03', 5, 5, false],
        ['N1', '2026-02', 20, 20, false],
        ['N1', '2026-03', 20, 20, false],
        ['W1', '2026-02', null, null, true],
        ['W1', '2026-03', 7, 7, false],
      ],
    )
    assert.match(await get('/feeds/figures.csv?unit=E1&to=2026-02'), /,E1,East,,,,,count,month,[^\n]*,yes\r\n$/)
  })

  it('a year does not stand beside its quarters', async () => {
    const { figures } = JSON.parse(await get('/feeds/figures.json?indicator=Custody'))
    assert.deepEqual(
      figures.map((row: Record<string, unknown>) => [row.period, row.numerator]),
      [
        ['2025/26 Q1', 11],
        ['2025/26 Q2', 12],
        ['2025/26 Q3', 13],
        ['2025/26 Q4', null],
      ],
    )
  })

  it('no filter, order or count of OData finds a hidden number', async () => {
    const count = (filter: string) => get(`/feeds/odata/Figures/$count?$filter=${encodeURIComponent(filter)}`)
    assert.equal(await count("Indicator eq 'Contacts'"), '8')
    for (const filter of [
      'Numerator eq 3',
      'Numerator lt 5',
      'Value le 4',
      "Unit eq 'W1' and Numerator eq 7 and Period eq '2026-02'",
    ])
      assert.equal(await count(filter), '0', filter)
    const { value } = JSON.parse(
      await await get("/feeds/odata/Figures?$filter=Indicator eq 'Contacts'&$orderby=Numerator&$select=Unit,Numerator"),
    )
    assert.deepEqual(value.slice(0, 3), [
      { Unit: 'E1', Numerator: null },
      { Unit: 'W1', Numerator: null },
      { Unit: 'E1', Numerator: 5 },
    ])
  })

  it('what is hidden is worked out anew when figures are published', async () => {
    const { db } = site.services
    await sql`update figure set numerator = 8 where unit = 'E1' and period = '2026-02'`.execute(db)
    await sql`update extract set published_at = published_at + interval '1 minute'`.execute(db)
    const { figures } = JSON.parse(await get('/feeds/figures.json?unit=E1&to=2026-02'))
    assert.deepEqual([figures[0].numerator, figures[0].hidden], [8, false])
  })
})

describe('feeds of a large authority', () => {
  let site: TestSite
  before(async () => {
    site = await openTestSite()
    const { indicators } = await import('../indicators/library.ts')
    const codes = indicators.slice(0, 35).map(({ code }) => code)
    const units = Array.from({ length: 40 }, (_, at) => `T${at}`)
    await plantFigures(site.services.db, site.authority, figuresOf(codes, units, '2021-04', 60))
  })
  after(() => site.close())

  it('84,000 figures go out in a stream, and in pages that hold each row once', async () => {
    const answer = await fetch(`${site.url}/feeds/figures.csv`)
    let [bytes, lines, pieces] = [0, 0, 0]
    for await (const piece of answer.body ?? []) {
      pieces += 1
      bytes += piece.length
      lines += piece.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0)
    }
    assert.equal(lines, 84_001)
    assert.ok(pieces > 10 && bytes > 8_000_000)
    const seen = new Set<string>()
    let next: string | null = `${site.url}/feeds/figures.json`
    let pages = 0
    while (next !== null) {
      const page: { figures: Record<string, string>[]; next: string | null } = await (await fetch(next)).json()
      for (const { indicator, unit, period } of page.figures) seen.add(`${indicator} ${unit} ${period}`)
      next = page.next
      pages += 1
    }
    assert.deepEqual([seen.size, pages], [84_000, 17])
  })

  it('a public reader of it is answered too: what is hidden is worked out once', async () => {
    const { db, clock } = site.services
    const by = { authority: site.authority, who: 'A test', account: null, why: 'For tests', clock }
    const asked = {
      name: 'Web',
      purpose: 'Web',
      areas: null,
      plan: null,
      audience: 'public' as const,
      endsOn: '2027-01-01',
    }
    const { token } = await makeReadToken(db, by, asked)
    const headers = { authorization: `Bearer ${token}` }
    const start = performance.now()
    const text = await (await fetch(`${site.url}/feeds/figures.csv`, { headers })).text()
    const first = performance.now() - start
    assert.equal(text.trimEnd().split('\n').length, 84_001)
    assert.ok(first < 60_000, `${Math.round(first)} ms`)
  })

  it('whoever reads on after a publication is told to begin anew', async () => {
    const { next } = await (await fetch(`${site.url}/feeds/figures.json`)).json()
    await sql`update extract set published_at = published_at + interval '1 minute'`.execute(site.services.db)
    const answer = await fetch(next)
    assert.equal(answer.status, 410)
    assert.match((await answer.json()).error, /Begin again/)
  })

  it('lists the one token that was made', async () => {
    assert.equal((await listReadTokens(site.services.db, site.authority)).length, 1)
  })
})
