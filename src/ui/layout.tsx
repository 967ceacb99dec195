/** The frame of every page: title, skip link, wordmark, navigation, one `h1`, footer. Knows nothing of plans. */
import type { Child, PropsWithChildren } from 'hono/jsx'
import { addresses } from './addresses.ts'
import { enhancements, favicon, styleSheet } from './assets.ts'
import { useFrame } from './frame.ts'
import { Banner, ChooseDay, PastDay, Reader } from './frame-parts.tsx'

/** Which way of the main navigation a page belongs to; the server lists the ways (`web/frame.ts`). */
export type Section = string
/** `needs`: the permission without which the way is not shown. */
export type NavigationItem = {
  text: string
  href: string
  count?: number | undefined
  current?: boolean
  needs?: string
  /** Asked for now and then: stands under “More”. */
  more?: boolean
}

export type PageProps = PropsWithChildren<{
  /** The `h1`, and the first part of the title. */
  heading: string
  /** A quiet line above the heading: what kind of thing this is. */
  caption?: Child
  /** The most important fact of the page, as a sentence. */
  lead?: Child
  section?: Section
  /** The thing that this page is a part of, with its own navigation. */
  within?: { title: string; href: string; items: readonly NavigationItem[] } | undefined
  breadcrumbs?: readonly { text: string; href: string }[]
  /** Seconds until the page asks again by itself: progress without JavaScript. */
  refresh?: number | undefined
  /** Addresses of style sheets that only this page needs. */
  styles?: readonly string[]
}>

/** The mark: a line that goes down, turns and goes up past where it began. */
function Wordmark() {
  return (
    <a class="up-wordmark" href={addresses.home()}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
        <path class="up-wordmark__line" d="M6 9v7.5a9 9 0 0 0 9 9 9 9 0 0 0 9-9V8" />
        <path class="up-wordmark__tip" d="m18.5 12.5 5.5-6 5.5 6" />
      </svg>
      <span>Upturn</span>
    </a>
  )
}

function Header({ section }: { section: Section | undefined }) {
  const { sections } = useFrame()
  return (
    <header class="up-header">
      <div class="govuk-width-container up-header__inside">
        <Wordmark />
        <nav aria-label="Main">
          <ul class="up-header__list">
            {sections.map((item) => (
              <li>
                <a
                  class="up-header__link"
                  href={item.href}
                  aria-current={item.section === section ? 'true' : undefined}
                >
                  {item.text}
                  {item.count !== undefined && item.count > 0 && <span class="up-count">{item.count}</span>}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Reader />
      </div>
    </header>
  )
}

function WithinLink({ item }: { item: NavigationItem }) {
  return (
    <li>
      <a class="up-within__link" href={item.href} aria-current={item.current ? 'page' : undefined}>
        {item.text}
        {item.count !== undefined && item.count > 0 && <span class="up-count">{item.count}</span>}
      </a>
    </li>
  )
}

/** Unfolds below the ways that are used every day. */
function More({ items }: { items: readonly NavigationItem[] }) {
  if (items.length === 0) return null
  return (
    <li>
      <details class="up-more">
        <summary class="up-within__link">More</summary>
        <ul class="up-more__list">
          {items.map((item) => (
            <WithinLink item={item} />
          ))}
        </ul>
      </details>
    </li>
  )
}

function Within({ title, href, items: all }: { title: string; href: string; items: readonly NavigationItem[] }) {
  const { may } = useFrame()
  const items = all.filter(({ needs }) => needs === undefined || may(needs))
  return (
    <div class="up-within">
      <div class="govuk-width-container">
        <nav aria-label="This plan">
          <div class="up-within__head">
            <p class="up-within__title">
              <a class="govuk-link govuk-link--no-visited-state" href={href}>
                {title}
              </a>
            </p>
            <ChooseDay />
          </div>
          <ul class="up-within__list">
            {items
              .filter((item) => !item.more || item.current)
              .map((item) => (
                <WithinLink item={item} />
              ))}
            <More items={items.filter((item) => item.more && !item.current)} />
          </ul>
        </nav>
      </div>
    </div>
  )
}

function Breadcrumbs({ items }: { items: readonly { text: string; href: string }[] }) {
  return (
    <nav class="govuk-breadcrumbs" aria-label="Breadcrumb">
      <ol class="govuk-breadcrumbs__list">
        {items.map((item) => (
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={item.href}>
              {item.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Footer() {
  return (
    <footer class="up-footer">
      <div class="govuk-width-container up-footer__inside">
        <p>Upturn keeps everything where your council runs it. Nothing goes anywhere else.</p>
        <ul class="up-footer__list">
          <li>
            <a class="govuk-footer__link" href={addresses.key()}>
              Key to colours
            </a>
          </li>
          <li>
            <a class="govuk-footer__link" href={addresses.accessibility()}>
              Accessibility statement
            </a>
          </li>
          <li>
            <a class="govuk-footer__link" href={addresses.help()}>
              Help and about
            </a>
          </li>
        </ul>
      </div>
    </footer>
  )
}

export function Page(props: PageProps) {
  const { heading, caption, lead, section, within, breadcrumbs = [], refresh, styles = [], children } = props
  const title = [heading, within?.title === heading ? undefined : within?.title, 'Upturn'].filter(Boolean).join(' – ')
  return (
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#43307a" />
        {refresh !== undefined && (
          // Only where JavaScript does not run: with it the page asks in the background and the reader keeps their place.
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
        <link rel="icon" href={favicon} type="image/svg+xml" />
        {[styleSheet, ...styles].map((sheet) => (
          <link rel="stylesheet" href={sheet} />
        ))}
        <script type="module" src={enhancements} />
      </head>
      <body class="govuk-template__body">
        <a href="#main" class="govuk-skip-link">
          Skip to main content
        </a>
        <Banner />
        <Header section={section} />
        {within && <PastDay />}
        {within && <Within {...within} />}
        <div class="govuk-width-container">
          {breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
          <main class="up-main" id="main" tabindex={-1}>
            {caption && <p class="up-caption">{caption}</p>}
            <h1 class="govuk-heading-l up-heading">{heading}</h1>
            {lead && <p class="up-lead">{lead}</p>}
            {children}
          </main>
        </div>
        <Footer />
      </body>
    </html>
  )
}
