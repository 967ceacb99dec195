/** What stands around a page because of who reads it and which day they look at; each asks the frame. */
import { addresses, withQuery } from './addresses.ts'
import { useFrame } from './frame.ts'

/** Who is signed in, with the way out; or the way in. */
export function Reader() {
  const { reader, signIn } = useFrame()
  if (reader === null) {
    return signIn === null ? null : (
      <p class="up-reader">
        <a class="up-header__link" href={signIn}>
          Sign in
        </a>
      </p>
    )
  }
  return (
    <form class="up-reader" method="post" action={addresses.signOut()}>
      <a class="up-header__link" href={addresses.me()} title={`${reader.roles}, ${reader.authority}`}>
        {reader.name}
      </a>
      <button class="up-header__button" type="submit">
        Sign out
      </button>
    </form>
  )
}

/** The past day that is looked at, said above everything of the plan, with the way back. */
export function PastDay() {
  const { asAt, here } = useFrame()
  if (asAt === null) return null
  return (
    <aside class="up-past" aria-label="A past day">
      <div class="govuk-width-container">
        <p>
          The plan as it was {asAt.isMoment ? 'right after' : 'on'} <strong>{asAt.words}</strong>. Nothing can be
          changed on this day.{' '}
          <a class="govuk-link" href={withQuery(here.path, { ...Object.fromEntries(here.query), 'as-at': '' })}>
            Back to today
          </a>
        </p>
      </div>
    </aside>
  )
}

/** Another day for the page at hand, its other choices kept. */
export function ChooseDay() {
  const { asAt, here } = useFrame()
  if (here.path === '') return null
  return (
    <form class="up-day" method="get" action={here.path}>
      {here.query.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label class="up-day__label" for="plan-as-at">
        Day to show
      </label>
      <input
        class="govuk-input up-day__input"
        id="plan-as-at"
        name="as-at"
        type="date"
        value={asAt === null || asAt.isMoment ? '' : asAt.day}
      />
      <button class="up-linkbutton" type="submit">
        Go to that day
      </button>
    </form>
  )
}

/** Words that the server puts above every page. */
export function Banner() {
  const { banner } = useFrame()
  return banner === undefined ? null : (
    <aside class="up-banner" aria-label="About this Upturn">
      {banner}
    </aside>
  )
}
