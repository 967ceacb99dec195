/**
 * Who may come in: accounts, how they sign in, their sessions, and the roles they hold in each authority.
 *
 * An account belongs to the installation, because one person may work for several authorities; so do its sessions,
 * passwords and passkeys. What it may do belongs to an authority: `membership` and `role_grant`.
 * `account`, `credential`, `session`, `passkey` and `sign_in_challenge` are read and written by better-auth, under the
 * names that `src/people/sign-in/auth-tables.ts` gives it.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table account (
    id text primary key,
    name text not null,
    email text not null check (email = lower(email)),
    email_verified boolean not null default false,
    image text,
    -- An invented person of --demo: never comes in otherwise.
    demo boolean not null default false,
    -- The authority that the person last worked in: where the next session begins.
    authority text references authority,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create unique index account_email on account (email)',

  // A password, or who this is to another sign-in service. No token of such a service is kept.
  `create table credential (
    id text primary key,
    account text not null references account,
    provider text not null,
    subject text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (access_token is null and refresh_token is null and id_token is null)
  )`,
  'create unique index credential_subject on credential (provider, subject)',
  'create index credential_account on credential (account)',

  `create table session (
    id text primary key,
    token text not null,
    account text not null references account,
    authority text not null references authority,
    way text not null check (way in ('password', 'link', 'passkey', 'single sign-on', 'demo')),
    address text,
    browser text,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create unique index session_token on session (token)',
  'create index session_account on session (account)',

  `create table passkey (
    id text primary key,
    name text,
    account text not null references account,
    public_key text not null,
    credential_id text not null,
    counter bigint not null,
    device_type text not null,
    backed_up boolean not null,
    transports text,
    aaguid text,
    created_at timestamptz
  )`,
  'create unique index passkey_credential on passkey (credential_id)',
  'create index passkey_account on passkey (account)',

  // What a browser was asked and must answer within minutes: a passkey's challenge, the state of a single sign-on.
  `create table sign_in_challenge (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index sign_in_challenge_identifier on sign_in_challenge (identifier)',

  `create table membership (
    authority text not null references authority,
    account text not null references account,
    state text not null check (state in ('invited', 'active', 'closed')),
    invited_by text not null,
    invited_at timestamptz not null,
    -- When the person first came in, null until then.
    joined_at timestamptz,
    primary key (authority, account),
    check (state <> 'active' or joined_at is not null)
  )`,
  'create index membership_account on membership (account)',

  // Never deleted: a role that was taken away keeps its row, with who ended it and why.
  `create table role_grant (
    authority text not null,
    id text not null,
    account text not null,
    role text not null,
    plan text,
    theme text,
    -- 'hand', or the id of the sign-in service that says so at each sign-in.
    source text not null default 'hand',
    given_by text not null,
    given_at timestamptz not null,
    given_why text not null,
    ended_by text,
    ended_at timestamptz,
    ended_why text,
    primary key (authority, id),
    foreign key (authority, account) references membership (authority, account),
    foreign key (authority, plan) references plan (authority, id),
    check (theme is null or plan is not null),
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_why is null))
  )`,
  `create unique index role_grant_once on role_grant
    (authority, account, role, coalesce(plan, ''), coalesce(theme, ''), source) where ended_at is null`,

  // Only the hash of what stands in the address is kept, so that a copy of the database lets nobody in.
  `create table one_time_link (
    hash text primary key,
    purpose text not null check (purpose in ('sign in', 'first administrator')),
    account text references account,
    authority text references authority,
    leads_to text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    check ((purpose = 'sign in') = (account is not null))
  )`,
  'create index one_time_link_account on one_time_link (account)',

  // Keys are hashed with the installation's secret: neither an e-mail address nor a network address can be read here.
  `create table sign_in_attempt (
    key text primary key,
    failures integer not null,
    last_at timestamptz not null,
    free_at timestamptz not null
  )`,
]
