/** Offering proof of a criterion or of an action: in words, as a file, a link or a figure. */
import { type Asked, changeBy, type Route, requireMay } from '../../../people/route.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, FileField, PostForm, TextArea, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice, Printed } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { shorten } from '../../../ui/words.ts'
import type { ProofKind } from '../../plan.ts'
import { isProvenAsAWhole, type PlanIndex, recommendationOf } from '../../rules/index.ts'
import { withinPlan } from '../../views/frame.ts'
import { type HeldPlan, planAsked } from '../../views/held-plan.ts'
import { ProofItem, ProofTag } from '../../views/proof-views.tsx'
import { type OfferField, type OfferProblem, parseKind, proofKinds, readOffer } from '../offer-form.ts'
import { offerProof } from '../proof-store.ts'
import { kindWords, subjectName } from '../proof-words.ts'
import { idsOf, type ProofSubject, type SubjectIds, subjectOf, subjectWords, themeOfSubject } from '../subject.ts'
import { criteriaTargets, proofsOn, type SeenProof } from '../targets.ts'
import { breadcrumbsOf } from './breadcrumbs.ts'
import { showProofs } from './proof-page.tsx'

/** Room for the other fields and for what a browser puts around them. */
const formAround = 128 * 1024

type OfferPageProps = {
  held: HeldPlan
  index: PlanIndex
  subject: ProofSubject
  kind: ProofKind
  fileMb: number
  /** What came back and is answered. */
  earlier: SeenProof | null
  /** What was typed, where it could not be taken, and what was wrong with it. */
  typed: Readonly<Record<string, string>>
  problems: readonly OfferProblem[]
  conflict?: string
}

const textLabels: Record<ProofKind, string> = {
  words: 'What shows that it is done',
  file: 'What the file shows',
  link: 'What is to be found there',
  figure: 'What the figure shows',
}

