/** Everything that a version would change, in sections, each part with its choices; and the form that takes it on. */
import type { Child } from 'hono/jsx'
import { contextKinds } from '../../../plans/views/context-words.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm, TextField } from '../../../ui/forms.tsx'
import { Details, Figures, Notice } from '../../../ui/parts.tsx'
import { plural, sentenceCase, shorten } from '../../../ui/words.ts'
import { numberOf } from '../../reimport/compare-parts.ts'
import type { Comparison, PairedPart } from '../../reimport/comparison.ts'
import {
  anotherPlanInWords,
  foundAgain,
  isBack,
  isChanged,
  isClash,
  isMoved,
  looksLikeAnotherPlan,
} from '../../reimport/counts.ts'
import { nameIn } from '../../reimport/describe.ts'
import { waitsForApproval } from '../../reimport/reimport-jobs.ts'
import type { Looked } from './looked.ts'
import { GoneView, NewView, PairedView, UnsureView } from './part-views.tsx'

/** Each paired part stands in one section: where there is most to decide. */
function sectionsOf({ paired }: Comparison) {
  const clashes = paired.filter(isClash)
  const changed = paired.filter((part) => !isClash(part) && (isChanged(part) || isBack(part)))
  const moved = paired.filter((part) => !isClash(part) && !isChanged(part) && !isBack(part) && isMoved(part))
  return { clashes, changed, moved }
}

function Section<T>(props: {
  id: string
  title: string
  lead?: string
  items: readonly T[]
  each: (item: T) => Child
}) {
  const { id, title, lead, items, each } = props
  if (items.length === 0) return null
  return (
    <section class="up-section" id={id}>
      <h2 class="govuk-heading-m">
        {title} <span class="up-count">{items.length}</span>
      </h2>
      {lead && <p class="govuk-body">{lead}</p>}
      {items.map(each)}
    </section>
  )
}

function Overview({ comparison }: { comparison: Comparison }) {
  const { clashes, changed, moved } = sectionsOf(comparison)
  const items = [
    { name: 'Perhaps the same', value: comparison.unsure.length, href: '#unsure', tone: 'amber' },
    { name: 'Changed in Upturn too', value: clashes.length, href: '#clashes', tone: 'amber' },
    { name: 'New', value: comparison.added.length, href: '#new' },
    { name: 'Changed', value: changed.length, href: '#changed' },
    { name: 'Moved', value: moved.length, href: '#moved' },
    { name: 'Gone', value: comparison.gone.length, href: '#gone' },
  ].filter(({ value }) => value > 0)
  return items.length === 0 ? null : <Figures items={items} />
}

