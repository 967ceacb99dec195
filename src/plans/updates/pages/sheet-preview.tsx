/** Exactly what a sheet that came back would change: row by row, old and new, and what cannot be taken and why. */
import type { Child } from 'hono/jsx'
import { addresses } from '../../../ui/addresses.ts'
import { Button } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { numberInWords, pluralInWords, sentenceCase, shorten } from '../../../ui/words.ts'
import type { Action } from '../../plan.ts'
import type { FieldChange } from '../rules/row.ts'
import { fieldWords, valueInWords } from '../views/field-words.ts'
import { rowKey, rowName } from '../views/row-form.ts'
import type { SheetChange, SheetVerdicts } from '../views/sheet-verdicts.ts'

export type PreviewProps = SheetVerdicts & { file: string; notes: readonly string[] }

function leadOf({ changes, refused, untouched }: SheetVerdicts): string {
  const first =
    changes.length === 0
      ? 'Nothing would change'
      : `${sentenceCase(pluralInWords(changes.length, 'action'))} would change`
  const rest = [
    refused.length === 0 ? '' : `${pluralInWords(refused.length, 'row')} cannot be taken`,
    untouched === 0 ? '' : `${numberInWords(untouched)} ${untouched === 1 ? 'stays as it is' : 'stay as they are'}`,
  ].filter(Boolean)
  return `${[first, ...rest].join('; ')}. Nothing is saved yet.`
}

function ActionName({ plan, action }: { plan: string; action: Action | undefined }) {
  if (action === undefined) return <span class="up-muted">Unknown</span>
  return (
    <a class="up-act__link" href={addresses.action(plan, action.id)}>
      {action.label !== null && <span class="up-rec__ref">{action.label} </span>}
      {shorten(action.text || 'No words printed', 120)}
    </a>
  )
}

function OldAndNew({ changes }: { changes: readonly FieldChange[] }) {
  const line = ({ field, before, after }: FieldChange): Child => {
    if (field === 'note') return <span class="up-pre">{after}</span>
    return (
      <>
        <span class="up-muted">{valueInWords(field, before)}</span>
        <span aria-hidden="true"> → </span>
        <span class="govuk-visually-hidden"> becomes </span>
        <strong>{valueInWords(field, after)}</strong>
      </>
    )
  }
  return (
    <dl class="up-changes">
      {changes.map((change) => (
        <div>
          <dt>{fieldWords[change.field]}</dt>
          <dd>{line(change)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The rows go back as they were read: what is saved is judged anew against what is there then. */
function Apply({ changes }: { changes: readonly SheetChange[] }) {
  return (
    <form method="post" action={addresses.mineUpdate()}>
      {changes.map(({ row, said }, at) => (
        <>
          <input type="hidden" name={rowName(at, 'row')} value={rowKey(row)} />
          <input type="hidden" name={rowName(at, 'seen')} value={String(row.seen)} />
          {Object.entries(said).map(([field, value]) => (
            <input type="hidden" name={rowName(at, field)} value={value} />
          ))}
        </>
      ))}
      <Button>
        {changes.length === 1 ? 'Apply this change' : `Apply these ${numberInWords(changes.length)} changes`}
      </Button>
    </form>
  )
}

export function SheetPreviewPage(props: PreviewProps) {
  const { file, changes, refused, notes } = props
  return (
    <Page
      section="mine"
      heading="What this file would change"
      caption={file}
      lead={leadOf(props)}
      breadcrumbs={[
        { text: 'My actions', href: addresses.mine() },
        { text: 'Update from Excel', href: addresses.sheet() },
      ]}
    >
      {notes.length > 0 && (
        <Notice tone="note" title="Worth knowing">
          {notes.map((note) => (
            <p class="govuk-body">{note}</p>
          ))}
        </Notice>
      )}
      {refused.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">Rows that cannot be taken</h2>
          <DataTable
            caption="Rows that cannot be taken, and why"
            captionHidden
            rows={refused}
            columns={[
              { head: 'Row', rowHead: true, class: 'up-nowrap', cell: ({ at }) => `Row ${at}` },
              { head: 'Action', cell: ({ plan, action }) => <ActionName plan={plan} action={action} /> },
              { head: 'Why', class: 'up-wide', cell: ({ why }) => why },
            ]}
          />
          <p class="govuk-body">
            Put these right in the file and hand it in again, or apply the others now: these rows then stay as they are.
          </p>
        </section>
      )}
      {changes.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">What would change</h2>
          <DataTable
            caption="What would change, old and new"
            captionHidden
            rows={changes}
            columns={[
              { head: 'Row', rowHead: true, class: 'up-nowrap', cell: ({ row }) => `Row ${row.at}` },
              { head: 'Action', cell: ({ row, action }) => <ActionName plan={row.plan} action={action} /> },
              { head: 'Change', class: 'up-wide', cell: ({ fields }) => <OldAndNew changes={fields} /> },
            ]}
          />
          <Apply changes={changes} />
        </section>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.sheet()}>
          {changes.length > 0 ? 'Leave it, and hand in another file' : 'Hand in another file'}
        </a>
      </p>
    </Page>
  )
}
