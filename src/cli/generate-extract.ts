import { readArguments } from './arguments.ts'
import { type Command, Failure, type Io, WrongUse } from './command.ts'

const formats = ['all', 'annex-a', 'cin', 'ssda903', 'ssd'] as const

const help = `Writes the extract of an invented authority, to try things out and to check figures against what is true.

Usage: npx upturn generate-extract [OPTIONS] -o FOLDER

No child in it is real. The same options write the same bytes. In FOLDER: annex-a.xlsx, cin-census-YEAR.xml, ssda903/,
ssd/, and truth.json with what is known to be true of them.

  --children N       how many children the services know of in that time (2000; up to 200000)
  --years N          how many years the extract goes back (5; up to 20)
  --seed N           another number, another authority (1)
  --cut DAY          the day on which it is drawn, as year-month-day (2026-03-31)
  --format F         ${formats.join(', ')} (all)
  --defects SHARE    plant faults in that share of rows, from 0 to 0.5 (0)
  -o, --output FOLDER  where to write; made where there is none

Example: npx upturn generate-extract --children 20000 --years 5 --seed 1 -o extract
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    children: { type: 'string', default: '2000' },
    years: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    cut: { type: 'string', default: '2026-03-31' },
    format: { type: 'string', default: 'all' },
    defects: { type: 'string', default: '0' },
    output: { type: 'string', short: 'o' },
  })
  if (positionals.length > 0) throw new WrongUse('Nothing is read: there are only options.')
  if (values.output === undefined || values.output === '')
    throw new WrongUse('Name the folder to write to with -o FOLDER.')
  const { extractFormats, writeExtract } = await import('../performance/generator/write-extract.ts')
  const format = formats.find((one) => one === values.format)
  if (format === undefined)
    throw new WrongUse(`There is no format “${values.format}”. There are: ${formats.join(', ')}.`)
  const options = {
    children: wholeNumber('--children', values.children, 1, 200_000),
    years: wholeNumber('--years', values.years, 1, 20),
    seed: wholeNumber('--seed', values.seed, 0, 4_294_967_295),
    cut: dayIn(values.cut),
    defects: share(values.defects),
    formats: format === 'all' ? extractFormats : [format],
  }
  const { progressTo } = await import('./progress.ts')
  const files = await writeAll(values.output, writeExtract(options, progressTo(io, 'Extract')))
  io.say(`Written: ${files} files in ${values.output}`)
  return 0
}

/** Each file as soon as it is made. A file appears whole or not at all. */
async function writeAll(folder: string, files: Iterable<{ path: string; bytes: Uint8Array }>): Promise<number> {
  const { mkdir, rename, writeFile } = await import('node:fs/promises')
  const { dirname, join } = await import('node:path')
  let count = 0
  for (const { path, bytes } of files) {
    const to = join(folder, path)
    try {
      await mkdir(dirname(to), { recursive: true })
      await writeFile(`${to}.part`, bytes)
      await rename(`${to}.part`, to)
    } catch (error) {
      throw new Failure(`${to} cannot be written (${error instanceof Error ? error.message : String(error)}).`)
    }
    count += 1
  }
  return count
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new WrongUse(`${option} takes a whole number from ${least} to ${most}, not “${text}”.`)
}

function share(text: string): number {
  const number = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= 0 && number <= 0.5) return number
  throw new WrongUse(`--defects takes a share from 0 to 0.5, not “${text}”.`)
}

/** Early enough for six years before it, and for the calendar. */
function dayIn(text: string): string {
  try {
    const day = Temporal.PlainDate.from(text).toString()
    if (day === text && day >= '2010-01-01' && day <= '2099-12-31') return day
  } catch {}
  throw new WrongUse(`--cut takes a day from 2010-01-01 to 2099-12-31, as year-month-day, not “${text}”.`)
}

export default { help, run } satisfies Command
