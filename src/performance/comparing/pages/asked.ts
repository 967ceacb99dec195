/** What a form hands in for a comparison. */
import type { Asked } from '../../../people/route.ts'
import { readTypedDay } from '../../../plans/updates/rules/typed-day.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import type { ChangeBy } from '../../figures/extract-store.ts'

/** Of the form around the files, in bytes. */
export const formBytes = 64 * 1024

type Given = { name: string; blob: Blob }

/** Files by field, and what was typed by field. */
export async function readAsked({ c }: Asked): Promise<{
  files: (field: string) => Given[]
  typed: (field: string) => string
}> {
  const form = await c.req.parseBody({ all: true })
  return {
    files: (field) =>
      [form[field]]
        .flat()
        // Without the rest of a file that a thread cannot be handed.
        .flatMap((one) =>
          one instanceof File && one.size > 0 ? [{ name: one.name, blob: one.slice(0, one.size) }] : [],
        ),
    typed: (field) => {
      const value = form[field]
      return typeof value === 'string' ? value.trim().slice(0, 200) : ''
    },
  }
}

export const bytesOf = (files: readonly Given[]): number => files.reduce((sum, { blob }) => sum + blob.size, 0)

/** The day up to which an extract knows, or what is wrong with it. */
export function cutOf(typed: string, today: string): { day: string } | { problem: string } {
  const read = readTypedDay(typed, today)
  if ('problem' in read) return read
  if (read.day === null) return { problem: 'Give the last day that the extract knows.' }
  if (read.day > today) return { problem: 'The cut date is still to come. Give the last day that the extract knows.' }
  return { day: read.day }
}

export const changeBy = ({ services, who }: Asked): ChangeBy => ({
  authority: asAuthorityId(who.authority),
  who: who.name,
  account: who.account,
  clock: services.clock,
})

/** The cases, for the one download that there is. */
export function sendCases({ c }: Asked, csv: string, name: string): Response {
  return c.body(csv, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
    'cache-control': 'no-store',
  })
}
