/** What a person chose of a version that came in, as it is kept with its import. */
import { z } from 'zod'
import { type Choices, noChoices, sides } from './comparison.ts'
import { partKinds } from './match.ts'

const named = z.object({ kind: z.enum(partKinds), old: z.string(), new: z.string() })

const choicesSchema = z.object({
  said: z.object({ together: z.array(named), apart: z.array(named) }),
  sides: z.record(z.string(), z.enum(sides)),
  reasons: z.record(z.string(), z.string()),
  why: z.string(),
}) satisfies z.ZodType<Choices>

/** @throws ZodError for what is none */
export const parseChoices = (json: unknown): Choices =>
  json === null || json === undefined ? noChoices : choicesSchema.parse(json)

/** A pair that a person makes ends every other pair of the two, and what was said against it. */
export function pairTogether(choices: Choices, pair: z.infer<typeof named>): Choices {
  const { together, apart } = choices.said
  return {
    ...choices,
    said: {
      together: [...together.filter((one) => !meet(one, pair)), pair],
      apart: apart.filter((one) => !same(one, pair)),
    },
  }
}

/** The two are not one. */
export function pairApart(choices: Choices, pair: z.infer<typeof named>): Choices {
  const { together, apart } = choices.said
  return {
    ...choices,
    said: {
      together: together.filter((one) => !same(one, pair)),
      apart: [...apart.filter((one) => !same(one, pair)), pair],
    },
  }
}

type Named = z.infer<typeof named>
const meet = (a: Named, b: Named) => a.kind === b.kind && (a.old === b.old || a.new === b.new)
const same = (a: Named, b: Named) => a.kind === b.kind && a.old === b.old && a.new === b.new
