import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { seedTestFolder } from '../platform/test-database.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const names = [
  'import',
  'reimport',
  'plans',
  'check',
  'export',
  'report',
  'indicators',
  'generate-extract',
  'figures',
  'quality',
  'variance',
  'reconcile',
  'posts',
  'deadline',
  'compare',
  'verify',
  'run-jobs',
  'invite',
  'serve',
]
const document = [
  'Improvement plan for testing',
  'Action\tBy when\tLead',
  'Write the policy\tMay 2026\tHead of Service',
  'Train all staff\t31/09/26\tTBC',
].join('\n')

describe('npx upturn', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upturn-cli-'))
  const data = join(folder, 'data')
  const file = join(folder, 'testing.txt')
  before(async () => {
    writeFileSync(file, `${document}\n`)
    await seedTestFolder(join(data, 'db'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  const start = (args: string[], env: Record<string, string> = {}) => {
    const { DATABASE_URL: _, ...rest } = process.env
    return spawn(process.execPath, [main, ...args], { env: { ...rest, UPTURN_DATA: data, ...env }, cwd: folder })
  }
  const upturn = async (args: string[], more: { input?: string; env?: Record<string, string> } = {}) => {
    const child = start(args, more.env)
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text
    })
    child.stdin.end(more.input ?? '')
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    return { code, out, err }
  }

  it('runs what is due by the clock once, and says what it ran; half of the mail settings are refused', async () => {
    const first = await upturn(['run-jobs', '--once'])
    assert.deepEqual([first.code, first.err], [0, ''])
    assert.match(first.out, /: digests done\n[\s\S]*: send mail done\n/)
    const half = await upturn(['run-jobs', '--once'], { env: { SMTP_URL: 'smtp://mail.example.org' } })
    assert.deepEqual([half.code, half.out], [1, ''])
    assert.match(half.err, /SMTP_URL is set: MAIL_FROM, .* must be too/)
    assert.equal((await upturn(['run-jobs', 'now'])).code, 2)
  })

  it('says what there is, and how each is used, with an example', async () => {
    const { code, out } = await upturn(['--help'])
    assert.equal(code, 0)
    for (const name of names) {
      assert.match(out, new RegExp(`^ {2}${name} `, 'm'))
      const help = await upturn([name, '--help'])
      assert.deepEqual([help.code, help.err], [0, ''])
      assert.match(help.out, new RegExp(`Usage: npx upturn ${name}.*Example: .*npx upturn ${name}`, 's'))
    }
  })

  it('answers wrong use with exit code 2, a sentence, and where to read on', async () => {
    const wrong = [
      [],
      ['impot', file],
      ['import'],
      ['import', '--title'],
      ['import', '--jsn', file],
      ['import', '--title', 'T', file, file],
      ['plans', 'all'],
      ['check'],
      ['export', file],
      ['export', file, '--format', 'pdf'],
      ['report', 'weekly'],
      ['report', 'monthly', '--format', 'pdf'],
      ['report', 'monthly', '--plan', file, '--format', 'html', '--as-at', '31/09/2026'],
      ['report', 'monthly', '--plan', file, '--format', 'html', '--as-at', '9999-12-31'],
      ['deadline', '--year', 'soon', 'May'],
      ['compare', 'a plan'],
      ['compare', '--from', 'now'],
      ['verify', 'a plan'],
      ['reimport', 'a plan'],
      ['reimport', 'a plan', 'a file', '--take'],
      ['reimport', 'a plan', 'a file', '--take', '--dry-run', '--why', 'Agreed'],
      ['verify', '--since-hash', 'nonsense'],
      ['serve', file, file],
    ]
    for (const args of wrong) {
      const { code, out, err } = await upturn(args)
      assert.equal(code, 2, args.join(' '))
      if (args.length > 1) assert.match(err, /\.\nnpx upturn \w+ --help|^There is no command/)
      assert.ok(args.length === 0 || out === '', args.join(' '))
    }
  })

  it('reads deadlines from arguments and from lines', async () => {
    const given = await upturn(['deadline', 'Sept 2010', '31/09/10'])
    const lines = given.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual(
      lines.map(({ kind, due, suggested }) => [kind, due, suggested]),
      [
        ['month', '2010-09-30', undefined],
        ['invalid', null, '2010-09-30'],
      ],
    )
    const piped = await upturn(['deadline', '--year', '2011'], { input: '\ufeffMay\r\nTBC\n' })
    assert.deepEqual(
      piped.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).due),
      ['2011-05-31', null],
    )
  })

  it('prints a plan as JSON, nothing else, and touches no database', async () => {
    const none = join(folder, 'no-data')
    const { code, out, err } = await upturn(['import', file, '--json', '--title', 'Mine'], {
      env: { UPTURN_DATA: none },
    })
    assert.deepEqual([code, err], [0, ''])
    const plan = JSON.parse(out)
    assert.deepEqual([plan.format, plan.title, plan.actions.length], ['upturn-plan/1', 'Mine', 2])
    assert.equal(existsSync(none), false)
    const both = await upturn(['import', file, file, '--json'], { env: { UPTURN_DATA: none } })
    assert.equal(
      both.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)).length,
      2,
    )
  })

  it('says why a file cannot be taken, and takes the others', async () => {
    const empty = join(folder, 'empty.docx')
    writeFileSync(empty, '')
    const missing = await upturn(['import', join(folder, 'none.docx')])
    assert.deepEqual([missing.code, missing.out], [1, ''])
    assert.match(missing.err, /none\.docx is not there\. Check the name/)
    const { code, out, err } = await upturn(['import', empty, file])
    assert.equal(code, 1)
    assert.match(err, /“empty\.docx” is empty/)
    assert.match(out, /2 actions/)
  })

  it('keeps a plan, lists it, checks it, and exports it so that it imports again', async () => {
    const kept = await upturn(['import', file, '--title', 'Kept and found'])
    assert.equal(kept.code, 0, kept.err)
    assert.match(kept.out, /Kept and found.*2 actions.*findings?: .*Words kept: .* \(100%\)/s)
    const listed = JSON.parse((await upturn(['plans', '--json'])).out)
    assert.equal(listed[0].title, 'Kept and found')
    assert.match((await upturn(['plans'])).out, new RegExp(`${listed[0].id} {2}Kept and found`))
    const posts = await upturn(['posts'])
    assert.match(
      posts.out,
      /There is no post yet.*2 leads in plans with no post yet:\n {2}Head of Service \(2 open actions\)/s,
    )
    assert.deepEqual(
      JSON.parse((await upturn(['posts', '--json'])).out)
        .unmatched.map(({ name }: { name: string }) => name)
        .sort(),
      ['Head of Service', 'TBC'],
    )
    const checked = await upturn(['check', 'kept and'])
    assert.equal(checked.code, 0)
    assert.match(checked.out, /error {3}.*31\/09\/26/)
    const exported = await upturn(['export', listed[0].id, '--format', 'json'])
    assert.equal(exported.code, 0, exported.err)
    const copy = join(folder, 'copy.json')
    writeFileSync(copy, exported.out)
    const again = await upturn(['import', copy, '--json'])
    assert.deepEqual(JSON.parse(again.out), JSON.parse(exported.out))
    const unknown = await upturn(['check', 'nowhere'])
    assert.deepEqual(
      [unknown.code, unknown.err],
      [1, 'There is no file and no plan “nowhere”. npx upturn plans lists the plans.\n'],
    )
  })

  it('compares two days of a plan, and proves the record', async () => {
    const same = await upturn(['compare', 'kept and', '--from', '2026-01-31'])
    assert.deepEqual([same.code, same.out], [0, 'Nothing differs between 31 January 2026 and now.\n'], same.err)
    const compared = JSON.parse((await upturn(['compare', 'kept and', '--from', 'now', '--json'])).out)
    assert.deepEqual([compared.from, compared.to, compared.parts], ['now', 'now', []])
    const never = await upturn(['compare', 'kept and', '--from', '31/09/2026'])
    assert.deepEqual([never.code, never.out], [1, ''])
    const verified = await upturn(['verify'])
    assert.equal(verified.code, 0, verified.err)
    assert.match(verified.out, /the record is untouched/)
    const [hash = ''] = /[0-9a-f]{64}/.exec(verified.out) ?? []
    const since = JSON.parse((await upturn(['verify', '--since-hash', hash, '--json'])).out)
    assert.deepEqual(since[0].noted.sequence, since[0].last.sequence)
    const another = await upturn(['verify', '--since-hash', '0123456789ab'])
    assert.equal(another.code, 1)
    assert.match(another.out, /does not fit.*No change of this record has the hash/s)
  })

  it('writes the monthly report', async () => {
    const path = join(folder, 'report.html')
    const { code, err } = await upturn(['report', 'monthly', '--plan', file, '--as-at', '2026-06-15', '-o', path])
    assert.deepEqual([code, err], [0, `Written: ${path}\n`])
  })

  it('serves the plans, says so to a second process, and stops when it is asked to', async () => {
    const server = start(['serve', file], { PORT: '0', LOG_LEVEL: 'silent' })
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
    const url = await new Promise<string>((resolve, reject) => {
      server.once('exit', () => reject(new Error('the server ended')))
      server.stdout.setEncoding('utf8').on('data', (text) => {
        const [found] = /http:\S+/.exec(text) ?? []
        if (found) resolve(found)
      })
    })
    assert.equal((await fetch(url)).status, 200)
    const second = await upturn(['plans'])
    assert.equal(second.code, 1)
    assert.match(
      second.err,
      new RegExp(`^Upturn is already running on this data folder \\(process ${server.pid}, at ${url}\\)`),
    )
    server.kill('SIGTERM')
    assert.equal(await ended, 0)
    assert.equal((await upturn(['plans'])).code, 0)
  })

  it('says what a new version of a document changes, takes it on with a reason, and knows it again', async () => {
    const [first, next, other] = ['versions.txt', 'versions v1.5.txt', 'other.txt'].map((name) => join(folder, name))
    const rows = (...lines: string[]) => ['Action\tBy when\tLead', ...lines].join('\n')
    const policy = 'Write the policy on visits\tMay 2026\tHead of Service'
    writeFileSync(first ?? '', rows(policy, 'Train all staff in it\tJune 2026\tHR Manager'))
    writeFileSync(
      next ?? '',
      rows(
        policy.replace('May', 'July'),
        'Train all staff in it\tJune 2026\tHR Manager',
        'Tell every family\tJune 2026\tHR Manager',
      ),
    )
    writeFileSync(other ?? '', rows('Paint the bridge green\tMay 2026\tEngineer'))
    const env = { UPTURN_AUTHORITY: 'Council of versions' }
    await upturn(['import', first ?? '', '--title', 'Versions'], { env })
    const told = await upturn(['reimport', 'Versions', next ?? '', '--json'], { env })
    const { sentence, changed } = JSON.parse(told.out)
    assert.equal(sentence, 'Version 1.5 has 1 new action and changes 1; 1 stays as it is.')
    assert.deepEqual(changed[0].fields, [{ field: 'Deadline', from: 'May 2026', to: 'July 2026', how: 'changed' }])
    const refused = await upturn(['reimport', 'Versions', other ?? '', '--take', '--why', 'By mistake'], { env })
    assert.equal(refused.code, 1)
    assert.match(refused.err, /does not look like the same plan: none of 2 actions/)
    const taken = await upturn(['reimport', 'Versions', next ?? '', '--take', '--why', 'Agreed'], { env })
    assert.match(taken.err, /Taken on\. Version 1\.5 is the plan now\./)
    const again = await upturn(['reimport', 'Versions', next ?? ''], { env })
    assert.equal(again.code, 1)
    assert.match(again.err, /This very file was taken on/)
  })
})
