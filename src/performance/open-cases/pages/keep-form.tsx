/** Whether open cases are kept: what that means in plain words, and the switch for administrators. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, TextField } from '../../../ui/forms.tsx'
import { PagePart } from '../../../ui/parts.tsx'
import { dateInWords } from '../../../ui/words.ts'
import type { Keeping } from '../open-case-store.ts'

export function KeepForm({ keeping, problem }: { keeping: Keeping; problem?: string | undefined }) {
  const { keeps, setBy, setAt } = keeping
  return (
    <PagePart id="keeping" title="Whether open cases are kept">
      {problem && <ErrorSummary errors={[{ text: problem, href: '#why' }]} />}
      <p>
        {keeps ? 'They are kept' : 'They are not kept'}
        {setBy === null
          ? ', as nobody has switched that on. An administrator can, on this page.'
          : ` (${setBy}, ${dateInWords(setAt ?? '')}).`}{' '}
        Everything else about figures works either way.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          Kept are, for each open case: the child’s reference in your case system, the team, what is open, since when
          and until when. No name, date of birth or address.
        </li>
        <li>
          They are encrypted with a key of your authority that is not in the database. Each extract replaces the list,
          so that a case that was closed is gone; without a new one it is deleted after 90 days.
        </li>
        <li>
          Programme managers, leads and analysts of the whole authority see them; everybody else sees counts. Switched
          off, the list is deleted at once.
        </li>
      </ul>
      <PostForm action={addresses.forwardKeep()} may="keep open cases">
        <TextField
          id="why"
          label={keeps ? 'Why they are no longer to be kept' : 'Why they are to be kept'}
          hint="For the record, such as who agreed to it."
          error={problem}
        />
        <Button name="keep" value={keeps ? 'no' : 'yes'} kind={keeps ? 'warning' : 'primary'}>
          {keeps ? 'Stop keeping them and delete the list' : 'Keep open cases from the next extract on'}
        </Button>
      </PostForm>
    </PagePart>
  )
}
