/** From when the colours of a plan change: what holds, what other figures would change, and setting them with a reason. */
import { type Asked, changeBy, type Route } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, TextArea, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { dateInShort, figure, plural, pluralInWords, sentenceCase, shorten } from '../../../ui/words.ts'
import type { PlanThresholds } from '../../plan.ts'
import {
  feltRuleInWords,
  groupRuleInWords,
  type PlanIndex,
  ragKeyOf,
  thresholdsEntryOn,
  thresholdsOriginInWords,
} from '../../rules/index.ts'
import { withinPlan } from '../../views/frame.ts'
import { type HeldPlan, planAsked } from '../../views/held-plan.ts'
import { RagTag } from '../../views/tags.tsx'
import { readThresholds, type ThresholdProblem, thresholdFields } from '../threshold-form.ts'
import { previewThresholds, type ThresholdPreview } from '../threshold-preview.ts'
import { setThresholds } from '../threshold-store.ts'

type ThresholdsPageProps = {
  held: HeldPlan
  index: PlanIndex
  /** What was typed, where it was not simply saved. */
  typed?: URLSearchParams
  problems?: readonly ThresholdProblem[]
  preview?: ThresholdPreview
  meanwhile?: PlanThresholds
  done?: boolean
}

function Fields({ index, typed, problems = [] }: ThresholdsPageProps) {
  return (
    <>
      {thresholdFields.map(({ field, label, hint }) => (
        <TextField
          id={field}
          label={label}
          hint={hint}
          width="4"
          value={typed?.get(field) ?? String(index.thresholds[field] ?? '')}
          error={problems.find((problem) => problem.field === field)?.text}
        />
      ))}
    </>
  )
}

function Form(props: ThresholdsPageProps) {
  const { held, typed, problems = [] } = props
  return (
    <PostForm action={addresses.thresholds(held.stored.id)} may="set thresholds">
      <h2 class="govuk-heading-m">Set others</h2>
      <input type="hidden" name="seen" value={String(held.plan.thresholds?.length ?? 0)} />
      <Fields {...props} />
      <TextArea
        id="why"
        label="Why"
        hint="Printed with the key on each report from today on. Not needed for looking at what would change."
        rows={2}
        value={typed?.get('why') ?? ''}
        error={problems.find((problem) => problem.field === 'why')?.text}
      />
      <div class="govuk-button-group">
        <Button name="do" value="preview" kind="secondary">
          Show what would change
        </Button>
        <Button name="do" value="set">
          Set these from today
        </Button>
      </div>
    </PostForm>
  )
}

function previewInWords({ actions, groups }: ThresholdPreview): string {
  if (actions.length === 0 && groups.length === 0) return 'No action, no theme and not the plan would change colour.'
  const some = (count: number) => `${pluralInWords(count, 'action')} would change colour`
  const others = groups.length === 0 ? '' : `, and so would ${groups.map(({ title }) => title).join('; ')}`
  return `${sentenceCase(some(actions.length))}${others}.`
}

const mostShown = 50

function Preview({ held, preview }: ThresholdsPageProps) {
  if (preview === undefined) return null
  const rest = preview.actions.length - mostShown
  return (
    <section aria-labelledby="preview">
      <Notice tone="note" title={previewInWords(preview)}>
        <p>Nothing is set yet. What you typed stands below.</p>
      </Notice>
      <h2 class="govuk-heading-m" id="preview">
        What would change
      </h2>
      {preview.groups.length > 0 && (
        <DataTable
          caption="Themes and the plan"
          rows={preview.groups}
          columns={[
            { head: 'Theme', rowHead: true, class: 'up-wide', cell: ({ title }) => title },
            { head: 'Now', class: 'up-nowrap', cell: ({ before }) => <RagTag rag={before} /> },
            { head: 'Then', class: 'up-nowrap', cell: ({ after }) => <RagTag rag={after} /> },
          ]}
        />
      )}
      {preview.actions.length > 0 && (
        <DataTable
          caption="Actions"
          rows={preview.actions.slice(0, mostShown)}
          columns={[
            {
              head: 'Action',
              rowHead: true,
              class: 'up-wide',
              cell: ({ action }) => (
                <a class="up-act__link" href={addresses.action(held.stored.id, action.id)}>
                  {action.label && <span class="up-rec__ref">{action.label} </span>}
                  {shorten(action.text, 140)}
                </a>
              ),
            },
            { head: 'Now', class: 'up-nowrap', cell: ({ before }) => <RagTag rag={before} /> },
            { head: 'Then', class: 'up-nowrap', cell: ({ after }) => <RagTag rag={after} /> },
          ]}
        />
      )}
      {rest > 0 && <p class="up-muted">And {plural(rest, 'more action')}.</p>}
    </section>
  )
}

