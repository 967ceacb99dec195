/** Every target with where it stands, and those that the words of plans propose. */
import { may } from '../../../people/permissions.ts'
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { SelectField } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Page } from '../../../ui/layout.tsx'
import { Choices, Empty, Notice } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import type { Column } from '../../../ui/table.tsx'
import { areas, bases } from '../../indicators/indicator.ts'
import { slugOf } from '../../indicators/library.ts'
import { baseNames, baseSlug } from '../../pages/words.ts'
import { withinPerformance } from '../../views/frame.ts'
import { listWaiting, type WaitingProposal } from '../reading/waiting.ts'
import { type FullStanding, listStandings } from '../standings.ts'
import type { TargetState } from '../target.ts'
import { Proposals } from './proposals.tsx'
import { standingsInASentence, TargetTable } from './target-views.tsx'

/** What the address asks for; '' is all. */
type Filters = { unit: string; indicator: string; base: string; state: string }
type Props = {
  all: readonly FullStanding[]
  filters: Filters
  waiting: readonly WaitingProposal[]
  today: string
  notice?: { tone: 'good' | 'bad'; text: string } | undefined
}

const states: readonly { state: TargetState; slug: string; text: string }[] = [
  { state: 'missed', slug: 'missed', text: 'Missed' },
  { state: 'to come', slug: 'to-come', text: 'To come' },
  { state: 'reached', slug: 'reached', text: 'Reached' },
  { state: 'no figure', slug: 'no-figure', text: 'No figure' },
  { state: 'baseline to be set', slug: 'baseline', text: 'Baseline to be set' },
]

/** The whole authority has no id of its own to stand in an address. */
const unitSlug = ({ target }: FullStanding): string => target.unit || 'authority'

function isShown(standing: FullStanding, { unit, indicator, base, state }: Filters): boolean {
  const { target } = standing
  return (
    (unit === '' || unit === unitSlug(standing)) &&
    (indicator === '' || indicator === slugOf(target.indicator)) &&
    (base === '' || base === baseSlug(target.base)) &&
    (state === '' || states.find(({ slug }) => slug === state)?.state === standing.state)
  )
}

function Filter({ all, filters }: Props) {
  const units = new Map(all.map((one) => [unitSlug(one), one.unit?.name ?? 'Whole authority']))
  const named = new Map(all.map(({ indicator }) => [slugOf(indicator.code), indicator.title]))
  const used = new Set(all.map(({ target }) => target.base))
  const options = (first: string, from: Iterable<readonly [string, string]>) => [
    { value: '', text: first },
    ...[...from].map(([value, text]) => ({ value, text })),
  ]
  return (
    <search class="up-filters up-screen-only">
      <form class="up-filters__form" method="get" action={addresses.targets()}>
        <input type="hidden" name="state" value={filters.state} />
        <SelectField id="unit" label="For whom" value={filters.unit} options={options('Everybody', units)} />
        <SelectField id="indicator" label="Indicator" value={filters.indicator} options={options('All', named)} />
        <SelectField
          id="base"
          label="Of which figures"
          value={filters.base}
          options={options(
            'All',
            bases.filter((base) => used.has(base)).map((base) => [baseSlug(base), baseNames[base]] as const),
          )}
        />
        <button type="submit" class="govuk-button govuk-button--secondary">
          Show
        </button>
      </form>
    </search>
  )
}

const ofColumns: readonly Column<FullStanding>[] = [
  {
    head: 'Indicator',
    rowHead: true,
    cell: ({ indicator, target, unit }) => (
      <>
        <a
          class="govuk-link"
          href={addresses.indicator(slugOf(indicator.code), { base: baseSlug(target.base), unit: target.unit })}
        >
          {indicator.title}
        </a>
        {unit !== null && <p class="up-hint">{unit.name}</p>}
      </>
    ),
  },
]

function Tables({ all, filters, today }: Props) {
  const shown = all.filter((standing) => isShown(standing, filters))
  if (shown.length === 0)
    return (
      <Empty title="No such target">
        <p>
          No target is both.{' '}
          <a class="govuk-link" href={addresses.targets()}>
            Show every target
          </a>
        </p>
      </Empty>
    )
  return areas.map((area) => {
    const own = shown.filter(({ indicator }) => indicator.area === area)
    return own.length === 0 ? null : <TargetTable caption={area} standings={own} today={today} of={ofColumns} />
  })
}

function NoTargets({ waiting }: Props) {
  const maySet = useFrame().may('set targets')
  return (
    <Empty title="No target is set yet">
      <p>
        {maySet && waiting.length > 0
          ? 'Those below were read from the words of the plans: take on what is right. '
          : 'A target says what an indicator is to reach by when. '}
        Others are set on the page of their indicator.{' '}
        <a class="govuk-link" href={addresses.indicators()}>
          Indicators
        </a>
      </p>
    </Empty>
  )
}

export function TargetsPage(props: Props) {
  const { all, filters, today, notice } = props
  const found = all.filter((standing) => isShown(standing, { ...filters, state: '' }))
  const choices = states
    .map(({ state, slug, text }) => ({ slug, text, count: found.filter((one) => one.state === state).length }))
    .filter(({ count, slug }) => count > 0 || slug === filters.state)
    .map(({ slug, text, count }) => ({
      text: `${text} (${count})`,
      href: addresses.targets({ ...filters, state: slug }),
      current: slug === filters.state,
    }))
  const everything = {
    text: `All (${found.length})`,
    href: addresses.targets({ ...filters, state: '' }),
    current: filters.state === '',
  }
  return (
    <Page heading="Targets" {...withinPerformance('targets')} lead={standingsInASentence(found, today)}>
      {notice !== undefined && <Notice tone={notice.tone} title={notice.text} />}
      {all.length === 0 ? (
        <NoTargets {...props} />
      ) : (
        <>
          <Filter {...props} />
          <Choices label="Standing" choices={[everything, ...choices]} />
          <Tables {...props} />
        </>
      )}
      <p class="up-screen-only">
        <a class="govuk-link" href={addresses.comparators()}>
          What others reach
        </a>
      </p>
      <Proposals waiting={props.waiting} open={all.length === 0} />
    </Page>
  )
}

const notices: Record<string, { tone: 'good' | 'bad'; text: string }> = {
  taken: { tone: 'good', text: 'The target is taken on' },
  declined: { tone: 'good', text: 'It is not proposed again' },
  gone: { tone: 'bad', text: 'That proposal is there no more: the page shows how it stands now' },
}

export async function sendAllTargets({ c, services, who }: Asked): Promise<Response> {
  const { db, clock } = services
  const authority = asAuthorityId(who.authority)
  const today = clock.today()
  const all = await listStandings(db, authority, today)
  const waiting = may(who, 'set targets') ? await listWaiting(db, authority) : []
  const asked = (name: keyof Filters) => c.req.query(name) ?? ''
  const filters = { unit: asked('unit'), indicator: asked('indicator'), base: asked('base'), state: asked('state') }
  const notice = notices[c.req.query('done') ?? '']
  return sendPage(c, <TargetsPage {...{ all, filters, waiting, today, notice }} />)
}

export const allTargetsRoutes: readonly Route[] = [
  { method: 'get', path: '/targets', permission: 'read figures', handler: sendAllTargets },
]
