/** The forms of a post's page. Each is folded until asked for, and open where it came back with a problem. */
import type { Child } from 'hono/jsx'
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Details } from '../../../ui/parts.tsx'
import type { Post } from '../post.ts'
import { holdersOn, vacancyOn } from '../rules/holders.ts'
import { personName } from '../rules/people-names.ts'
import type { PostPageProps } from './post-props.ts'
import { errorAt, type PostForm as Form, type Refused, shown } from './refused.ts'

type FoldedProps = { form: Form; post: Post; summary: string; refused: Refused | undefined; children?: Child }

/** Out of sight altogether for whoever may not change posts, and on a past day. */
function Folded({ form, post, summary, refused, children }: FoldedProps) {
  const { asAt } = useFrame()
  if (asAt !== null) return null
  return (
    <PostForm action={addresses.postChange(post.id, form)} may="manage posts">
      <Details summary={summary} open={refused?.form === form}>
        <input type="hidden" name="revision" value={String(post.revision)} />
        {children}
      </Details>
    </PostForm>
  )
}

const partOptions = [
  { value: 'alone', text: 'Alone, after whoever holds it now' },
  { value: 'acting', text: 'Acting for a time' },
  { value: 'sharing', text: 'Sharing it with others' },
]

export function AddHolder({ load: { post }, accounts, today, refused }: PostPageProps) {
  const field = (name: string, otherwise?: string) => ({
    id: `holder-${name}`,
    name,
    value: shown(refused, 'holder', name, otherwise),
    error: errorAt(refused, 'holder', name),
  })
  return (
    <Folded form="holder" post={post} summary="Enter a holder" refused={refused}>
      {accounts.length > 0 && (
        <SelectField
          {...field('account')}
          label="Account"
          options={[
            { value: '', text: 'None: the name below' },
            ...accounts.map(({ id, label }) => ({ value: id, text: label })),
          ]}
        />
      )}
      <TextField
        {...field('name')}
        label={accounts.length > 0 ? 'Name, for somebody without an account' : 'Name'}
        width="20"
      />
      <TextField {...field('from', today)} label="First day" type="date" width="10" />
      <SelectField
        {...field('part', 'alone')}
        label="How they hold it"
        hint="Alone: the time of whoever holds it now ends the day before."
        options={partOptions}
      />
      <TextField {...field('why')} label="Why (optional)" hint="Appointed, covering leave, a new post." />
      <Button>Enter the holder</Button>
    </Folded>
  )
}

export function EndHolding({ load: { post }, today, refused }: PostPageProps) {
  const open = post.holders.filter(({ until }) => until === null || until >= today)
  if (open.length === 0) return null
  const chosen = shown(refused, 'end', 'holder', open[0]?.id)
  const names = open.map(({ id, name }) => ({ value: id, text: name }))
  const [only] = open
  return (
    <Folded
      form="end"
      post={post}
      summary={open.length === 1 ? `End ${only?.name}’s time: the post becomes vacant` : 'End somebody’s time'}
      refused={refused}
    >
      {open.length === 1 ? (
        <input type="hidden" name="holder" value={only?.id} />
      ) : (
        <SelectField id="end-holder" name="holder" label="Whose time" value={chosen} options={names} />
      )}
      <TextField
        id="end-last"
        name="last"
        label="Last day"
        type="date"
        width="10"
        value={shown(refused, 'end', 'last', today)}
        error={errorAt(refused, 'end', 'last')}
      />
      <TextArea
        id="end-why"
        name="why"
        label="Why, and what happens next"
        hint="Left; recruitment closes in May. This is shown wherever the post is vacant."
        rows={2}
        value={shown(refused, 'end', 'why')}
        error={errorAt(refused, 'end', 'why')}
      />
      <Button>End the time</Button>
    </Folded>
  )
}

/** For a post without a holder today: that it is vacant and why, said for the first time or anew. */
export function ExplainVacancy({ load: { post }, today, refused }: PostPageProps) {
  if (holdersOn(post, today).length > 0) return null
  const vacancy = vacancyOn(post, today)
  const summary = vacancy === null ? 'Say that it is vacant, and why' : 'Say why it is vacant'
  return (
    <Folded form="vacancy" post={post} summary={summary} refused={refused}>
      <TextArea
        id="vacancy-why"
        name="why"
        label="Why it is vacant, and what happens next"
        rows={2}
        value={shown(refused, 'vacancy', 'why', vacancy?.why ?? '')}
        error={errorAt(refused, 'vacancy', 'why')}
      />
      <Button>Record the reason</Button>
    </Folded>
  )
}

