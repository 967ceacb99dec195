/** Small parts that pages are put together from. */
import type { Child, PropsWithChildren } from 'hono/jsx'

/** A list of name and value, for the facts of one thing. Facts that are empty are shown as such, never left out in silence. */
export function Facts({ items }: { items: readonly { name: string; value: Child; hint?: Child }[] }) {
  return (
    <dl class="govuk-summary-list up-facts">
      {items.map((item) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{item.name}</dt>
          <dd class="govuk-summary-list__value">
            {item.value}
            {item.hint && <p class="up-hint">{item.hint}</p>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Words exactly as the document printed them, line breaks kept. */
export function Printed({ text, none = 'Nothing printed' }: { text: string | null | undefined; none?: string }) {
  if (!text) return <span class="up-muted">{none}</span>
  return <q class="up-printed">{text}</q>
}

/** What a page says when it has nothing to show, and what to do next. */
export function Empty({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <div class="up-empty">
      <h2 class="govuk-heading-m">{title}</h2>
      {children}
    </div>
  )
}

export function Figures({ items }: { items: readonly { name: string; value: Child; href?: string; tone?: string }[] }) {
  return (
    <ul class="up-figures">
      {items.map((item) => (
        <li class={item.tone ? `up-figure up-figure--${item.tone}` : 'up-figure'}>
          <span class="up-figure__value">{item.value}</span>{' '}
          {item.href ? (
            <a class="govuk-link up-figure__name" href={item.href}>
              {item.name}
            </a>
          ) : (
            <span class="up-figure__name">{item.name}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A share of a whole as a bar with its figures in words beside it, never a percentage alone. */
export function Share({ part, whole, label }: { part: number; whole: number; label: string }) {
  const width = whole === 0 ? 0 : Math.round((part / whole) * 100)
  return (
    <span class="up-share">
      <svg class="up-share__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="up-share__whole" width="100" height="8" />
        <rect class="up-share__part" width={width} height="8" />
      </svg>
      <span class="up-share__words">{label}</span>
    </span>
  )
}

/** Something went as asked, or did not: said at the top of the next page. */
export function Notice({ tone, title, children }: PropsWithChildren<{ tone: 'good' | 'bad' | 'note'; title: string }>) {
  return (
    <div class={`up-notice up-notice--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <p class="up-notice__title">{title}</p>
      {children}
    </div>
  )
}

/** Words that unfold, closed until asked for. */
export function Details({ summary, open, children }: PropsWithChildren<{ summary: Child; open?: boolean }>) {
  return (
    <details class="govuk-details" open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}

export type Choice = { text: string; href: string; current: boolean }

/** Ways to see the same thing, one of them taken: links, so that each view has its address. Left out where there is no choice. */
export function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  if (choices.length < 2) return null
  return (
    <nav class="up-views up-views--above up-screen-only" aria-label={label}>
      <ul>
        {choices.map(({ text, href, current }) => (
          <li>
            <a class="up-views__link" href={href} aria-current={current ? 'true' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A part of a page that links lead to. */
export function PagePart({ id, title, children }: PropsWithChildren<{ id: string; title: string }>) {
  return (
    <section class="up-part" id={id}>
      <h2 class="govuk-heading-m">{title}</h2>
      {children}
    </section>
  )
}
