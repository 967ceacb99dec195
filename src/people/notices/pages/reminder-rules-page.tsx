/** Reminders for the whole authority: what has been settled, what became of each message, and what was passed on. */

import type { JobState } from '../../../platform/jobs/store.ts'
import type { ListedMessage, MessageState } from '../../../platform/mail/outbox.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, RadioField, SelectField, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Notice } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import { dateInShort, listInWords, plural, pluralInWords, sentenceCase } from '../../../ui/words.ts'
import type { FormProblem } from '../reminders-form.ts'
import type { ReminderRules } from '../rules/settings.ts'
import type { KeptEscalation } from '../store/done.ts'
import type { Kept } from '../store/reminders.ts'
import { momentInShort } from '../times-in-words.ts'
import { hourOptions, oftenOptions, problemOf, summaryOf } from './form-parts.tsx'

export type ReminderRulesProps = {
  rules: Kept<ReminderRules>
  mail: 'none' | 'smtp' | 'notify' | 'test'
  messages: readonly (ListedMessage & { to: string })[]
  counts: Record<MessageState, number>
  passedOn: readonly (KeptEscalation & { words: string; planTitle: string })[]
  jobs: readonly JobState[]
  typed?: URLSearchParams
  problems?: readonly FormProblem[]
  conflict?: string
  done?: 'saved' | 'again' | undefined
}

const states: Record<MessageState, { word: string; tone: Tone }> = {
  waiting: { word: 'Waiting', tone: 'plain' },
  sending: { word: 'Being sent', tone: 'plain' },
  sent: { word: 'Sent', tone: 'green' },
  unknown: { word: 'Not known', tone: 'amber' },
  failed: { word: 'Not sent', tone: 'red' },
  dropped: { word: 'Dropped', tone: 'grey' },
}

const kinds: Record<string, string> = {
  digest: 'Digest',
  'digest for another': 'Digest for somebody who is away',
  'passed on from you': 'Told that their action was passed on',
  'passed on to you': 'An overdue action passed on to them',
}

function leadOf({ mail, rules, counts }: ReminderRulesProps): string {
  if (mail === 'none') return 'No e-mail is set up on this Upturn, so nothing is sent.'
  if (!rules.on) return 'Reminders are turned off: nothing is sent to anybody.'
  const undecided = counts.unknown + counts.failed
  const waits =
    undecided === 0
      ? ''
      : ` ${sentenceCase(pluralInWords(undecided, 'message'))} ${undecided === 1 ? 'waits' : 'wait'} for your decision.`
  const sent = counts.sent === 0 ? 'none yet' : `${plural(counts.sent, 'message')} so far`
  return `Reminders are sent: ${sent}.${waits}`
}

function RulesForm({ rules, typed, problems = [] }: ReminderRulesProps) {
  const field = (id: string, kept: string) => ({ id, value: typed?.get(id) ?? kept, error: problemOf(problems, id) })
  return (
    <PostForm action={addresses.reminderRules()} may="set reminders">
      <h2 class="govuk-heading-m">What holds for everybody</h2>
      <input type="hidden" name="revision" value={String(rules.revision)} />
      <RadioField
        label="Reminders"
        {...field('on', rules.on ? 'yes' : 'no')}
        options={[
          { value: 'yes', text: 'Sent' },
          { value: 'no', text: 'Turned off for everybody' },
        ]}
      />
      <RadioField
        label="How often, for whoever has not chosen"
        hint="Everybody can choose for themselves. Nothing is sent when there is nothing to say."
        {...field('often', rules.often)}
        options={oftenOptions}
      />
      <SelectField label="At what hour" {...field('hour', String(rules.hour))} options={hourOptions} />
      <TextField
        label="Day of the month by which word is expected"
        hint="Every running action should have an update by this day of each month. Reminders ask for it from ten days before."
        width="2"
        {...field('update-day', String(rules.updateDay))}
      />
      <TextField
        label="Pass on after (working days)"
        hint="When an action is overdue and nothing has been said of it for this long, whoever leads its outcome or theme is told, and so is its lead: once a month. Empty: never."
        width="2"
        {...field('escalate-after', String(rules.escalateAfter ?? ''))}
      />
      <Button>Save</Button>
    </PostForm>
  )
}

const isUndecided = ({ state }: ListedMessage) => state === 'unknown' || state === 'failed'

function Again({ message }: { message: ListedMessage & { to: string } }) {
  if (!isUndecided(message)) return null
  return (
    <PostForm action={addresses.sendAgain(message.id)} may="set reminders" class="up-remind__again">
      <Button kind="secondary">
        Send again<span class="govuk-visually-hidden"> to {message.to}</span>
      </Button>
    </PostForm>
  )
}