/** One address for each kind: without JavaScript each has its own fields and no others. */
function Kinds({ held, subject, kind, earlier }: OfferPageProps) {
  const of = { ...idsOf(subject), answers: earlier?.place }
  return (
    <nav class="up-views up-views--above" aria-label="Kinds of proof">
      <ul>
        {proofKinds.map((one) => (
          <li>
            <a
              class="up-views__link"
              href={addresses.offerProof(held.stored.id, { ...of, kind: one })}
              aria-current={one === kind ? 'true' : undefined}
            >
              {kindWords[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type FieldsProps = Pick<OfferPageProps, 'kind' | 'fileMb'> & {
  value: (field: OfferField) => string
  error: (field: OfferField) => string | undefined
}

function FigureFields({ value, error }: FieldsProps) {
  const props = (id: OfferField) => ({ id, value: value(id), error: error(id) })
  return (
    <>
      <TextField {...props('value')} label="The figure" hint="In figures, such as 78 or 78.5" width="5" />
      <TextField {...props('unit')} label="Unit" hint="% or what is counted, such as children or days" width="10" />
      <TextField {...props('numerator')} label="How many" hint="Needed for a percentage: the 7 of 7 in 9" width="5" />
      <TextField
        {...props('denominator')}
        label="Of how many"
        hint="Needed for a percentage: the 9 of 7 in 9"
        width="5"
      />
      <TextField {...props('period')} label="What time it is of" hint="Such as April to June 2026" width="20" />
      <TextField
        {...props('source')}
        label="Where it comes from"
        hint="Such as the monthly return to the board"
        width="20"
      />
    </>
  )
}

function KindFields(props: FieldsProps) {
  const { kind, fileMb, value, error } = props
  if (kind === 'file') {
    const hint = `Any kind of file up to ${fileMb} MB. It is kept as it is, and never opened or run here.`
    return <FileField id="file" label="The file" hint={hint} error={error('file')} />
  }
  if (kind === 'link')
    return (
      <TextField
        id="link"
        label="Address"
        hint="Where it is kept, beginning with https:// or http://"
        value={value('link')}
        error={error('link')}
      />
    )
  return kind === 'figure' ? <FigureFields {...props} /> : null
}

function OfferForm(props: OfferPageProps) {
  const { held, subject, kind, fileMb, earlier, typed, problems } = props
  const value = (field: OfferField) => typed[field] ?? ''
  const error = (field: OfferField) => problems.find((problem) => problem.field === field)?.text
  const hidden = Object.entries({ ...idsOf(subject), kind, answers: earlier?.place })
  return (
    <PostForm action={addresses.offerProof(held.stored.id)} may="offer proof" files>
      {hidden.map(([name, one]) =>
        one === undefined ? null : <input type="hidden" name={name} value={String(one)} />,
      )}
      <KindFields kind={kind} fileMb={fileMb} value={value} error={error} />
      <TextArea
        id="text"
        label={textLabels[kind]}
        hint="No child’s name, address or date of birth, neither here nor in what you hand in."
        rows={4}
        value={value('text')}
        error={error('text')}
      />
      <Button>Offer this proof</Button>
    </PostForm>
  )
}

/** Proof of an action whose criteria are printed does not stand for them: the way to each of those. */
function WhatCounts({ held, index, subject }: OfferPageProps) {
  if (subject.of !== 'action' || subject.criterion !== null || isProvenAsAWhole(index, subject.action)) return null
  const recommendation = recommendationOf(index, subject.action)
  const thing = recommendation && recommendation.criteria.length > 0 ? recommendation : subject.action
  return (
    <Notice tone="note" title="Success criteria are printed for it, and only proof of those counts:">
      <ul class="up-list">
        {criteriaTargets(index, thing).map((target) => (
          <li>
            <a class="govuk-link" href={addresses.offerProof(held.stored.id, idsOf(target.subject))}>
              {shorten(subjectWords(target.subject), 120)}
            </a>{' '}
            <ProofTag state={target.state} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export function OfferPage(props: OfferPageProps) {
  const { held, index, subject, earlier, problems, conflict } = props
  return (
    <Page
      {...withinPlan(held, 'proof')}
      heading={earlier === null ? 'Offer proof' : 'Offer proof again'}
      caption={`Of ${subjectName(index, subject)}`}
      lead="Somebody else decides whether it is enough: neither you nor whoever leads it."
      breadcrumbs={breadcrumbsOf(held.stored.id, index, subject)}
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {conflict && <Notice tone="bad" title={conflict} />}
      <h2 class="govuk-heading-m">{subject.criterion === null ? 'The action' : 'The criterion'}</h2>
      <p class="govuk-body">
        <Printed text={subjectWords(subject)} />
      </p>
      <WhatCounts {...props} />
      {earlier && (
        <>
          <h2 class="govuk-heading-m">What came back</h2>
          <ul class="up-proofs">
            <ProofItem planId={held.stored.id} proof={earlier} asAt={index.asAt} />
          </ul>
        </>
      )}
      <h2 class="govuk-heading-m">The proof</h2>
      <Kinds {...props} />
      <OfferForm {...props} />
    </Page>
  )
}

/** A number from 0 in an address or a field; undefined where there is none. */
const numberIn = (text: string | undefined) => (text && /^\d{1,6}$/.test(text) ? Number(text) : undefined)

/** Fields of a form or of an address, by name. */
type Fields = Readonly<Record<string, string>>

/** @throws NotFound for what is not in the plan; NotAllowed in a theme that is not theirs */
async function offerAsked(asked: Asked, fields: Fields): Promise<OfferPageProps> {
  const { held, index } = await planAsked(asked)
  const ids: SubjectIds = {
    recommendation: fields.recommendation || undefined,
    action: fields.action || undefined,
    criterion: numberIn(fields.criterion),
  }
  const subject = subjectOf(index, ids)
  if (subject === null)
    throw new NotFound(
      'The plan has no such success criterion or action. Go to what you want to prove and offer from there.',
    )
  requireMay(asked, 'offer proof', { plan: held.stored.id, theme: themeOfSubject(index, subject) })
  const answers = numberIn(fields.answers)
  const earlier = proofsOn(index).find(({ place }) => place === answers) ?? null
  const { fileMb } = asked.services.config
  return { held, index, subject, kind: parseKind(fields.kind), fileMb, earlier, typed: {}, problems: [] }
}

/** Without anything to prove in the address: the page where that is chosen. */
async function showOffer(asked: Asked): Promise<Response> {
  const { recommendation, action } = asked.c.req.query()
  if (!recommendation && !action) return showProofs(asked)
  return sendPage(asked.c, <OfferPage {...(await offerAsked(asked, asked.c.req.query()))} />)
}

async function takeOffer(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const body = Object.entries(await c.req.parseBody())
  const typed: Fields = Object.fromEntries(
    body.flatMap(([name, one]) => (typeof one === 'string' ? [[name, one]] : [])),
  )
  const props = { ...(await offerAsked(asked, typed)), typed }
  const read = readOffer({ fields: typed, file: await fileIn(body) }, props.fileMb)
  if (read.content === null) return sendPage(c, <OfferPage {...props} problems={read.problems} />, 422)
  const { held, index, subject, earlier } = props
  const offer = { ...idsOf(subject), ...read.content, about: subjectWords(subject), answers: earlier?.place }
  const why = `Proof of ${subjectName(index, subject)}`
  const answer = await offerProof(services.db, changeBy(asked, held.stored.id, why), offer)
  if ('conflict' in answer) return sendPage(c, <OfferPage {...props} conflict={answer.conflict} />, 409)
  return goTo(c, addresses.oneProof(held.stored.id, answer.place, { done: 'offered' }))
}

/** The file that was chosen; a browser sends an empty one without a name where none was. */
async function fileIn(body: readonly [string, unknown][]) {
  const file = body.find(([name]) => name === 'file')?.[1]
  if (!(file instanceof File) || (file.name === '' && file.size === 0)) return null
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

const permission = 'offer proof'
const path = '/plans/:plan/proof/offer'

export const offerRoutes: readonly Route[] = [
  { method: 'get', path, permission, handler: showOffer },
  {
    method: 'post',
    path,
    permission,
    handler: takeOffer,
    largestBody: ({ fileMb }) => fileMb * 1024 * 1024 + formAround,
    ifTooLarge:
      'Go back, where what you typed still stands, and hand in the part that proves it, or a link to where it is kept.',
  },
]
