/** One's own reminders: how often, when not, who is told meanwhile; and one's actions in one's own calendar. */
import { dayForField } from '../../../plans/updates/rules/typed-day.ts'
import { afterQuiet, nextOccurrence } from '../../../platform/calendar/when.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, DayField, ErrorSummary, PostForm, RadioField, SelectField, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/parts.tsx'
import { dateInWords } from '../../../ui/words.ts'
import type { FormProblem } from '../reminders-form.ts'
import { isAway, type Reminders, whenReminded } from '../rules/settings.ts'
import type { Kept } from '../store/reminders.ts'
import { momentInWords, weekdays } from '../times-in-words.ts'
import { hourOptions, oftenOptions, problemOf, summaryOf } from './form-parts.tsx'

export type MyRemindersProps = {
  reminders: Kept<Reminders>
  now: string
  today: string
  /** False where nothing is sent at all: no mail is set up, or the authority has turned reminders off. */
  sent: 'yes' | 'no mail' | 'turned off'
  /** Who can be told meanwhile. */
  people: readonly { id: string; name: string }[]
  /** When the calendar's address was made, if it was. */
  feedMade: string | null
  /** The address, right after it was made: shown this once. */
  feed?: string
  typed?: URLSearchParams
  problems?: readonly FormProblem[]
  conflict?: string
  saved?: boolean
}

/** What happens next, in a sentence. */
export function nextInWords({ reminders, now, today, sent }: MyRemindersProps): string {
  if (sent === 'no mail') return 'No e-mail is set up on this Upturn yet, so you get none.'
  if (sent === 'turned off') return 'Reminders are turned off for everybody at present, so you get none.'
  const when = whenReminded(reminders)
  if (when === null) return 'You get no reminders.'
  const next = nextOccurrence(when, now)
  const at = afterQuiet(next.at, reminders.quiet)
  const only = 'if there is something to say'
  if (!isAway(reminders, today)) return `Your next reminder comes on ${momentInWords(at)}, ${only}.`
  return `You are away until ${dateInWords(reminders.away?.until ?? '')}: no reminder comes until then.`
}

/** What stands in a field: as typed, where the form came back, else as it is kept. */
const shown = ({ typed }: MyRemindersProps, field: string, kept: string) => typed?.get(field) ?? kept

function How(props: MyRemindersProps) {
  const { reminders, problems = [] } = props
  const field = (name: string, kept: string | number) => ({
    id: name,
    value: shown(props, name, String(kept)),
    error: problemOf(problems, name),
  })
  return (
    <>
      <RadioField label="How often" {...field('often', reminders.often)} options={oftenOptions} />
      <div class="up-remind__pair">
        <SelectField
          label="Day of the week"
          hint="For once a week"
          {...field('weekday', reminders.weekday)}
          options={weekdays.map((text, index) => ({ value: String(index + 1), text }))}
        />
        <TextField
          label="Day of the month"
          hint="For once a month, 1 to 31"
          width="2"
          {...field('day', reminders.day)}
        />
      </div>
      <SelectField label="Hour" {...field('hour', reminders.hour)} options={hourOptions} />
    </>
  )
}

function Quiet(props: MyRemindersProps) {
  const { reminders, problems = [] } = props
  const options = [{ value: '', text: 'No quiet hours' }, ...hourOptions]
  return (
    <fieldset class="govuk-fieldset up-remind__group">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Quiet hours</legend>
      <p class="up-hint">Nothing is sent between these hours, also not what is late.</p>
      <div class="up-remind__pair">
        <SelectField
          id="quiet-from"
          label="From"
          value={shown(props, 'quiet-from', String(reminders.quiet?.from ?? ''))}
          error={problemOf(problems, 'quiet-from')}
          options={options}
        />
        <SelectField
          id="quiet-until"
          label="Until"
          value={shown(props, 'quiet-until', String(reminders.quiet?.until ?? ''))}
          error={problemOf(problems, 'quiet-until')}
          options={options}
        />
      </div>
    </fieldset>
  )
}

function AwayFields(props: MyRemindersProps) {
  const { reminders, people, problems = [] } = props
  const { away } = reminders
  return (
    <fieldset class="govuk-fieldset up-remind__group">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Days away</legend>
      <p class="up-hint">Nothing is sent to you on these days. Your deputy, if you name one, is told instead.</p>
      <div class="up-remind__pair">
        <DayField
          id="away-from"
          label="First day"
          value={shown(props, 'away-from', dayForField(away?.from ?? null))}
          error={problemOf(problems, 'away-from')}
        />
        <DayField
          id="away-until"
          label="Last day"
          value={shown(props, 'away-until', dayForField(away?.until ?? null))}
          error={problemOf(problems, 'away-until')}
        />
      </div>
      <SelectField
        id="deputy"
        label="Deputy"
        value={shown(props, 'deputy', away?.deputy ?? '')}
        error={problemOf(problems, 'deputy')}
        options={[{ value: '', text: 'Nobody' }, ...people.map(({ id, name }) => ({ value: id, text: name }))]}
      />
    </fieldset>
  )
}

function CalendarPart({ feed, feedMade }: MyRemindersProps) {
  return (
    <section class="up-part" id="calendar">
      <h2 class="govuk-heading-m">In your own calendar</h2>
      <p class="govuk-body">
        Outlook, Google and Apple calendars can show the deadlines of your actions and keep them up to date. They need
        an address of your own, which is secret: whoever has it can read the titles of your actions.
      </p>
      {feed !== undefined && (
        <Notice tone="good" title="Your calendar’s address">
          <p>
            <code class="up-code">{feed}</code>
          </p>
          <p>
            Copy it now: it is not shown again. In Outlook choose “Add calendar”, then “Subscribe from web”, and paste
            it there.
          </p>
        </Notice>
      )}
      {feed === undefined && feedMade !== null && (
        <p class="govuk-body">
          You have one, made on {dateInWords(feedMade)}. A new one ends it: do that if somebody else may have seen it.
        </p>
      )}
      <PostForm action={addresses.calendarMake()} may="see own work">
        <Button kind="secondary">{feedMade === null ? 'Make an address' : 'Make a new address'}</Button>
      </PostForm>
    </section>
  )
}

export function MyRemindersPage(props: MyRemindersProps) {
  const { reminders, problems = [], conflict, saved } = props
  return (
    <Page
      heading="My reminders"
      lead={nextInWords(props)}
      section="mine"
      breadcrumbs={[{ text: 'Your account', href: addresses.me() }]}
    >
      <ErrorSummary errors={summaryOf(problems)} />
      {conflict !== undefined && <Notice tone="bad" title={conflict} />}
      {saved && <Notice tone="good" title="Your reminders are set." />}
      <p class="govuk-body">
        A reminder lists what is overdue or due soon, what nobody has spoken of this month, proof that was returned to
        you and what waits for your decision. When there is nothing to say, none comes. One that falls on a weekend or a
        bank holiday comes the next working day; day 31 means the last of a shorter month.
      </p>
      <PostForm action={addresses.reminders()} may="see own work">
        <input type="hidden" name="revision" value={String(reminders.revision)} />
        <How {...props} />
        <Quiet {...props} />
        <AwayFields {...props} />
        <Button>Save</Button>
      </PostForm>
      <CalendarPart {...props} />
    </Page>
  )
}
