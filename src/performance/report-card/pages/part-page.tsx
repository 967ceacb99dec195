/** One part of a report card: to be written, and how it came to be. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField, TextArea } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice, PagePart } from '../../../ui/parts.tsx'
import { dateInWords, pluralInWords, shorten } from '../../../ui/words.ts'
import { slugOf } from '../../indicators/library.ts'
import { queryOf } from '../../pages/indicator/shown.ts'
import { withinPerformance } from '../../views/frame.ts'
import { type CardAction, type CardText, newestOf } from '../card-store.ts'
import { type CardPart, partQuestions, partTitles } from '../rules/parts.ts'
import { LinkedActions, Written } from './card-page.tsx'
import { type ActionChoice, actionKey, type Card } from './read-card.ts'

export type TypedPart = { text: string; actions: readonly CardAction[]; revision: number }

export type PartProps = {
  card: Card
  part: CardPart
  typed: TypedPart
  /** Actions that can be linked; only for what will be done. */
  choices: readonly ActionChoice[]
  problem?: string | undefined
  /** Somebody else wrote meanwhile: their words. */
  conflict?: CardText | undefined
}

/** The linked actions, each to be kept or not, and one more. */
function ActionFields({ card, typed, choices }: Pick<PartProps, 'card' | 'typed' | 'choices'>) {
  return (
    <>
      {typed.actions.length > 0 && (
        <fieldset class="govuk-fieldset govuk-form-group">
          <legend class="govuk-label">Linked actions (take the tick away to unlink one)</legend>
          <div class="govuk-checkboxes govuk-checkboxes--small">
            {typed.actions.map((link, at) => {
              const found = card.actions.get(actionKey(link))
              const words =
                found === undefined
                  ? 'An action of a plan that you may not read'
                  : `${found.name}: ${shorten(found.text, 100)}`
              return (
                <div class="govuk-checkboxes__item">
                  <input
                    class="govuk-checkboxes__input"
                    type="checkbox"
                    id={`action-${at}`}
                    name="action"
                    value={actionKey(link)}
                    checked
                  />
                  <label class="govuk-label govuk-checkboxes__label" for={`action-${at}`}>
                    {words}
                  </label>
                </div>
              )
            })}
          </div>
        </fieldset>
      )}
      {choices.length > 0 && (
        <SelectField
          id="add"
          label="Link an action of the plan (optional)"
          hint="One at a time: save, and link another."
          options={[{ value: '', text: 'None' }, ...choices]}
        />
      )}
    </>
  )
}

function PartForm({ card, part, typed, choices, problem }: PartProps) {
  const { indicator, base, unit } = card.shown
  const address = addresses.reportCardPart(slugOf(indicator.code), part, queryOf(base, unit?.id ?? ''))
  return (
    <PostForm action={address} may="write report cards">
      <input type="hidden" name="revision" value={String(typed.revision)} />
      <TextArea
        id="text"
        label={partTitles[part]}
        hint={`${partQuestions[part]} A blank line begins a paragraph, a dash a point of a list. No child’s name, and nothing that tells who a child is.`}
        value={typed.text}
        rows={10}
        error={problem}
      />
      {part === 'do' && <ActionFields card={card} typed={typed} choices={choices} />}
      <Button>Save</Button>
    </PostForm>
  )
}

function Theirs({ card, conflict }: { card: Card; conflict: CardText }) {
  return (
    <Notice tone="bad" title={`${conflict.writtenBy} wrote here while you did. Nothing was saved.`}>
      <p>What is there now:</p>
      <Written text={conflict.text} />
      <LinkedActions card={card} text={conflict} />
      <p>What you wrote still stands in the form. Change it if you like, and save again to replace theirs.</p>
    </Notice>
  )
}

function History({ card, part }: { card: Card; part: CardPart }) {
  const states = card.texts.filter((text) => text.part === part)
  if (states.length === 0) return null
  return (
    <PagePart id="history" title="How it came to be">
      <ul class="up-said-list">
        {states.map((text) => (
          <li class="up-said">
            {text.text === '' ? <p class="up-muted">Left empty.</p> : <Written text={text.text} />}
            <LinkedActions card={card} text={text} />
            <p class="up-hint">
              {text.writtenBy}, {dateInWords(text.writtenAt)}
            </p>
          </li>
        ))}
      </ul>
    </PagePart>
  )
}

function leadOf(card: Card, part: CardPart): string {
  const newest = newestOf(card.texts, part)
  if (newest === undefined) return 'Nothing is written yet.'
  const times = card.texts.filter((text) => text.part === part).length
  const often = times === 1 ? 'Written' : `Written ${pluralInWords(times, 'time')}, last`
  return `${often} by ${newest.writtenBy} on ${dateInWords(newest.writtenAt)}.`
}

export function PartPage(props: PartProps) {
  const { card, part, problem, conflict } = props
  const { indicator, base, unit } = card.shown
  const slug = slugOf(indicator.code)
  return (
    <Page
      heading={partTitles[part]}
      caption={`Report card: ${indicator.title}, ${card.of}`}
      {...withinPerformance('standing')}
      lead={leadOf(card, part)}
      breadcrumbs={[
        { text: indicator.title, href: addresses.indicator(slug) },
        { text: 'Report card', href: addresses.reportCard(slug, queryOf(base, unit?.id ?? '')) },
      ]}
    >
      <ErrorSummary errors={problem === undefined ? [] : [{ text: problem, href: '#text' }]} />
      {conflict !== undefined && <Theirs card={card} conflict={conflict} />}
      <PartForm {...props} />
      <History card={card} part={part} />
    </Page>
  )
}
