/** The OData service as Power BI, Excel and others ask it. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { nobody } from '../../../people/permissions.ts'
import { openTestSite, type TestSite } from '../../../web/test-site.ts'
import { saveComparators } from '../../targets/comparators/comparator-store.ts'
import { saveTarget } from '../../targets/target-store.ts'
import { figuresOf, plantFigures, plantUnits } from '../feeds.fixture.ts'
import { makeReadToken } from '../read-token-store.ts'

/** What Power Query sends. */
const powerQuery = {
  accept:
    'application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/xml;q=0.7,text/plain;q=0.7',
  'odata-maxversion': '4.0',
  maxdataserviceversion: '3.0',
}

describe('the OData service', () => {
  let site: TestSite
  let token: string
  before(async () => {
    site = await openTestSite()
    const { db, clock } = site.services
    const by = { authority: site.authority, who: 'A test', account: null, why: 'For tests', clock }
    await plantUnits(db, site.authority, { E1: 'East', W1: 'West' })
    await plantFigures(db, site.authority, figuresOf(['NI 59', 'NI 65', 'Contacts'], ['', 'E1', 'W1'], '2025-01', 15))
    const target = {
      indicator: 'NI 59',
      base: 'month',
      unit: '',
      period: '2026-10',
      way: 'at least',
      value: 80,
    } as const
    const none = { baselineBy: null, start: null, words: '80% in October', plan: null, requirement: null }
    await saveComparators(db, by, [
      { indicator: 'NI 59', base: 'year', period: '2025/26', who: 'England', value: 81.5 },
    ])
    await saveTarget(db, by, { ...target, ...none }, 0)
    const asked = {
      name: 'Power BI',
      purpose: 'Board',
      areas: null,
      plan: null,
      audience: 'full' as const,
      endsOn: '2027-01-01',
    }
    token = (await makeReadToken(db, by, asked)).token
  })
  after(() => site.close())

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const authorization = `Basic ${Buffer.from(`x:${token}`).toString('base64')}`
    const answer = await fetch(path.startsWith('http') ? path : `${site.url}/feeds/odata${path}`, {
      headers: { ...powerQuery, authorization, ...headers },
    })
    const text = await answer.text()
    const body = /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : null
    return { status: answer.status, text, body, headers: answer.headers }
  }

  it('says what tables there are, with and without the last stroke', async () => {
    for (const path of ['', '/']) {
      const { status, body, headers } = await get(path)
      assert.equal(status, 200)
      assert.equal(headers.get('odata-version'), '4.0')
      assert.match(headers.get('content-type') ?? '', /^application\/json;odata\.metadata=minimal/)
      assert.equal(body['@odata.context'], `${site.url}/feeds/odata/$metadata`)
      assert.deepEqual(
        body.value.map(({ url }: { url: string }) => url),
        ['Figures', 'Indicators', 'Units', 'Targets', 'Comparators'],
      )
    }
  })

  it('describes itself in CSDL that is well formed, and each table gives just those properties', async () => {
    const { text, headers } = await get('/$metadata')
    assert.equal(headers.get('content-type'), 'application/xml;charset=utf-8')
    const { SaxesParser } = await import('saxes')
    const types = new Map<string, Map<string, string>>()
    const sets = new Map<string, string>()
    let current = new Map<string, string>()
    const parser = new SaxesParser()
    parser.on('opentag', ({ name, attributes: { Name = '', Type = '', EntityType = '' } }) => {
      if (name === 'EntityType') {
        current = new Map()
        types.set(Name, current)
      }
      if (name === 'Property') current.set(Name, Type)
      if (name === 'EntitySet') sets.set(Name, EntityType.replace('Upturn.', ''))
    })
    parser.write(text).close()
    for (const [set, type] of sets) {
      const { body } = await get(`/${set}`)
      const properties = types.get(type) ?? new Map()
      assert.ok(body.value.length > 0, set)
      for (const row of body.value) {
        assert.deepEqual(Object.keys(row), [...properties.keys()])
        for (const [name, value] of Object.entries(row)) {
          const shape = {
            'Edm.String': 'string',
            'Edm.Boolean': 'boolean',
            'Edm.Date': 'string',
            'Edm.Double': 'number',
          }[properties.get(name) as string]
          assert.ok(value === null || typeof value === shape, `${set}.${name}`)
        }
      }
    }
  })

  it('filters, orders, chooses columns and counts, as a query folded by Power Query does', async () => {
    const { body } = await get(
      "/Figures?$filter=Indicator eq 'NI 59' and PeriodStart ge 2026-01-01T00:00:00Z and Unit ne ''&$select=UnitName,Value,Period&$orderby=Value desc,UnitName&$top=3&$count=true",
    )
    assert.equal(body['@odata.context'], `${site.url}/feeds/odata/$metadata#Figures(UnitName,Value,Period)`)
    assert.equal(body['@odata.count'], 6)
    assert.equal(body.value.length, 3)
    assert.deepEqual(Object.keys(body.value[0]), ['UnitName', 'Value', 'Period'])
    const values = body.value.map(({ Value }: { Value: number }) => Value)
    assert.deepEqual(
      values,
      values.toSorted((a: number, b: number) => b - a),
    )
    assert.equal(body['@odata.nextLink'], undefined)
    assert.equal((await get("/Figures/$count?$filter=contains(UnitName,'st')")).text, '90')
    assert.equal((await get("/Units?$filter=startswith(tolower(Name),'w')")).body.value.length, 2)
    assert.deepEqual((await get('/Targets')).body.value[0].Words, '80% in October')
  })

  it('leads from page to page, each row once, in every order and with a top over several pages', async () => {
    for (const [query, rows] of [
      ['', 135],
      ['?$orderby=Value desc', 135],
      ["?$filter=Unit eq 'E1'&$count=true", 45],
      ['?$top=50', 50],
      ['?$skip=100', 35],
      ['?$skip=5&$top=1000000000', 130],
      ['?$select=Value', 135],
    ] as const) {
      const seen: string[] = []
      let next: string | undefined = `/Figures${query}`
      let pages = 0
      while (next !== undefined) {
        const { body, headers }: Awaited<ReturnType<typeof get>> = await get(next, { prefer: 'odata.maxpagesize=20' })
        assert.equal(headers.get('preference-applied'), 'odata.maxpagesize=20')
        assert.ok(body.value.length <= 20)
        seen.push(...body.value.map((row: Record<string, unknown>) => JSON.stringify(row)))
        next = body['@odata.nextLink']
        pages += 1
      }
      assert.equal(seen.length, rows, query)
      assert.equal(pages, Math.ceil(rows / 20), query)
      if (!query.includes('select')) assert.equal(new Set(seen).size, rows, query)
    }
  })

  it('tells whoever reads on after a publication to begin anew', async () => {
    const { body } = await get('/Figures', { prefer: 'odata.maxpagesize=20' })
    await sql`update extract set published_at = published_at + interval '1 minute'`.execute(site.services.db)
    const answer = await get(body['@odata.nextLink'])
    assert.equal(answer.status, 410)
    assert.equal(answer.body.error.code, 'Gone')
  })

  it('says in OData’s form what is wrong', async () => {
    for (const [path, status, words] of [
      ['/Secrets', 404, /The tables are Figures/],
      ['/Figures/1/Unit', 404, /no such thing/],
      ['/$batch', 404, /no such thing/],
      ['/Figures?$filter=Salary gt 1', 400, /no property “Salary”/],
      ['/Figures?$expand=Unit', 501, /not done here/],
      ['/Figures?$skiptoken=abc', 400, /none of this service/],
      ['/Figures?$top=some', 400, /whole number/],
    ] as const) {
      const { body, ...answer } = await get(path)
      assert.equal(answer.status, status, path)
      assert.match(body.error.message, words)
      assert.equal(typeof body.error.code, 'string')
    }
    assert.equal((await get('/Figures', { 'odata-maxversion': '3.0' })).status, 400)
    assert.equal((await get('/Figures', { accept: 'application/atom+xml' })).status, 406)
    site.as(nobody(site.authority))
    const none = await fetch(`${site.url}/feeds/odata/$metadata`, { headers: powerQuery })
    assert.equal(none.status, 401)
    assert.match(none.headers.get('www-authenticate') ?? '', /^Basic/)
    assert.equal((await none.json()).error.code, 'Unauthorized')
  })
})
