/** Where the limits of a chart begin anew, and how they are drawn: with a reason each time. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Drawing } from '../../../ui/drawing.tsx'
import { Button, ErrorSummary, PostForm, RadioField, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { plural } from '../../../ui/words.ts'
import { seriesChart } from '../../figures/series-chart.ts'
import { slugOf } from '../../indicators/library.ts'
import { nameOf, queryOf, type Shown, shownBy } from '../../pages/indicator/shown.ts'
import { baseNames } from '../../pages/words.ts'
import { periodInWords } from '../../rules/periods.ts'
import { withinPerformance } from '../../views/frame.ts'
import { saveChartSetting } from '../chart-setting-store.ts'
import type { ChartSetting } from '../rules/chart-setting.ts'
import { readSetting, type SettingField, type SettingForm, type SettingProblem } from '../rules/read-setting.ts'

type Props = { shown: Shown; form: SettingForm; problems?: readonly SettingProblem[]; meanwhile?: boolean }

const formOf = ({ rebase, fixAfter, screen }: ChartSetting): SettingForm => ({
  keep: rebase.map(({ period }) => period),
  period: '',
  reason: '',
  fixAfter: fixAfter === null ? '' : String(fixAfter),
  screen,
  why: '',
})

/** What holds now, in a sentence. */
function leadOf({ series: { setting }, unit, base }: Shown): string {
  const { rebase, fixAfter, screen } = setting
  const first =
    rebase.length === 0
      ? 'The limits come from one process: they never began anew.'
      : `The limits begin anew ${rebase.length === 1 ? 'once' : `${rebase.length} times`}.`
  const fixed = fixAfter === null ? '' : ` They come from the first ${fixAfter} points of each process.`
  const outliers = screen ? '' : ' Leaps from one point to the next count however large they are.'
  return `${first}${fixed}${outliers} ${baseNames[base]}, ${nameOf(unit)}.`
}

function Kept({ shown, form }: Props) {
  const { rebase } = shown.series.setting
  if (rebase.length === 0) return null
  return (
    <fieldset class="govuk-fieldset govuk-form-group">
      <legend class="govuk-label">Limits that began anew (take the tick away to undo one)</legend>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        {rebase.map(({ period, reason }) => (
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              type="checkbox"
              id={`keep-${period}`}
              name="keep"
              value={period}
              checked={form.keep.includes(period)}
            />
            <label class="govuk-label govuk-checkboxes__label" for={`keep-${period}`}>
              {periodInWords(period)}: {reason}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function Fields(props: Props) {
  const { shown, form, problems = [] } = props
  const error = (field: SettingField) => problems.find((problem) => problem.field === field)?.text
  const later = shown.series.points.slice(1).map(({ period }) => ({ value: period, text: periodInWords(period) }))
  return (
    <>
      <input type="hidden" name="revision" value={String(shown.series.setting.revision)} />
      <Kept {...props} />
      <SelectField
        id="period"
        label="Begin new limits with (optional)"
        hint="Only where the work itself changed: a new front door, another limit, a team that joined."
        options={[{ value: '', text: 'No new limits' }, ...later.toReversed()]}
        value={form.period}
        error={error('period')}
      />
      <TextField
        id="reason"
        label="What changed then"
        hint="Printed beside the chart, such as “One front door for all areas”."
        value={form.reason}
        error={error('reason')}
      />
      <TextField
        id="fixAfter"
        label="Keep the limits of the first points (optional)"
        hint="12 at least. Later points are then held against how it was at the beginning. Left empty, all points count."
        value={form.fixAfter}
        inputmode="numeric"
        width="4"
        error={error('fixAfter')}
      />
      <RadioField
        id="screen"
        label="Leaps from one point to the next"
        value={form.screen ? 'yes' : 'no'}
        options={[
          {
            value: 'yes',
            text: 'Leave out the very large ones',
            hint: 'Narrower limits, as the usual R package has them.',
          },
          { value: 'no', text: 'Count them all', hint: 'Wider limits, as the usual spreadsheet tools have them.' },
        ]}
      />
      <TextArea id="why" label="Why" value={form.why} error={error('why')} />
    </>
  )
}

function SettingPage(props: Props) {
  const { shown, problems = [], meanwhile = false } = props
  const { indicator, base, unit, series } = shown
  const slug = slugOf(indicator.code)
  const query = queryOf(base, unit?.id ?? '')
  return (
    <Page
      heading="How the chart is drawn"
      caption={`${indicator.title}: ${nameOf(unit)}`}
      {...withinPerformance('standing')}
      lead={leadOf(shown)}
      breadcrumbs={[{ text: indicator.title, href: addresses.indicator(slug, query) }]}
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {meanwhile && (
        <Notice tone="bad" title="Somebody else has set this chart meanwhile">
          <p>Nothing of yours was saved. What holds now is shown above the form; your words are still in it.</p>
        </Notice>
      )}
      {series.spc === null || series.points.length < 2 ? (
        <Empty title="No limits here">
          <p>
            {series.spc === null
              ? 'On this base each value shares months with the one before, so that no limits are drawn.'
              : 'There are no figures yet that limits could be drawn for.'}{' '}
            <a class="govuk-link" href={addresses.indicator(slug, query)}>
              Back to the indicator
            </a>
          </p>
        </Empty>
      ) : (
        <>
          <Drawing chart={seriesChart(indicator, nameOf(unit), series)} latest />
          <PostForm action={addresses.indicatorChart(slug, query)} may="set charts">
            <h2 class="govuk-heading-m">Change it</h2>
            <Fields {...props} />
            <Button>Save</Button>
            <p class="up-muted">
              It holds for this chart only: {plural(series.points.length, 'point')}, {baseNames[base].toLowerCase()}.
            </p>
          </PostForm>
        </>
      )}
    </Page>
  )
}

async function sendSetting(asked: Asked): Promise<Response> {
  const shown = await shownBy(asked)
  return sendPage(asked.c, <SettingPage shown={shown} form={formOf(shown.series.setting)} />)
}

async function typedForm({ c }: Asked): Promise<{ form: SettingForm; revision: number }> {
  const body = await c.req.parseBody({ all: true })
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 2000) : '')
  const keep = [body.keep].flat().flatMap((one) => (typeof one === 'string' ? [one] : []))
  const { period, reason, fixAfter, screen, why, revision } = body
  const form = { period: text(period), reason: text(reason), fixAfter: text(fixAfter), why: text(why) }
  return { form: { keep, ...form, screen: screen !== 'no' }, revision: Number(text(revision)) || 0 }
}

async function saveSetting(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const shown = await shownBy(asked)
  const { form, revision } = await typedForm(asked)
  const periods = shown.series.points.map(({ period }) => period)
  const { setting, problems } = readSetting(form, shown.series.setting, periods)
  if (problems.length > 0) return sendPage(c, <SettingPage shown={shown} form={form} problems={problems} />, 422)
  const of = { indicator: shown.indicator.code, base: shown.base, unit: shown.unit?.id ?? '' }
  const by = { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock: services.clock }
  const answer = await saveChartSetting(services.db, by, of, { ...setting, revision }, form.why.trim())
  if ('meanwhile' in answer) return sendPage(c, <SettingPage shown={await shownBy(asked)} form={form} meanwhile />, 409)
  return goTo(c, addresses.indicator(slugOf(of.indicator), queryOf(of.base, of.unit)))
}

export const settingRoutes: readonly Route[] = [
  { method: 'get', path: '/indicators/:indicator/chart', permission: 'set charts', handler: sendSetting },
  { method: 'post', path: '/indicators/:indicator/chart', permission: 'set charts', handler: saveSetting },
]
