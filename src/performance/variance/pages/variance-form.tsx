/** The form that has the difference to an earlier extract explained. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, DayField, FileField, PostForm } from '../../../ui/forms.tsx'
import { dateInWords } from '../../../ui/words.ts'
import type { StoredExtract } from '../../figures/extract-store.ts'

export type VarianceTyped = { cut: string; problems: Partial<Record<'earlier' | 'later' | 'cut', string>> }

export function VarianceForm({ extract, typed }: { extract: StoredExtract; typed: VarianceTyped }) {
  const { cut, problems } = typed
  return (
    <PostForm action={addresses.extractVariance(extract.id)} may="hand in extracts" files>
      <h2 class="govuk-heading-m" id="hand-in">
        Explain the difference to what was reported
      </h2>
      <p class="govuk-body">
        Upturn keeps no case, so that both extracts are needed once more. They are read in memory and then forgotten.
      </p>
      <FileField
        id="earlier"
        label="The files of the earlier extract, or one zip of them"
        hint="As they were when the figures were reported."
        error={problems.earlier}
        multiple
      />
      <DayField
        id="cut"
        label="Cut date of the earlier extract"
        hint="The last day that it knows."
        value={cut}
        error={problems.cut}
      />
      <FileField
        id="later"
        label={`The files of this extract, up to ${dateInWords(extract.cut)}`}
        hint="The very files that it was made from: others are refused."
        error={problems.later}
        multiple
      />
      <Button>Explain the difference</Button>
    </PostForm>
  )
}