function Key({ held, index }: ThresholdsPageProps) {
  return (
    <>
      <DataTable
        caption="Key to the colours of this plan"
        rows={ragKeyOf(index.thresholds)}
        columns={[
          {
            head: 'Standing',
            rowHead: true,
            class: 'up-nowrap',
            cell: ({ colour, word }) => <Tag tone={colour} word={word} />,
          },
          { head: 'Means', cell: ({ meaning }) => meaning },
        ]}
      />
      <p class="govuk-body">{groupRuleInWords(index.thresholds)}</p>
      <p class="govuk-body">{feltRuleInWords(index.thresholds)}</p>
      {(held.plan.thresholds?.length ?? 0) > 0 && <History list={held.plan.thresholds ?? []} />}
    </>
  )
}

function figuresInWords(entry: PlanThresholds): string {
  return thresholdFields
    .flatMap(({ field, unit }) => (entry[field] === null ? [] : [`${figure(entry[field])} ${unit}`]))
    .join(', ')
    .replace(' %', '%')
}

function History({ list }: { list: readonly PlanThresholds[] }) {
  return (
    <DataTable
      caption="Set so far, in the order of the form"
      rows={list.toReversed()}
      columns={[
        { head: 'From', rowHead: true, class: 'up-nowrap', cell: ({ from }) => dateInShort(from) },
        { head: 'Figures', cell: figuresInWords },
        { head: 'By', cell: ({ by }) => by },
        { head: 'Why', class: 'up-wide', cell: ({ why }) => why },
      ]}
    />
  )
}

export function ThresholdsPage(props: ThresholdsPageProps) {
  const { held, index, problems = [], meanwhile, done } = props
  return (
    <Page
      {...withinPlan(held, 'thresholds')}
      heading="Thresholds"
      lead={thresholdsOriginInWords(thresholdsEntryOn(held.plan, index.asAt))}
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {done && <Notice tone="good" title="The thresholds were set. The colours go by them from today." />}
      {meanwhile && (
        <Notice tone="bad" title={`${meanwhile.by} has set the thresholds meanwhile, so yours were not.`}>
          <p>
            They are now: {figuresInWords(meanwhile)}. {meanwhile.why} What you typed stands below: set it if it still
            should be so.
          </p>
        </Notice>
      )}
      <Preview {...props} />
      <Key {...props} />
      <Form {...props} />
    </Page>
  )
}

async function showThresholds(asked: Asked): Promise<Response> {
  const { held, index } = await planAsked(asked)
  return sendPage(asked.c, <ThresholdsPage held={held} index={index} done={asked.c.req.query('done') === 'set'} />)
}

async function takeThresholds(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const { held, index, today } = await planAsked(asked)
  const typed = new URLSearchParams(await c.req.text())
  const why = (typed.get('why') ?? '').replace(/\s+/g, ' ').trim().slice(0, 1000)
  const setting = typed.get('do') !== 'preview'
  const { thresholds, problems } = readThresholds(typed)
  const missing: ThresholdProblem[] = setting && why === '' ? [{ field: 'why', text: 'Say why they are changed' }] : []
  const page = { held, index, typed }
  if (thresholds === null || missing.length > 0)
    return sendPage(c, <ThresholdsPage {...page} problems={[...problems, ...missing]} />, 422)
  if (!setting)
    return sendPage(
      c,
      <ThresholdsPage {...page} preview={previewThresholds(held.plan, today, thresholds, index.measured)} />,
    )
  const by = changeBy(asked, held.stored.id, why)
  const answer = await setThresholds(services.db, by, thresholds, Number(typed.get('seen')))
  if ('entry' in answer) return goTo(c, addresses.thresholds(held.stored.id, { done: 'set' }))
  const now = await planAsked(asked)
  return sendPage(c, <ThresholdsPage {...now} typed={typed} meanwhile={answer.meanwhile} />, 409)
}

const path = '/plans/:plan/thresholds'

export const thresholdRoutes: readonly Route[] = [
  { method: 'get', path, permission: 'read plans', handler: showThresholds },
  { method: 'post', path, permission: 'set thresholds', handler: takeThresholds },
]