/** A holder known by name, where there is an account of that name. */
export function LinkAccount({ load: { post }, accounts, today, refused }: PostPageProps) {
  const known = holdersOn(post, today).filter(({ account }) => account === null)
  const offered = known.flatMap((holder) => {
    const same = accounts.filter(({ name }) => personName(name).key === personName(holder.name).key)
    return same.map((account) => ({ holder, account }))
  })
  return (
    <>
      {offered.map(({ holder, account }) => (
        <Folded
          form="account"
          post={post}
          summary={`${holder.name} may be the account ${account.label}`}
          refused={refused}
        >
          <input type="hidden" name="holder" value={holder.id} />
          <input type="hidden" name="account" value={account.id} />
          {errorAt(refused, 'account', 'account') && (
            <p class="govuk-error-message" id="account-account">
              <span class="govuk-visually-hidden">Error:</span> {errorAt(refused, 'account', 'account')}
            </p>
          )}
          <p class="govuk-body">With the account, {account.name} finds the actions of this post among their own.</p>
          <Button>It is the same person</Button>
        </Folded>
      ))}
    </>
  )
}

/** Each other name with a way out again: a lead taken for this post by mistake means none then. */
export function Names({ load: { post }, refused }: PostPageProps) {
  const { may, asAt } = useFrame()
  const error = errorAt(refused, 'names', 'name')
  return (
    <>
      {error && (
        <p class="govuk-error-message" id="names-name">
          <span class="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      <ul class="up-names">
        <li>
          <span>{post.title}</span> <span class="up-muted">the title</span>
        </li>
        {post.aliases.map((name) => (
          <li>
            <span>{name}</span>
            {may('manage posts') && asAt === null && (
              <PostForm action={addresses.postChange(post.id, 'names')} may="manage posts" class="up-inline">
                <input type="hidden" name="revision" value={String(post.revision)} />
                <input type="hidden" name="name" value={name} />
                <button class="up-linkbutton" type="submit">
                  Take out<span class="govuk-visually-hidden"> {name}</span>
                </button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

export function ChangePost({ load: { post, actions }, all, refused }: PostPageProps) {
  const others = all.filter(({ id }) => id !== post.id).map(({ id, title }) => ({ value: id, text: title }))
  return (
    <div class="up-choices">
      <Folded form="name" post={post} summary="Rename the post, or add a note" refused={refused}>
        <TextField
          id="name-title"
          name="title"
          label="Title"
          hint="The title it has now stays one of its names."
          value={shown(refused, 'name', 'title', post.title)}
          error={errorAt(refused, 'name', 'title')}
        />
        <TextArea
          id="name-note"
          name="note"
          label="Note (optional)"
          rows={2}
          value={shown(refused, 'name', 'note', post.note)}
        />
        <Button>Save</Button>
      </Folded>
      {others.length > 0 && (
        <Folded form="merge" post={post} summary="This is the same post as another" refused={refused}>
          <SelectField
            id="merge-into"
            name="into"
            label="The other post, which stays"
            hint="Its title stays. The names and holders of this post become the other’s. A name can be taken out again later."
            value={shown(refused, 'merge', 'into')}
            error={errorAt(refused, 'merge', 'into')}
            options={[{ value: '', text: 'Choose a post' }, ...others]}
          />
          <Button>Put the two together</Button>
        </Folded>
      )}
      {actions.length === 0 && (
        <Folded form="close" post={post} summary="This post is not needed" refused={refused}>
          <TextField
            id="close-why"
            name="why"
            label="Why it is not needed"
            hint="Made by mistake, abolished. It leads no action; its names mean no post any more."
            value={shown(refused, 'close', 'why')}
            error={errorAt(refused, 'close', 'why')}
          />
          <Button kind="warning">Close the post</Button>
        </Folded>
      )}
    </div>
  )
}
