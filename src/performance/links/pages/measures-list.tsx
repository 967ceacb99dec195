/** Each requirement and recommendation with what shows whether it is better, and what the words propose. */
import type { PropsWithChildren } from 'hono/jsx'
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm, TextField } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Details } from '../../../ui/parts.tsx'
import { dateInShort, shorten } from '../../../ui/words.ts'
import { slugOf } from '../../indicators/library.ts'
import { type Measured, measuredKey } from '../measure-link.ts'
import type { DecidedMeasure } from '../plan-measures.ts'
import type { LinkFelt } from '../rules/felt.ts'
import type { Proposal } from '../rules/propose.ts'
import { FeltTag } from '../views/felt-tag.tsx'
import { MeasureName } from '../views/measure-name.tsx'
import { MeasureFacts } from '../views/measures-about.tsx'

export type Subject = {
  to: Measured
  /** `2.2.1`, `IN 2.1`; what it is called where it has no number. */
  name: string
  words: string
  href: string | null
  links: readonly DecidedMeasure[]
  felt: readonly LinkFelt[]
  proposals: readonly Proposal[]
}

type InPlan = { planId: string }

/** Where the page comes back to after a decision. */
export const anchorOf = (to: Measured): string => slugOf(measuredKey(to))

function Decide({ planId, id, children }: PropsWithChildren<InPlan & { id: string }>) {
  return (
    <PostForm action={addresses.measures(planId)} may="link indicators" class="up-measure__decide">
      <input type="hidden" name="id" value={id} />
      {children}
    </PostForm>
  )
}

function ProposalRow({ planId, proposal, mayDecide }: InPlan & { proposal: Proposal; mayDecide: boolean }) {
  const { id, indicator, base, words, place, why } = proposal
  return (
    <li class="up-measure up-measure--proposed">
      <p class="up-measure__name">
        <span class="up-measure__state">Proposed</span> <MeasureName indicator={indicator} base={base} />
      </p>
      <p class="up-hint">
        {why} In {place}: <q>{shorten(words, 180)}</q>
      </p>
      {mayDecide && (
        <Decide planId={planId} id={id}>
          <Button kind="secondary" name="do" value="confirm">
            Confirm<span class="govuk-visually-hidden"> {indicator}</span>
          </Button>
          <button type="submit" class="up-link-button" name="do" value="decline">
            Decline<span class="govuk-visually-hidden"> {indicator}</span>
          </button>
        </Decide>
      )}
    </li>
  )
}

function Withdraw({ planId, link }: InPlan & { link: DecidedMeasure }) {
  const field = `why-${slugOf(link.id)}`
  return (
    <Details summary="Withdraw">
      <Decide planId={planId} id={link.id}>
        <input type="hidden" name="revision" value={String(link.revision)} />
        <TextField id={field} name="why" label="Why it shows nothing any more" />
        <Button kind="secondary" name="do" value="withdraw">
          Withdraw<span class="govuk-visually-hidden"> {link.indicator}</span>
        </Button>
      </Decide>
    </Details>
  )
}

function LinkRow({
  planId,
  link,
  felt,
  mayDecide,
}: InPlan & { link: DecidedMeasure; felt: LinkFelt | undefined; mayDecide: boolean }) {
  const { indicator, base, by, on, note, words, sustainFor } = link
  return (
    <li class="up-measure">
      <p class="up-measure__name">
        <MeasureName indicator={indicator} base={base} /> {felt && <FeltTag state={felt.state} />}
      </p>
      {felt && (
        <p class="up-measure__stands">
          <MeasureFacts felt={felt} />
        </p>
      )}
      <p class="up-hint">
        {sustainFor !== undefined && `Felt after ${sustainFor} months at target. `}
        Linked by {by}, {dateInShort(on)}
        {note
          ? `: ${note}`
          : words !== '' && (
              <>
                , as it says <q>{shorten(words, 120)}</q>
              </>
            )}
      </p>
      {mayDecide && <Withdraw planId={planId} link={link} />}
    </li>
  )
}

export function SubjectPart({ planId, subject }: InPlan & { subject: Subject }) {
  const { to, name, words, href, links, felt, proposals } = subject
  const { may, asAt } = useFrame()
  const mayDecide = may('link indicators') && asAt === null
  return (
    <section class="up-measured" id={anchorOf(to)}>
      <h3 class="up-measured__title">
        {href === null ? (
          <span class="up-rec__ref">{name}</span>
        ) : (
          <a class="govuk-link up-rec__ref" href={href}>
            {name}
          </a>
        )}{' '}
        {shorten(words || 'Cited; its words are not in this plan', 200)}
      </h3>
      {links.length + proposals.length === 0 ? (
        <p class="up-muted up-measured__none">
          Nothing shows yet whether it is better.
          {mayDecide && (
            <>
              {' '}
              <a class="govuk-link" href={`${addresses.measures(planId, { to: measuredKey(to) })}#add`}>
                Add a measure<span class="govuk-visually-hidden"> of {name}</span>
              </a>
            </>
          )}
        </p>
      ) : (
        <ul class="up-measures">
          {links.map((link) => (
            <LinkRow
              planId={planId}
              link={link}
              felt={felt.find((one) => one.link.id === link.id)}
              mayDecide={mayDecide}
            />
          ))}
          {proposals.map((proposal) => (
            <ProposalRow planId={planId} proposal={proposal} mayDecide={mayDecide} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** What was declined or withdrawn, so that it can be looked at again. */
export function PastLinks({
  planId,
  links,
  nameOf,
}: InPlan & { links: readonly DecidedMeasure[]; nameOf: (to: Measured) => string }) {
  const { may, asAt } = useFrame()
  if (links.length === 0) return null
  return (
    <Details summary={`Declined and withdrawn (${links.length})`}>
      <ul class="up-measures">
        {links.map((link) => (
          <li class="up-measure">
            <p class="up-measure__name">
              {nameOf(link.to)}: <MeasureName indicator={link.indicator} base={link.base} />
            </p>
            <p class="up-hint">
              {link.state === 'declined' ? 'Declined' : 'Withdrawn'} by {link.by}, {dateInShort(link.on)}
              {link.note && `: ${link.note}`}
            </p>
            {may('link indicators') && asAt === null && (
              <Decide planId={planId} id={link.id}>
                <input type="hidden" name="revision" value={String(link.revision)} />
                <button type="submit" class="up-link-button" name="do" value="confirm">
                  Link after all<span class="govuk-visually-hidden"> {link.indicator}</span>
                </button>
              </Decide>
            )}
          </li>
        ))}
      </ul>
    </Details>
  )
}
