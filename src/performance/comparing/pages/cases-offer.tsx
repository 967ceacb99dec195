/** The one download of the cases behind a comparison. */
import { Button, PostForm } from '../../../ui/forms.tsx'
import { Notice, PagePart } from '../../../ui/parts.tsx'

/** @param offered whether this reader handed the files in and has not fetched the cases yet */
export function CasesOffer({ offered, action }: { offered: boolean; action: string }) {
  if (!offered) return null
  return (
    <PagePart id="cases" title="The cases behind it">
      <p class="govuk-body">
        For you only, and once: a list under the case system’s own reference, so that the teams can look each case up.
        It is in memory and nowhere else, and gone once it is fetched, after an hour, or when Upturn is stopped. Keep it
        where such lists belong.
      </p>
      <PostForm action={action} may="hand in extracts">
        <Button kind="secondary">Download the cases</Button>
      </PostForm>
    </PagePart>
  )
}

/** Where there is nothing to fetch any more. */
export function CasesGone() {
  return (
    <Notice tone="note" title="The list of cases is gone">
      <p>It was fetched already, an hour has passed, or somebody else handed the files in. Hand them in again.</p>
    </Notice>
  )
}
