/** The form with which an extract is handed in: what it shows, and what it was filled with. */
import type { Asked } from '../../people/route.ts'
import { readTypedDay } from '../../plans/updates/rules/typed-day.ts'
import { addresses } from '../../ui/addresses.ts'
import { Button, DayField, FileField, PostForm, TextField } from '../../ui/forms.tsx'
import { Details, Facts } from '../../ui/parts.tsx'
import { sentenceCase } from '../../ui/words.ts'
import type { FormatName } from '../extracts/format.ts'
import { formats } from '../extracts/formats.ts'
import { monthOfDay, monthsLater } from '../rules/periods.ts'
import { formatFiles } from './words.ts'

type Field = 'files' | 'cut' | 'from' | 'children'
export type Typed = { cut: string; from: string; children: string; problems: Partial<Record<Field, string>> }

const formatNames: readonly FormatName[] = [...formats.map(({ name }) => name), 'Own columns']

export function HandIn({ cut, from, children, problems }: Typed) {
  return (
    <PostForm action={addresses.extracts()} may="hand in extracts" files>
      <h2 class="govuk-heading-m" id="hand-in">
        Hand in an extract
      </h2>
      <Details summary="What can be handed in">
        <Facts items={formatNames.map((name) => ({ name, value: `${sentenceCase(formatFiles[name])}.` }))} />
      </Details>
      <FileField
        id="files"
        label="The files, or one zip of them"
        hint="CSV, Excel or XML. Choose all files of the extract together."
        error={problems.files}
        multiple
      />
      <DayField
        id="cut"
        label="Cut date"
        hint="The last day that the extract knows, such as 30/4/2026. A month counts once it is over on that day."
        value={cut}
        error={problems.cut}
      />
      <TextField
        id="from"
        label="First month (optional)"
        hint="The first of which the extract knows everything, such as 2021-04. Left empty, it is that of the first contact, six years back at most."
        value={from}
        width="10"
        error={problems.from}
      />
      <TextField
        id="children"
        label="Children under 18 who live here (optional)"
        hint="For rates per 10,000, such as 48200. Without it the numbers themselves are shown."
        value={children}
        inputmode="numeric"
        width="10"
        error={problems.children}
      />
      <Button>Read it</Button>
      <p class="up-muted">
        The files are read in memory and then forgotten: only figures, teams and counts of rows are kept, and no child.
        You can leave the page while they are read.
      </p>
    </PostForm>
  )
}

/** Each month has a figure for every team, so that a wrong century would fill the database with noughts. */
const mostMonths = 240

type Form = { files: File[]; cut: string; from: string; children: string }

export async function formOf({ c }: Asked): Promise<Form> {
  const { files, cut, from, children } = await c.req.parseBody({ all: true })
  const given = (Array.isArray(files) ? files : [files]).filter((one) => one instanceof File && one.size > 0)
  const text = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 40) : '')
  return {
    files: given.filter((one) => one instanceof File),
    cut: text(cut),
    from: text(from),
    children: text(children),
  }
}

/** The cut date and number of children, or what is wrong with the form. */
export function readForm({ files, cut, from, children }: Form, today: string) {
  const day = readTypedDay(cut, today)
  const problems: Typed['problems'] = {}
  if (files.length === 0) problems.files = 'Choose the files of the extract. They must be chosen again after each try.'
  if ('problem' in day) problems.cut = day.problem
  else if (day.day === null) problems.cut = 'Give the last day that the extract knows.'
  else if (day.day > today) problems.cut = 'The cut date is still to come. Give the last day that the extract knows.'
  if (from !== '' && !/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(from))
    problems.from = 'Give a month such as 2021-04, or leave it empty.'
  else if (from !== '' && from < monthsLater(monthOfDay(today), -mostMonths))
    problems.from = 'Give a month of the last 20 years: of earlier ones no case system knows everything.'
  const number = children.replace(/[ ,]/g, '')
  if (number !== '' && !/^[1-9]\d{0,7}$/.test(number))
    problems.children = 'Give a whole number such as 48200, or leave it empty.'
  const known = 'problem' in day ? null : day.day
  return {
    problems,
    cut: known ?? '',
    from: from === '' ? null : from,
    children: number === '' ? null : Number(number),
  }
}
