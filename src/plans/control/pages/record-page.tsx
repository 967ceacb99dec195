/** The proof that the record of an authority is untouched, and the hash to be written into the minutes. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { type Verified, verifyRecord } from '../../../platform/verify-record.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Details, Facts, Notice } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import { dateInWords, figure, plural } from '../../../ui/words.ts'

type RecordProps = { found: Verified; hash: string; problem?: string }

const leadOf = ({ state, entries }: Verified) =>
  state === 'whole'
    ? `The record is untouched: ${plural(entries, 'change')}, each sealed to the one before, and every row as its change left it.`
    : 'The record does not fit: something was altered behind its back.'

function Faults({ faults }: Verified) {
  if (faults.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">Where it does not fit</h2>
      <ul class="govuk-list govuk-list--bullet">
        {faults.slice(0, 50).map(({ message, rows }) => (
          <li>
            {message}
            {rows.length > 0 && <span class="up-block up-muted">Look at {rows.map(({ id }) => id).join(', ')}.</span>}
          </li>
        ))}
      </ul>
      {faults.length > 50 && <p class="govuk-body">And {plural(faults.length - 50, 'more place')}.</p>}
      <p class="govuk-body">Keep the database as it is, and show this page to whoever looks after it.</p>
    </section>
  )
}

function Minutes({ last }: Verified) {
  if (last === null) return <p class="govuk-body">Nothing has been changed yet, so there is nothing to note.</p>
  return (
    <section>
      <h2 class="govuk-heading-m">For the minutes</h2>
      <p class="govuk-body">
        Change {figure(last.sequence)}, {dateInWords(last.at.slice(0, 10))}:
      </p>
      <p class="govuk-body">
        <code class="up-hash">{last.hash}</code>
      </p>
      <p class="up-hint">
        Noted there, it proves later that nothing up to this change was altered, even by somebody who rewrote all of it.
      </p>
    </section>
  )
}

function RecordPage({ found, hash, problem }: RecordProps) {
  const { noted } = found
  return (
    <Page section="plans" heading="The record" caption={found.name} lead={leadOf(found)}>
      <ErrorSummary errors={problem ? [{ text: problem, href: '#since-hash' }] : []} />
      {noted && (
        <Notice
          tone="good"
          title={`The hash is that of change ${figure(noted.sequence)}, ${dateInWords(noted.at.slice(0, 10))} (${noted.what}).`}
        >
          <p>
            {found.state === 'whole'
              ? 'Nothing up to it was altered since it was noted.'
              : 'It is in the record, but the record does not fit: see below.'}
          </p>
        </Notice>
      )}
      <Faults {...found} />
      <Facts
        items={[
          { name: 'Changes', value: figure(found.entries) },
          {
            name: 'Rows held against them',
            value: figure(found.states),
            hint: 'Each state of each part, also the former ones',
          },
          ...(found.unproven > 0
            ? [
                {
                  name: 'From before',
                  value: figure(found.unproven),
                  hint: 'Stored before rows were held against the record',
                },
              ]
            : []),
        ]}
      />
      <Minutes {...found} />
      <h2 class="govuk-heading-m">Check a hash noted earlier</h2>
      <form method="get" action={addresses.record()}>
        <TextField
          id="since-hash"
          label="The hash"
          hint="As this page or npx upturn verify gave it; its first 12 figures are enough"
          value={hash}
          error={problem}
        />
        <Button kind="secondary">Check it</Button>
      </form>
      <Details summary="How this is known">
        <p>
          Each change is recorded with who, when, what and why, with what it made of each row, and with the seal of the
          change before. All of it has just been worked out anew from the database and compared. npx upturn verify does
          the same.
        </p>
      </Details>
    </Page>
  )
}

async function showRecord({ c, services, who }: Asked): Promise<Response> {
  const hash = (c.req.query('since-hash') ?? '').trim()
  const isHash = /^[0-9a-f]{12,64}$/i.test(hash.replace(/\s/g, ''))
  const authority = asAuthorityId(who.authority)
  const found = await verifyRecord(services.db, authority, isHash ? hash : undefined)
  if (hash !== '' && !isHash) {
    const problem = 'Give at least the first 12 figures of the hash: 0 to 9 and a to f'
    return sendPage(c, <RecordPage found={found} hash={hash} problem={problem} />, 422)
  }
  return sendPage(c, <RecordPage found={found} hash={hash} />)
}

export const recordRoutes: readonly Route[] = [
  { method: 'get', path: '/record', permission: 'verify the record', handler: showRecord },
]