function Quiet({ looked, parts }: { looked: Looked; parts: readonly PairedPart[] }) {
  const renumbered = parts.filter((part) => part.renumbered)
  const retypeset = parts.filter((part) => part.retypeset.length > 0)
  if (renumbered.length + retypeset.length === 0) return null
  return (
    <>
      {renumbered.length > 0 && (
        <Details summary={`${plural(renumbered.length, 'part')} with another number`}>
          <ul class="up-list">
            {renumbered.map(({ kind, old, fresh }) => (
              <li>
                {sentenceCase(nameIn(looked.old, kind, old))}: {numberOf(old) || 'no number'} →{' '}
                {numberOf(fresh) || 'no number'}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {retypeset.length > 0 && (
        <Details summary={`${plural(retypeset.length, 'part')} with other typography, or a date written otherwise`}>
          <ul class="up-list">
            {retypeset.map(({ kind, old }) => (
              <li>{sentenceCase(nameIn(looked.old, kind, old))}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

function Context({ comparison }: { comparison: Comparison }) {
  const { context } = comparison
  if (context.length === 0) return null
  const words = (at: (typeof context)[number]) => {
    const { ref, title, text, fields = [] } = at.item
    return [ref, title, text, ...fields.map((field) => field.text)].filter(Boolean).join(' · ')
  }
  return (
    <Details summary={`Beside the actions: ${plural(context.length, 'passage')} new or gone`}>
      <ul class="up-list">
        {context.slice(0, 200).map((one) => (
          <li>
            {one.change === 'new' ? 'New' : 'Gone'} ({contextKinds[one.kind].one}): {shorten(words(one), 240)}
          </li>
        ))}
      </ul>
      {context.length > 200 && <p>And {plural(context.length - 200, 'more passage')}.</p>}
    </Details>
  )
}

/** Asked for once more, with the way to make it a plan of its own. */
function AnotherPlan({ looked }: { looked: Looked }) {
  if (!looksLikeAnotherPlan(looked.comparison)) return null
  return (
    <Notice tone="bad" title={anotherPlanInWords(foundAgain(looked.comparison))}>
      <p>
        If it is another plan, make it one of its own: nothing is changed in this one. If it is this plan after all,
        look below and say so where you take it on.
      </p>
      <PostForm action={addresses.importApply(looked.job.id)} may="import plans">
        <Button kind="secondary">Make it a plan of its own</Button>
      </PostForm>
    </Notice>
  )
}

/** What taking it on means for a plan whose versions are approved. */
function Control({ looked }: { looked: Looked }) {
  const waits = waitsForApproval(looked.versions)
  if (waits !== null) return <Notice tone="bad" title={waits} />
  const approved = looked.versions.find(({ state }) => state === 'approved')
  if (approved === undefined) return null
  return (
    <Notice tone="note" title={`Version ${approved.label} is approved: this plan is under control.`}>
      <p>
        Taking {looked.name} on makes a draft of it. It is in force as the plan, and to be put forward and approved.
      </p>
    </Notice>
  )
}

export type TakeFields = { why: string; error?: string | undefined; anywayError?: string | undefined }

function TakeOn({ looked, fields, nothing }: { looked: Looked; fields: TakeFields; nothing: boolean }) {
  if (nothing)
    return (
      <p class="govuk-body" id="take">
        There is nothing to take on: as chosen, the plan is what it was.
      </p>
    )
  const another = looksLikeAnotherPlan(looked.comparison)
  return (
    <section class="up-take" id="take">
      <h2 class="govuk-heading-m">Take {looked.name} on</h2>
      <p class="govuk-body">
        All that is ticked, in one step. The record keeps who, when and why; any past day can still be shown as it was.
      </p>
      <Control looked={looked} />
      <TextField
        id="why"
        label="Why"
        hint="Who agreed it and when, say. It is kept in the record of changes."
        value={fields.why}
        error={fields.error}
      />
      {another && (
        <div class={fields.anywayError ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
          {fields.anywayError && (
            <p id="anyway-error" class="govuk-error-message">
              <span class="govuk-visually-hidden">Error:</span> {fields.anywayError}
            </p>
          )}
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input"
                type="checkbox"
                id="anyway"
                name="anyway"
                value="yes"
                aria-describedby={fields.anywayError ? 'anyway-error' : undefined}
              />
              <label class="govuk-label govuk-checkboxes__label" for="anyway">
                It is the same plan, though so little of it was found again
              </label>
            </div>
          </div>
        </div>
      )}
      <div class="up-buttons">
        <Button name="do" value="take">
          Take this version on
        </Button>
      </div>
    </section>
  )
}

export function ComparisonView({ looked, fields, nothing }: { looked: Looked; fields: TakeFields; nothing: boolean }) {
  const { comparison, job, stored } = looked
  const { clashes, changed, moved } = sectionsOf(comparison)
  const paired = (part: PairedPart) => <PairedView part={part} looked={looked} />
  return (
    <>
      <AnotherPlan looked={looked} />
      <Overview comparison={comparison} />
      <PostForm action={addresses.reimportJob(stored.id, job.id)} may="take on new versions" class="up-comparison">
        <input type="hidden" name="seen" value={looked.seen} />
        <input type="hidden" name="sequence" value={String(stored.sequence)} />
        {/* The first button of a form is what Enter presses in a field: it is one that loses nothing. */}
        <div class="up-buttons up-buttons--top">
          <Button kind="secondary" name="do" value="save">
            Save the choices
          </Button>
          <a class="govuk-link" href="#take">
            Take it on
          </a>
        </div>
        <Section
          id="unsure"
          title="Perhaps the same"
          lead="Their words are too different to tell. Until you say that they are one, one is gone and the other new."
          items={comparison.unsure}
          each={(pair) => <UnsureView pair={pair} looked={looked} />}
        />
        <Section
          id="clashes"
          title="Changed in Upturn too"
          lead="Nothing that was agreed here is undone by the document unless you choose so."
          items={clashes}
          each={paired}
        />
        <Section
          id="new"
          title="New"
          items={comparison.added}
          each={(part) => <NewView part={part} looked={looked} />}
        />
        <Section id="changed" title="Changed" items={changed} each={paired} />
        <Section id="moved" title="Moved" items={moved} each={paired} />
        <Section
          id="gone"
          title="Gone"
          lead="Withdrawn with the reason, never deleted. Untick what is to stay all the same."
          items={comparison.gone}
          each={(part) => <GoneView part={part} looked={looked} />}
        />
        <Quiet looked={looked} parts={comparison.paired} />
        <Context comparison={comparison} />
        <TakeOn looked={looked} fields={fields} nothing={nothing} />
      </PostForm>
    </>
  )
}
