/** Holders known by the name of an account, to be linked all at once. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm } from '../../../ui/forms.tsx'
import { plural, sentenceCase } from '../../../ui/words.ts'
import type { AccountLink } from '../rules/people-names.ts'
import type { AccountName } from './post-props.ts'

/** Whoever holds a post by name finds its actions among their own once it is known which account is theirs. */
export function AccountLinks({ links }: { links: readonly AccountLink<AccountName>[] }) {
  if (links.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{sentenceCase(plural(links.length, 'holder'))} with the name of an account</h2>
      <PostForm action={addresses.postsAccounts()} may="manage posts">
        <fieldset class="govuk-fieldset">
          <legend class="govuk-body">Once linked, they find the actions of their posts among their own.</legend>
          <div class="govuk-checkboxes govuk-checkboxes--small">
            {links.map(({ post, holder, account }, index) => (
              <div class="govuk-checkboxes__item">
                <input
                  class="govuk-checkboxes__input"
                  id={`link-${index}`}
                  name="holder"
                  type="checkbox"
                  value={holder.id}
                  checked
                />
                <label class="govuk-label govuk-checkboxes__label" for={`link-${index}`}>
                  {holder.name}, {post.title}, is {account.label}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
        <div class="govuk-button-group">
          <Button kind="secondary">Link the ticked</Button>
        </div>
      </PostForm>
    </section>
  )
}
