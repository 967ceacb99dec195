/** Work on its way, as a bar with its words: looked at again by the script, or without it by the page itself. */

/** Seconds between two looks where there is no JavaScript: slow enough to read the page, with a link for who will not wait. */
export const lookAgain = 5

/**
 * @param state the address that gives the newest words and share, for the script
 * @param here the page's own address, for looking again without JavaScript
 * @param share from 0 to 1
 */
export function Progress({ state, here, words, share }: { state: string; here: string; words: string; share: number }) {
  return (
    <div data-progress={state}>
      <p class="govuk-body">
        <label for="progress">Progress: </label>
        <span data-progress-words="" aria-live="polite">
          {words}
        </span>
      </p>
      <noscript>
        <p class="govuk-body">
          This page looks again every few seconds.{' '}
          <a class="govuk-link" href={here}>
            Look now
          </a>
        </p>
      </noscript>
      <progress class="up-progress" id="progress" max="1" value={String(share)} />
    </div>
  )
}