function Messages({ messages, counts }: ReminderRulesProps) {
  if (messages.length === 0) {
    return (
      <Empty title="No message yet">
        <p class="govuk-body">
          When a reminder is due to somebody and there is something to say, it stands here with what became of it.
        </p>
      </Empty>
    )
  }
  return (
    <>
      {counts.unknown > 0 && (
        <Notice tone="note" title="Some messages may or may not have arrived">
          <p>
            Upturn, or the connection, ended while they were handed over. They are not sent again by themselves, so that
            nobody gets one twice. Ask the person, or send again.
          </p>
        </Notice>
      )}
      <DataTable
        caption="The newest messages"
        rows={messages}
        columns={[
          { head: 'To', rowHead: true, cell: ({ to }) => to },
          { head: 'What', cell: ({ kind }) => kinds[kind] ?? kind },
          { head: 'Written', class: 'up-nowrap', cell: ({ createdAt }) => momentInShort(createdAt) },
          { head: 'State', class: 'up-wide', cell: (message) => <State message={message} /> },
          { head: 'Decide', class: 'up-nowrap', cell: (message) => <Again message={message} /> },
        ]}
      />
      <p class="up-hint">What a message said is not kept once it was sent.</p>
    </>
  )
}

function State({ message: { state, failure, settledAt, nextTryAt } }: { message: ListedMessage }) {
  const { word, tone } = states[state]
  const when =
    state === 'waiting' ? `Next try ${momentInShort(nextTryAt)}` : settledAt === null ? '' : momentInShort(settledAt)
  return (
    <>
      <Tag tone={tone} word={word} />
      {when !== '' && <p class="up-hint">{when}</p>}
      {failure !== null && <p class="up-hint">{failure}</p>}
    </>
  )
}

function PassedOn({ passedOn }: ReminderRulesProps) {
  const names = (people: readonly { name: string }[]) => listInWords(people.map(({ name }) => name)) || 'Nobody'
  if (passedOn.length === 0) return <p class="govuk-body">No action was passed on in the last three months.</p>
  return (
    <DataTable
      caption="Actions passed on in the last three months"
      captionHidden
      rows={passedOn}
      columns={[
        { head: 'On', class: 'up-nowrap', cell: ({ on }) => dateInShort(on) },
        {
          head: 'Action',
          rowHead: true,
          class: 'up-wide',
          cell: ({ plan, action, words, planTitle }) => (
            <>
              <a class="govuk-link" href={addresses.action(plan, action)}>
                {words}
              </a>
              <p class="up-hint">{planTitle}</p>
            </>
          ),
        },
        { head: 'Its lead', cell: ({ leads }) => names(leads) },
        { head: 'Passed on to', cell: ({ officers }) => names(officers) },
      ]}
    />
  )
}

function Faults({ jobs }: ReminderRulesProps) {
  const failing = jobs.filter(({ fault }) => fault !== null)
  if (failing.length === 0) return null
  return (
    <Notice tone="bad" title="Some work did not get done and is tried again">
      <ul class="govuk-list govuk-list--bullet">
        {failing.map(({ name, fault, failures, nextRunAt }) => (
          <li>
            {sentenceCase(name)}: failed {plural(failures, 'time')}, again at {momentInShort(nextRunAt)}. In the log as{' '}
            {fault}.
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export function ReminderRulesPage(props: ReminderRulesProps) {
  const { problems = [], conflict, done, mail } = props
  return (
    <Page heading="Reminders" lead={leadOf(props)} section="reminders">
      <ErrorSummary errors={summaryOf(problems)} />
      {conflict !== undefined && <Notice tone="bad" title={conflict} />}
      {done === 'saved' && <Notice tone="good" title="The settings are saved." />}
      {done === 'again' && <Notice tone="good" title="The message waits to be sent again." />}
      {mail === 'none' && (
        <p class="govuk-body">
          Whoever runs Upturn sets up a mail server (SMTP_URL and MAIL_FROM) or GOV.UK Notify (NOTIFY_API_KEY and
          NOTIFY_TEMPLATE).
        </p>
      )}
      <Faults {...props} />
      <h2 class="govuk-heading-m">Messages</h2>
      <Messages {...props} />
      <h2 class="govuk-heading-m">Passed on</h2>
      <PassedOn {...props} />
      <RulesForm {...props} />
    </Page>
  )
}
