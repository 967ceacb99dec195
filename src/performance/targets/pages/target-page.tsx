/** One target: changed with a reason, or withdrawn. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId, asTargetId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, TextArea } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { slugOf } from '../../indicators/library.ts'
import { withinPerformance } from '../../views/frame.ts'
import { readTargetForm, type TargetForm, type TargetProblem } from '../rules/read-target-form.ts'
import { type StoredTarget, saveTarget, selectTarget, withdrawTarget } from '../target-store.ts'
import { targetInWords } from '../target-words.ts'
import { takenProblem } from './indicator-targets-page.tsx'
import { bodyOf, type TargetsAsked, targetBy, targetsAsked } from './target-asked.ts'
import { formOf, TargetFields, typedForm } from './target-form.tsx'

type Props = TargetsAsked & {
  target: StoredTarget
  form: TargetForm
  problems?: readonly TargetProblem[]
  withdrawWhy?: string
  withdrawProblem?: string
  meanwhile?: boolean
}

function TargetPage(props: Props) {
  const { indicator, target, problems = [], withdrawProblem, meanwhile = false } = props
  const slug = slugOf(indicator.code)
  const errors = [
    ...problems.map(({ field, text }) => ({ text, href: `#${field}` })),
    ...(withdrawProblem === undefined ? [] : [{ text: withdrawProblem, href: '#withdrawWhy' }]),
  ]
  return (
    <Page
      heading="Change a target"
      caption={`${indicator.code}: ${indicator.title}`}
      {...withinPerformance('targets')}
      lead={`Now it is ${targetInWords(indicator.unit, target)}.`}
      breadcrumbs={[
        { text: indicator.title, href: addresses.indicator(slug) },
        { text: 'Targets', href: addresses.indicatorTargets(slug) },
      ]}
    >
      <ErrorSummary errors={errors} />
      {meanwhile && (
        <Notice tone="bad" title="Somebody else has changed this target meanwhile">
          <p>
            Nothing of yours was saved. What holds now is said above; what you wrote is still in the form. Send it again
            to put it in place of theirs.
          </p>
        </Notice>
      )}
      {target.state === 'withdrawn' ? (
        <Notice tone="note" title="This target is withdrawn">
          <p>
            It stays in the record and asks for nothing any more.{' '}
            <a class="govuk-link" href={addresses.indicatorTargets(slug)}>
              Set another
            </a>
          </p>
        </Notice>
      ) : (
        <Forms {...props} />
      )}
    </Page>
  )
}

function Forms(props: Props) {
  const { indicator, target, withdrawWhy = '', withdrawProblem } = props
  const slug = slugOf(indicator.code)
  const revision = <input type="hidden" name="revision" value={String(target.revision)} />
  return (
    <>
      <PostForm action={addresses.target(slug, target.id)} may="set targets">
        {revision}
        <TargetFields {...props} />
        <Button>Save the change</Button>
      </PostForm>
      <PostForm action={addresses.targetWithdraw(slug, target.id)} may="set targets">
        <h2 class="govuk-heading-m">Withdraw it</h2>
        {revision}
        <TextArea
          id="withdrawWhy"
          label="Why it no longer holds"
          hint="It stays readable, and no figure is held against it any more."
          value={withdrawWhy}
          rows={2}
          error={withdrawProblem}
        />
        <Button kind="warning">Withdraw the target</Button>
      </PostForm>
    </>
  )
}

/** @throws NotFound, also for a target of another indicator */
async function askedTarget(asked: Asked): Promise<TargetsAsked & { target: StoredTarget }> {
  const { c, services, who } = asked
  const of = await targetsAsked(asked)
  const id = asTargetId(c.req.param('target') ?? '')
  const target = await selectTarget(services.db, asAuthorityId(who.authority), id)
  if (target.indicator !== of.indicator.code) throw new NotFound('This indicator has no such target.')
  return { ...of, target }
}

async function sendTarget(asked: Asked): Promise<Response> {
  const of = await askedTarget(asked)
  return sendPage(asked.c, <TargetPage {...of} form={formOf(of.target)} />)
}

const revisionOf = (body: Record<string, unknown>) => Number(body.revision) || 0

async function changeTarget(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const of = await askedTarget(asked)
  const body = await bodyOf(asked)
  const form = typedForm(body)
  const show = (more: Partial<Props>, status: 409 | 422) =>
    sendPage(c, <TargetPage {...of} form={form} {...more} />, status)
  const read = readTargetForm(of.indicator, form, of.today)
  if (read.target === null) return show({ problems: read.problems }, 422)
  const by = targetBy(asked, read.why)
  const answer = await saveTarget(services.db, by, { ...read.target, id: of.target.id }, revisionOf(body))
  if ('taken' in answer) return show({ problems: [takenProblem(answer.taken)] }, 422)
  if ('conflict' in answer) return show({ target: answer.conflict, meanwhile: true }, 409)
  return goTo(c, addresses.indicatorTargets(slugOf(of.indicator.code), { done: 'changed' }))
}

async function withdraw(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const of = await askedTarget(asked)
  const body = await bodyOf(asked)
  const why = typeof body.withdrawWhy === 'string' ? body.withdrawWhy.trim().slice(0, 500) : ''
  const show = (more: Partial<Props>, status: 409 | 422) =>
    sendPage(c, <TargetPage {...of} form={formOf(more.target ?? of.target)} withdrawWhy={why} {...more} />, status)
  if (why === '') return show({ withdrawProblem: 'Say why it no longer holds: it is kept in the record.' }, 422)
  const answer = await withdrawTarget(services.db, targetBy(asked, why), of.target.id, revisionOf(body))
  if ('conflict' in answer) return show({ target: answer.conflict, meanwhile: true }, 409)
  return goTo(c, addresses.indicatorTargets(slugOf(of.indicator.code), { done: 'withdrawn' }))
}

export const targetRoutes: readonly Route[] = [
  { method: 'get', path: '/indicators/:indicator/targets/:target', permission: 'set targets', handler: sendTarget },
  { method: 'post', path: '/indicators/:indicator/targets/:target', permission: 'set targets', handler: changeTarget },
  {
    method: 'post',
    path: '/indicators/:indicator/targets/:target/withdraw',
    permission: 'set targets',
    handler: withdraw,
  },
]
