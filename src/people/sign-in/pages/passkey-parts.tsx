/** What the pages show of passkeys, and the script that they need. */
import { readFileSync } from 'node:fs'
import type { Child } from 'hono/jsx'
import { addresses } from '../../../ui/addresses.ts'
import { holdAsset } from '../../../ui/assets.ts'
import { PostForm } from '../../../ui/forms.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords } from '../../../ui/words.ts'
import type { OwnPasskey } from '../passkeys.ts'

const script = holdAsset(
  'passkey.js',
  'text/javascript; charset=utf-8',
  readFileSync(new URL('../passkey.js', import.meta.url), 'utf8'),
)

/**
 * The place that the script fills: what it shows stays hidden until it runs.
 * @param host the only name that passkeys of this installation work at
 */
function Place({ work, to, host, children }: { work: 'sign-in' | 'add'; to?: string; host: string; children: Child }) {
  return (
    <div
      data-passkey={work}
      data-to={to}
      data-elsewhere={`Passkeys work only where Upturn is opened at its own name: ${host}.`}
    >
      {/* Not in a noscript: the script may be kept from running by more than a setting. It takes this away itself. */}
      <p class="govuk-body" data-passkey-without>
        A passkey is the one thing that needs JavaScript, which does not run here.
      </p>
      <div data-passkey-form hidden>
        {children}
      </div>
      <p class="govuk-body up-passkey-said" data-said role="status"></p>
      <script type="module" src={script} />
    </div>
  )
}

export function PasskeySignIn({ to, host }: { to: string; host: string }) {
  return (
    <Place work="sign-in" to={to} host={host}>
      <button type="button" class="govuk-button govuk-button--secondary">
        Sign in with a passkey
      </button>
    </Place>
  )
}

function Remove({ passkey }: { passkey: OwnPasskey }) {
  return (
    <PostForm action={addresses.myPasskeyRemove()}>
      <button type="submit" class="up-linkbutton" name="passkey" value={passkey.id}>
        Remove<span class="govuk-visually-hidden"> {passkey.name}</span>
      </button>
    </PostForm>
  )
}

export function Passkeys({ passkeys, host }: { passkeys: readonly OwnPasskey[]; host: string }) {
  return (
    <>
      <p class="govuk-body">
        A passkey is kept by your phone, computer or security key, and opened with your finger, face or PIN. Nobody can
        trick you out of it.
      </p>
      {passkeys.length > 0 && (
        <DataTable
          caption="Your passkeys"
          captionHidden
          rows={passkeys}
          columns={[
            { head: 'Name', rowHead: true, cell: ({ name }) => name ?? 'Passkey' },
            { head: 'Since', cell: ({ created_at }) => dateInWords(created_at ?? '') },
            { head: 'Remove', cell: (passkey) => <Remove passkey={passkey} /> },
          ]}
        />
      )}
      <Place work="add" host={host}>
        <div class="govuk-form-group">
          <label class="govuk-label" for="passkey-name">
            A name for it
          </label>
          <div class="govuk-hint" id="passkey-name-hint">
            So that you know it again: “Work laptop”
          </div>
          <input
            class="govuk-input"
            id="passkey-name"
            name="passkey-name"
            type="text"
            maxlength={60}
            aria-describedby="passkey-name-hint"
          />
        </div>
        <button type="button" class="govuk-button govuk-button--secondary">
          Add a passkey
        </button>
      </Place>
    </>
  )
}
