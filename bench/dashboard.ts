/** The dashboard of an authority with five years of 35 indicators by 40 teams stored: the page through its real route. */

import { publishFigures, saveExtract } from '../src/performance/figures/extract-store.ts'
import { indicators } from '../src/performance/indicators/library.ts'
import { monthsFrom } from '../src/performance/rules/periods.ts'
import { openTestSite } from '../src/web/test-site.ts'
import { type Figure, load } from './measure.ts'

const [from, to] = ['2021-04', '2026-03']
const teams = Array.from({ length: 40 }, (_, at) => ({ id: `T${at}`, parent: `A${at % 5}` }))
const units = [
  { id: 'CITY', name: 'Harrowmere', kind: 'area' as const, parent: null },
  ...Array.from({ length: 5 }, (_, at) => ({
    id: `A${at}`,
    name: `Area ${at}`,
    kind: 'area' as const,
    parent: 'CITY',
  })),
  ...teams.map(({ id, parent }) => ({ id, name: `Team ${id}`, kind: 'team' as const, parent })),
]

/** One number for each indicator, month and unit; always the same ones. */
const stored = () =>
  indicators.slice(0, 35).flatMap(({ code }, place) =>
    monthsFrom(from, to).flatMap((period, month) =>
      ['', ...units.map(({ id }) => id)].map((unit, at) => ({
        ...{ indicator: code, period, unit, breakdown: '', limit: null },
        numerator: 20 + ((place * 7 + month * 3 + at) % 15),
        denominator: 40 + ((place + month) % 9),
      })),
    ),
  )

export async function dashboardFigures(): Promise<Figure[]> {
  const site = await openTestSite()
  try {
    const { db, clock } = site.services
    const by = { authority: site.authority, who: 'Bench', clock }
    const figures = stored()
    const none = { children: null, tables: [], notes: [], quality: [], more: [], open: null, outlooks: [] }
    const format = 'Standard Safeguarding Dataset'
    const extract = { format, sha256: '0'.repeat(64), cut: '2026-03-31', from, to, units, figures, ...none } as const
    const answer = await saveExtract(db, by, { ...extract, ...none, units, figures })
    if (!('saved' in answer)) throw new Error('the figures of the bench were there before')
    await publishFigures(db, by, answer.saved, 'Bench')
    const time = async (path: string) => {
      await load(site.url + path, 1, 1)
      return (await load(site.url + path, 1, 3)).medianMs
    }
    const count = figures.length.toLocaleString('en-GB')
    return [
      { name: `dashboard of the authority, ${count} figures`, value: await time('/performance'), unit: 'ms', aim: 100 },
      { name: 'dashboard of a team', value: await time('/performance/T7'), unit: 'ms', aim: 100 },
    ]
  } finally {
    await site.close()
  }
}
