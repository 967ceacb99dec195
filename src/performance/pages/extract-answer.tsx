/** Answers to what an extract asks: read from the form, and kept. */
import type { Asked } from '../../people/route.ts'
import { asAuthorityId, asExtractJobId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { goTo, sendPage } from '../../ui/render.ts'
import { dateInWords, listInWords } from '../../ui/words.ts'
import { isOwnTable } from '../extracts/formats/own-columns.ts'
import {
  type Answered,
  answerHeadings,
  answerTable,
  answerValues,
  type ChosenHeadings,
  questionsOf,
} from '../extracts/jobs/answer-question.ts'
import { selectJob } from '../extracts/jobs/job-store.ts'
import type { SavedMapping } from '../extracts/mapping/mapping-store.ts'
import type { HeadingsQuestion, Question } from '../extracts/mapping/question.ts'
import { type Filled, fieldOf, notNeeded, QuestionPage } from './extract-question.tsx'

type Typed = Readonly<Record<string, string>>
type Problems = Record<string, string>

/** What a person chose for each column; where it cannot be, what is wrong with which field. */
export function readHeadings({ columns, headings }: HeadingsQuestion, typed: Typed) {
  const problems: Problems = {}
  const chosen = new Map<string, number | null>()
  const taken = new Map<number, string>()
  for (const [at, { column, label, needed }] of columns.entries()) {
    const text = typed[fieldOf(at)] ?? ''
    const place = /^\d{1,4}$/.test(text) && Number(text) < headings.length ? Number(text) : null
    chosen.set(column, place)
    if (place === null && needed)
      problems[fieldOf(at)] = `Choose the heading for “${label}”, or stop and export the file with it.`
    const other = place === null ? undefined : taken.get(place)
    if (other !== undefined)
      problems[fieldOf(at)] = `The heading for “${label}” is chosen for “${other}” already: choose another, or none.`
    if (place !== null) taken.set(place, label)
  }
  return { chosen: chosen satisfies ChosenHeadings, problems }
}

function readValues({ values, choices }: Extract<Question, { kind: 'values' }>, typed: Typed) {
  const problems: Problems = {}
  const meanings: Record<string, string> = {}
  for (const [at, value] of values.entries()) {
    const text = typed[fieldOf(at)] ?? ''
    if (text === 'none') meanings[value] = ''
    else if (choices.some((choice) => choice.value === text)) meanings[value] = text
    else problems[fieldOf(at)] = `Say what “${value}” means, or that it is none of these.`
  }
  return { meanings, problems }
}

const inAnotherWay = ({ confirmedBy, confirmedAt, headings, table }: SavedMapping): string => {
  const theirs = headings.flatMap(({ heading, column }) => (column === null ? [] : [`“${heading}” for ${column}`]))
  const said = table === '' ? 'that the file is not needed' : listInWords(theirs)
  return `${confirmedBy} was first with these headings, on ${dateInWords(confirmedAt)}, and said otherwise: ${said}. Nothing of yours was kept. Choose the same, or withdraw theirs on the page of saved mappings with a reason.`
}

/** Sends the form back with what was typed. */
async function again(request: Asked, question: Question, filled: Filled, status: 409 | 422): Promise<Response> {
  const { c, services, who } = request
  const job = await selectJob(services.db, asAuthorityId(who.authority), asExtractJobId(c.req.param('job') ?? ''))
  return sendPage(c, <QuestionPage job={job} questions={[question]} filled={filled} />, status)
}

export async function answerQuestion(request: Asked): Promise<Response> {
  const { c, services, who } = request
  const authority = asAuthorityId(who.authority)
  const id = asExtractJobId(c.req.param('job') ?? '')
  await selectJob(services.db, authority, id)
  const form = await c.req.parseBody()
  const typed = Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, 200)]] : [])),
  )
  const question = questionsOf(services.db, authority, id).find(({ key }) => key === typed.question)
  // Answered in another window, or stopped: the page of the job says how it stands.
  if (question === undefined) return goTo(c, addresses.extractJob(id))
  const answer = await answerTo(request, question, typed)
  if (typeof answer === 'string') return goTo(c, addresses.extractJob(id))
  if ('other' in answer)
    return again(request, question, { typed, problems: {}, problem: inAnotherWay(answer.other) }, 409)
  return again(request, question, { typed, problems: answer.problems }, 422)
}

async function answerTo(
  { c, services, who }: Asked,
  question: Question,
  typed: Typed,
): Promise<Answered | { problems: Problems }> {
  const { clock } = services
  const by = { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock }
  const where = { id: asExtractJobId(c.req.param('job') ?? ''), key: question.key }
  switch (question.kind) {
    case 'table': {
      const table = typed[fieldOf(0)] ?? ''
      if (table === notNeeded) return answerTable(services, by, where, '')
      if (isOwnTable(table)) return answerTable(services, by, where, table)
      return { problems: { [fieldOf(0)]: 'Say what the file holds, or that figures need nothing of it.' } }
    }
    case 'headings': {
      const { chosen, problems } = readHeadings(question, typed)
      return Object.keys(problems).length > 0 ? { problems } : answerHeadings(services, by, where, chosen)
    }
    case 'values': {
      const { meanings, problems } = readValues(question, typed)
      return Object.keys(problems).length > 0 ? { problems } : answerValues(services, by, where, meanings)
    }
  }
}
