/** The addresses of teams' own spreadsheets. */
import type { Asked, Route } from '../../../people/route.ts'
import { asSheetId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { hasCases, takeCases } from '../../comparing/case-lists.ts'
import { startComparison } from '../../comparing/comparison-jobs.ts'
import { bytesOf, changeBy, cutOf, formBytes, readAsked, sendCases } from '../../comparing/pages/asked.ts'
import { noRoom } from '../../extracts/jobs/extract-jobs.ts'
import { roomFor } from '../../extracts/jobs/line.ts'
import { listRounds, listSheets, retireSheet, selectSheet, takeOnSheet } from '../sheet-store.ts'
import { reconcileTable } from '../tables.ts'
import { nothingTyped as noRound, type RoundTyped, SheetPage } from './sheet-page.tsx'
import { nothingTyped, SheetsPage, type SheetTyped } from './sheets-page.tsx'

async function showAll(asked: Asked, typed: SheetTyped = nothingTyped): Promise<Response> {
  const { db } = asked.services
  const { authority } = changeBy(asked)
  const [sheets, rounds] = await Promise.all([listSheets(db, authority), listRounds(db, authority)])
  const listed = sheets.map((sheet) => ({ sheet, rounds: rounds.filter((one) => one.sheet === sheet.id) }))
  const page = <SheetsPage listed={listed} typed={typed} done={asked.c.req.query('done') ?? ''} />
  return sendPage(asked.c, page, Object.keys(typed.problems).length > 0 ? 422 : 200)
}

async function takeOn(asked: Asked): Promise<Response> {
  const { typed } = await readAsked(asked)
  const form = { name: typed('name'), of: typed('of'), share: typed('share'), times: typed('times') }
  const [table = '', day = ''] = form.of.split(' ')
  const problems: SheetTyped['problems'] = {}
  if (form.name === '') problems.name = 'Say what the team calls it.'
  if (reconcileTable({ table, day }) === null) problems.of = 'Choose what it lists.'
  const share = /^\d{1,3}([.,]\d)?$/.test(form.share) ? Number(form.share.replace(',', '.')) : 0
  if (share <= 0 || share > 100) problems.share = 'Give a number from 1 to 100, such as 98.'
  const times = /^\d{1,2}$/.test(form.times) ? Number(form.times) : 0
  if (times < 1 || times > 12) problems.times = 'Give a whole number from 1 to 12, such as 3.'
  if (Object.keys(problems).length > 0) return showAll(asked, { ...form, problems })
  const agreement = { share, times }
  const answer = await takeOnSheet(asked.services.db, changeBy(asked), {
    name: form.name,
    of: { table, day },
    agreement,
  })
  if ('same' in answer)
    return showAll(asked, {
      ...form,
      problems: { name: 'There is a spreadsheet of this name already. Open it, or give another name.' },
    })
  return goTo(asked.c, addresses.reconciled(answer.sheet, { done: 'made' }))
}

const sheetOf = (asked: Asked) =>
  selectSheet(asked.services.db, changeBy(asked).authority, asSheetId(asked.c.req.param('sheet') ?? ''))

async function show(asked: Asked, typed: RoundTyped = noRound): Promise<Response> {
  const { db } = asked.services
  const by = changeBy(asked)
  const sheet = await sheetOf(asked)
  const rounds = await listRounds(db, by.authority, sheet.id)
  const offered = hasCases(db, by, sheet.id)
  const page = <SheetPage {...{ sheet, rounds, offered, typed }} done={asked.c.req.query('done') ?? ''} />
  return sendPage(asked.c, page, typed === noRound ? 200 : 422)
}

async function handIn(asked: Asked): Promise<Response> {
  const { services } = asked
  const sheet = await sheetOf(asked)
  const { files, typed } = await readAsked(asked)
  const [sheets, extract, cut] = [files('sheet'), files('extract'), cutOf(typed('cut'), services.clock.today())]
  const [given] = sheets
  const problems: RoundTyped['problems'] = {}
  if (given === undefined) problems.sheet = 'Choose the spreadsheet. It must be chosen again after each try.'
  if (extract.length === 0)
    problems.extract = 'Choose the files of the extract. They must be chosen again after each try.'
  if ('problem' in cut) problems.cut = cut.problem
  if (sheet.retired !== null)
    problems.sheet = `${sheet.retired.by} has retired this spreadsheet: it has no more rounds.`
  const again = { ...noRound, cut: typed('cut'), problems }
  if (given === undefined || 'problem' in cut || Object.keys(problems).length > 0) return show(asked, again)
  const request = {
    ...{ kind: 'reconcile' as const, sheet: given, columns: sheet.columns, of: sheet.of },
    extract: { files: extract, cut: cut.day },
  }
  const all = [given, ...extract]
  const handedIn = { about: { sheet: sheet.id }, request, bytes: bytesOf(all), files: all.length }
  const answer = await startComparison(services, changeBy(asked), handedIn)
  if ('problem' in answer) return show(asked, { ...again, problems: { extract: answer.problem } })
  return goTo(asked.c, addresses.comparison(answer.job))
}

async function retire(asked: Asked): Promise<Response> {
  const { typed } = await readAsked(asked)
  const why = typed('why')
  if (why === '') return show(asked, { ...noRound, problems: { why: 'Say why it is needed no more.' } })
  const { id } = await sheetOf(asked)
  const answer = await retireSheet(asked.services.db, changeBy(asked), id, why)
  if ('refused' in answer) return show(asked, { ...noRound, why, problems: { why: answer.refused } })
  return goTo(asked.c, addresses.reconcile({ done: 'retired' }))
}

async function fetchCases(asked: Asked): Promise<Response> {
  const { id } = await sheetOf(asked)
  const csv = takeCases(asked.services.db, changeBy(asked), id)
  if (csv === null) return goTo(asked.c, addresses.reconciled(id, { done: 'gone' }))
  return sendCases(asked, csv, 'rows-that-differ')
}

const permission = 'hand in extracts'

export const reconcileRoutes: readonly Route[] = [
  { method: 'get', path: '/reconcile', permission, handler: (asked) => showAll(asked) },
  { method: 'post', path: '/reconcile', permission, handler: takeOn },
  { method: 'get', path: '/reconcile/:sheet', permission, handler: (asked) => show(asked) },
  {
    ...{ method: 'post', path: '/reconcile/:sheet', permission, handler: handIn, ifTooLarge: noRoom },
    largestBody: (config, db) => roomFor(db, config) + formBytes,
  },
  { method: 'post', path: '/reconcile/:sheet/retire', permission, handler: retire },
  { method: 'post', path: '/reconcile/:sheet/cases', permission, handler: fetchCases },
]
