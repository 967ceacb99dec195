/** A report card: the headline and its curve, the story behind it, partners, what works, and what will be done. */
import { addresses } from '../../../ui/addresses.ts'
import { Drawing } from '../../../ui/drawing.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Page } from '../../../ui/layout.tsx'
import { Choices, Notice, PagePart } from '../../../ui/parts.tsx'
import { dateInWords, sentenceCase, shorten } from '../../../ui/words.ts'
import { slugOf } from '../../indicators/library.ts'
import { NoFigures } from '../../pages/indicator/no-figures.tsx'
import { queryOf } from '../../pages/indicator/shown.ts'
import { baseNames } from '../../pages/words.ts'
import { withinPerformance } from '../../views/frame.ts'
import { type CardText, newestOf } from '../card-store.ts'
import { type CardPart, cardParts, partQuestions, partTitles, textBlocks } from '../rules/parts.ts'
import { forecastInWords, headlineInWords } from '../words.ts'
import { targetSentence } from './card-document.ts'
import { actionKey, type Card } from './read-card.ts'

/** A text as it was typed, in paragraphs and lists. */
export function Written({ text }: { text: string }) {
  return (
    <>
      {textBlocks(text).map((block) =>
        'list' in block ? (
          <ul class="govuk-list govuk-list--bullet">
            {block.list.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        ) : (
          <p class="up-pre">{block.paragraph}</p>
        ),
      )}
    </>
  )
}

export function LinkedActions({ card, text }: { card: Card; text: CardText }) {
  if (text.actions.length === 0) return null
  return (
    <ul class="govuk-list govuk-list--bullet">
      {text.actions.map((link) => {
        const found = card.actions.get(actionKey(link))
        if (found === undefined) return <li class="up-muted">An action of a plan that you may not read</li>
        return (
          <li>
            <a class="govuk-link" href={addresses.action(link.plan, link.action)}>
              {found.name}
            </a>
            : {shorten(found.text, 120)}{' '}
            <span class="up-muted">
              ({found.status}; {found.planTitle})
            </span>
          </li>
        )
      })}
    </ul>
  )
}

const isEmpty = (text: CardText | undefined) => text === undefined || (text.text === '' && text.actions.length === 0)

function Part({ card, part }: { card: Card; part: CardPart }) {
  const { may } = useFrame()
  const { indicator, base, unit } = card.shown
  const text = newestOf(card.texts, part)
  const href = addresses.reportCardPart(slugOf(indicator.code), part, queryOf(base, unit?.id ?? ''))
  const writes = may('write report cards')
  return (
    <PagePart id={part} title={partTitles[part]}>
      {text === undefined || isEmpty(text) ? (
        <p class="up-muted">Nothing is written yet. {partQuestions[part]}</p>
      ) : (
        <>
          <Written text={text.text} />
          <LinkedActions card={card} text={text} />
          <p class="up-hint">
            {text.writtenBy}, {dateInWords(text.writtenAt)}
          </p>
        </>
      )}
      {(writes || text !== undefined) && (
        <p class="up-screen-only">
          <a class="govuk-link" href={href}>
            {!writes ? 'How it came to be' : isEmpty(text) ? 'Write it' : 'Change it, and see how it came to be'}
            <span class="govuk-visually-hidden">: {partTitles[part]}</span>
          </a>
        </p>
      )}
    </PagePart>
  )
}

function Curve({ card }: { card: Card }) {
  const { shown, chart, forecast } = card
  const { base, series } = shown
  if (series.latest === null) return <NoFigures {...shown} />
  return (
    <PagePart id="curve" title="How it goes">
      <Drawing chart={chart} captioned={series.spc?.variation == null} latest />
      <p>{forecastInWords(series.measure, base, forecast)}</p>
      {card.standing !== null && <p>{targetSentence(card)}</p>}
    </PagePart>
  )
}

function Ways({ card }: { card: Card }) {
  const { indicator, base, unit } = card.shown
  const [slug, query] = [slugOf(indicator.code), queryOf(base, unit?.id ?? '')]
  return (
    <>
      <p class="up-actions-bar up-screen-only">
        <a class="govuk-link" href={addresses.reportCardFile(slug, query)}>
          Download for Word (.docx)
        </a>
        <a class="govuk-link" href={addresses.indicator(slug, query)}>
          {sentenceCase(indicator.title)}: figures and targets
        </a>
      </p>
      <Choices
        label="How the months are put together"
        choices={indicator.bases.map((one) => ({
          text: baseNames[one],
          href: addresses.reportCard(slug, queryOf(one, unit?.id ?? '')),
          current: one === base,
        }))}
      />
    </>
  )
}

export function CardPage({ card, done }: { card: Card; done: boolean }) {
  const { indicator, base, series } = card.shown
  return (
    <Page
      heading={indicator.title}
      caption={`Report card, ${card.of}`}
      {...withinPerformance('standing')}
      lead={headlineInWords(base, card.of, series)}
      breadcrumbs={[{ text: indicator.title, href: addresses.indicator(slugOf(indicator.code)) }]}
    >
      {done && <Notice tone="good" title="What you wrote is on the card." />}
      <Ways card={card} />
      <Curve card={card} />
      {cardParts.map((part) => (
        <Part card={card} part={part} />
      ))}
    </Page>
  )
}
