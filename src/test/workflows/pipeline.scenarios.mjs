// Each workflow, run from its first step to its last: against databases of a real PostgreSQL, with the goals themselves, a fake GitHub and a
// fake deploy. Started by src/it/pipeline, which has installed the plugin.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { environment, World } from './runner/world.mjs'

const setup = {
  directory: process.env.PIPELINE_DIRECTORY,
  project: process.env.PIPELINE_PROJECT,
  maven: process.env.PIPELINE_MAVEN,
  host: '127.0.0.1',
  port: process.env.PIPELINE_PORT,
  user: process.env.PIPELINE_USER,
  password: process.env.PIPELINE_PASSWORD
}
const MIGRATIONS = 'src/main/resources/db/migration'
const V2 = { [`${MIGRATIONS}/V2__create_orders.sql`]: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers (id));\n' }
const V2_BAD = { [`${MIGRATIONS}/V2__unique_name.sql`]: "ALTER TABLE customers ADD COLUMN name text NOT NULL;\n" }
const SCHEMA = 'src/main/resources/db/schema.sql'
const CUSTOMERS = 'CREATE TABLE customers (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    email text NOT NULL UNIQUE\n);\n'
const ORDERS = 'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers (id));\n'

const worlds = []
async function world(name) {
  const made = await new World(name, setup).start()
  worlds.push(made)
  return made
}
after(() => worlds.forEach(each => each.stop()))

/** What a job's steps came to, in order, those that were skipped left out. */
const steps = (run, job) => run.jobs[job].steps.filter(step => step.outcome !== 'skipped').map(step => `${step.name}: ${step.outcome}`)
const told = run => `${JSON.stringify(run.jobs, ['result', 'outcome', 'name', 'steps', ...Object.keys(run.jobs)], 1)}\n${run.log}`
const versions = (a, database) => a.psql(database.name, "SELECT string_agg(version, ',' ORDER BY installed_rank) FROM flyway_schema_history WHERE success")

/** A password that was given to a step must be nowhere in what the run said. */
function silent(run) {
  for (const secret of [setup.password, 'only-reading-9d1f', 'secret-of-the-webhook', 'token-of-the-deploy']) {
    for (const step of Object.values(run.jobs).flatMap(job => job.steps)) {
      assert.ok(!(step.raw ?? '').includes(secret), `${step.name} printed a secret`)
      assert.ok(!step.summary.includes(secret), `${step.name} wrote a secret into its summary`)
    }
  }
}

function production(a, database, settings = {}) {
  a.github.environments.production ??= environment('grace')
  return {
    text: a.template('deploy-production.yml', { 'deploy-command': a.deployCommand(), ...settings }),
    given: {
      secrets: {
        'production-read-only': { DATABASE_URL: database.read },
        production: { DATABASE_URL: database.write, DEPLOY_TOKEN: 'token-of-the-deploy', DB_WEBHOOK_URL: `${a.address}/webhook`, DB_WEBHOOK_SECRET: 'secret-of-the-webhook' }
      }
    }
  }
}
const incidents = (a, status) => a.requests.filter(request => request.path === '/webhook').map(request => JSON.parse(request.body)).filter(each => each.status === status)

let model

/** A database at version 1, as the application of now has it. */
function atVersion1(a, name) {
  model ??= a.database('model')
  if (a.psql(model.name, "SELECT to_regclass('flyway_schema_history')") === '') {
    a.mvn(model, 'db:migrate', '-Ddb.backupBeforeMigrate=false')
  }
  return a.database(name, model.name)
}

test('pull request: a migration that goes with the declared schema passes, without any secret', async () => {
  const a = await world('check')
  const head = a.commit('feature', { ...V2, [SCHEMA]: CUSTOMERS + ORDERS })
  const pull = { sha: head, github: { event_name: 'pull_request', base_ref: 'main', head_ref: 'feature', ref: 'refs/pull/1/merge', ref_name: '1/merge' } }

  const good = await a.run(a.template('schema-check.yml'), pull)
  assert.equal(good.conclusion, 'success', told(good))
  assert.deepEqual(good.jobs.validate.permissions, { contents: 'read' })

  const missing = await a.run(a.template('schema-check.yml'), { ...pull, sha: a.commit('feature', { [SCHEMA]: CUSTOMERS + ORDERS + 'CREATE TABLE invoices (id bigint PRIMARY KEY);\n' }) })
  assert.equal(missing.conclusion, 'failure')
  assert.match(missing.step('validate', 'Validate').output, /schema\.sql:\d+: table public\.invoices is declared, but no migration creates it \[DB001\]/)

  a.git('checkout', '--quiet', 'main')
  a.git('reset', '--quiet', '--hard', 'origin/main')
  a.commit('main', { [`${MIGRATIONS}/V2__someone_else.sql`]: 'CREATE TABLE others (id bigint PRIMARY KEY);\n', [SCHEMA]: CUSTOMERS + 'CREATE TABLE others (id bigint PRIMARY KEY);\n' })
  const collision = await a.run(a.template('schema-check.yml'), pull)
  assert.equal(collision.conclusion, 'failure', told(collision))
  assert.match(collision.step('validate', 'Validate').output, /V2__someone_else\.sql/)
})

test('staging: snapshot, migration, deploy, smoke test and drift check, of the newest commit', async () => {
  const a = await world('staging')
  const database = a.database('staging')
  const old = a.git('rev-parse', 'HEAD')
  const newest = a.commit('main', V2)
  const text = a.template('deploy-staging.yml', { 'deploy-command': a.deployCommand(), 'smoke-url': `${a.address}/health` })
  const given = { sha: old, github: { event_name: 'push' }, secrets: { staging: { DATABASE_URL: database.write } } }

  const run = await a.run(text, given)

  assert.equal(run.conclusion, 'success', told(run))
  assert.equal(versions(a, database), '1,2')
  assert.deepEqual(a.deployed(), [`deploy ${newest}`])
  assert.deepEqual(a.requests.map(request => request.path), ['/health'])
  assert.ok(readdirSync(join(run.artifacts, 'backup-1')).some(file => file.endsWith('.sql.gz')))
  assert.deepEqual(run.groups, [{ group: 'deploy-staging', 'cancel-in-progress': false }])
  assert.match(run.summary, /\| migrate \| success \|/)
  silent(run)

  a.commit('main', { [`${MIGRATIONS}/V3__bad.sql`]: 'ALTER TABLE customers ADD COLUMN name text NOT NULL;\n' })
  const failed = await a.run(text, given)
  assert.equal(failed.conclusion, 'failure')
  assert.equal(failed.step('deploy', 'Migrate').code, 1)
  assert.equal(failed.step('deploy', 'Deploy').outcome, 'skipped')
  assert.equal(failed.step('deploy', 'Smoke test').outcome, 'skipped')
  assert.deepEqual(a.deployed(), [`deploy ${newest}`])
  assert.match(failed.summary, /\| migrate \| failure \|\n\| deploy \| skipped \|/)
})

test('staging: a template that was not filled in stops before anything happens, and so does another branch', async () => {
  const a = await world('unset')
  const database = a.database('staging')
  const given = { github: { event_name: 'push' }, secrets: { staging: { DATABASE_URL: database.write } } }

  const unset = await a.run(a.template('deploy-staging.yml'), given)
  assert.deepEqual(steps(unset, 'deploy').slice(1), ['Settings: failure', 'Summary: success'])
  assert.match(unset.annotations[0].message, /DEPLOY_COMMAND is empty/)

  const branch = await a.run(a.template('deploy-staging.yml', { 'deploy-command': 'none' }), { ...given, github: { ref: 'refs/heads/feature' } })
  assert.match(branch.annotations[0].message, /Only branch main is deployed; this run is of refs\/heads\/feature/)
  assert.equal(a.psql(database.name, "SELECT to_regclass('flyway_schema_history')"), '')
})

test('production: plan by a role that only reads, approval, backup, canary, deploy, drift check', async () => {
  const a = await world('production')
  const database = atVersion1(a, 'production')
  const commit = a.commit('main', V2)
  const { text, given } = production(a, database, {
    'canary-deploy-command': a.deployCommand('canary $CANARY_SHARE'),
    'canary-abort-command': a.deployCommand('abort'),
    'canary-health-url': `${a.address}/health`,
    'canary-minutes': '0',
    'smoke-url': `${a.address}/health`
  })
  const asked = []
  const run = await a.run(text, { ...given, environments: (name, current) => void asked.push(name, Object.keys(current.jobs).join()) })

  assert.equal(run.conclusion, 'success', told(run))
  assert.deepEqual(asked, ['production-read-only', '', 'production', 'plan,gate'])
  assert.match(run.jobs.plan.outputs.hash, /^[0-9a-f]{64}$/)
  assert.deepEqual({ ...run.jobs.plan.outputs, hash: '' }, { hash: '', pending: '1', version: '1' })
  assert.equal(versions(a, database), '1,2')
  assert.deepEqual(a.deployed(), [`canary 10 ${commit}`, `deploy ${commit}`])
  assert.deepEqual(steps(run, 'deploy').slice(3), [
    'Still this plan?: success', 'Backup: success', 'Where the backup stays: success', 'Keep the backup: success', 'Migrate: success', 'Canary: success', 'Watch the canary: success',
    'Deploy: success', 'Smoke test: success', 'Drift: success', 'Summary: success'
  ])
  assert.ok(readdirSync(join(run.artifacts, 'backup-1')).some(file => file.endsWith('.sql.gz')))
  assert.deepEqual(incidents(a, 'triggered'), [])
  silent(run)

  const again = await a.run(text, given)
  assert.equal(again.conclusion, 'success', told(again))
  assert.equal(again.step('deploy', 'Backup').outcome, 'skipped')
  assert.equal(a.deployed().length, 4)
})

test('production: a migration that fails: no deploy, an incident, the ways back, and the exit code', async () => {
  const a = await world('failing')
  const database = atVersion1(a, 'production')
  a.commit('main', { ...V2_BAD })
  const { text, given } = production(a, database)

  const run = await a.run(text, given)

  assert.equal(run.conclusion, 'failure', told(run))
  assert.equal(run.step('deploy', 'Migrate').code, 1)
  assert.match(run.step('deploy', 'Migrate').output, /V2__unique_name\.sql:1: migration fails/)
  assert.equal(run.step('deploy', 'Deploy').outcome, 'skipped')
  assert.deepEqual(a.deployed(), [])
  assert.equal(versions(a, database), '1')
  assert.equal(incidents(a, 'triggered').length, 1, told(run))
  assert.equal(incidents(a, 'triggered')[0].key, `db/example/shop/production/${database.name}/migration`)
  assert.notEqual(run.step('deploy', 'Ways back').outcome, 'skipped')
  silent(run)

  a.commit('main', { [`${MIGRATIONS}/V2__unique_name.sql`]: 'ALTER TABLE customers ADD COLUMN name text;\n' })
  const mended = await a.run(a.template('deploy-production.yml', { 'deploy-command': a.deployCommand(), 'backup-kind': 'none' }), given)
  assert.equal(mended.conclusion, 'success', told(mended))
  assert.ok(incidents(a, 'resolved').some(each => each.subject === 'migration'))
})

test('production: nobody could approve, so nothing is deployed; with the hash typed, it is', async () => {
  const a = await world('approval')
  const database = atVersion1(a, 'production')
  a.commit('main', V2)
  const { text, given } = production(a, database)
  const stopped = async (environments, pattern) => {
    a.github.environments = environments
    const run = await a.run(text, given)
    assert.equal(run.conclusion, 'failure', told(run))
    assert.equal(run.jobs.gate.result, 'failure')
    assert.equal(run.jobs.deploy.result, 'skipped')
    assert.match(run.annotations.find(each => each.level === 'error').message, pattern)
    assert.match(run.summary, /### Not approved/)
  }
  await stopped({ production: environment() }, /Environment production has no required reviewers/)
  await stopped({}, /The rules of environment production could not be read/)
  assert.equal(versions(a, database), '1')

  const typed = a.template('deploy-production.yml', { 'deploy-command': a.deployCommand(), approval: 'plan-hash', 'backup-kind': 'none' })
  const asking = await a.run(typed, given)
  assert.equal(asking.jobs.deploy.result, 'skipped')
  assert.ok(asking.summary.includes(asking.jobs.plan.outputs.hash))
  const approved = await a.run(typed, { ...given, inputs: { 'approved-plan': asking.jobs.plan.outputs.hash } })
  assert.equal(approved.conclusion, 'success', told(approved))
  assert.equal(versions(a, database), '1,2')
})

test('production: what was approved is not what would run any more', async () => {
  const a = await world('changed')
  const database = atVersion1(a, 'production')
  a.commit('main', { ...V2, [`${MIGRATIONS}/V3__note.sql`]: 'ALTER TABLE orders ADD COLUMN note text;\n' })
  const { text, given } = production(a, database)

  const run = await a.run(text, {
    ...given,
    environments: name => void (name === 'production' && a.mvn(database, 'db:migrate', '-Ddb.backupBeforeMigrate=false', '-Dflyway.target=2'))
  })

  assert.equal(run.conclusion, 'failure', told(run))
  assert.match(run.step('deploy', 'Still this plan?').output, /is not the plan that was approved \[DB752\]/)
  assert.deepEqual(steps(run, 'deploy').slice(3), ['Still this plan?: failure', 'Summary: success'])
  assert.equal(versions(a, database), '1,2')
  assert.deepEqual(a.deployed(), [])
})

test('production: a canary that is not well is taken back, and nothing else is deployed', async () => {
  const a = await world('canary')
  const database = atVersion1(a, 'production')
  const commit = a.commit('main', V2)
  a.healthy = false
  const { text, given } = production(a, database, {
    'canary-deploy-command': a.deployCommand('canary'),
    'canary-abort-command': a.deployCommand('abort'),
    'canary-health-url': `${a.address}/health`,
    'canary-minutes': '0',
    'backup-kind': 'none',
    'canary-interval-seconds': '0'
  })

  const run = await a.run(text, given)

  assert.equal(run.conclusion, 'failure', told(run))
  assert.deepEqual(a.deployed(), [`canary ${commit}`, `abort ${commit}`])
  assert.equal(a.requests.filter(request => request.path === '/health').length, 3)
  assert.equal(run.step('deploy', 'Drift').outcome, 'success')
  assert.match(run.step('deploy', 'Ways back').output, /back to version 1, which takes back 2/)
  assert.match(run.summary, /\| canary taken back \| success \|/)
})

test('drift: one issue is opened, brought up to date, and closed; the heartbeat is sent each time', async () => {
  const a = await world('drift')
  const database = atVersion1(a, 'production')
  const text = a.template('drift-check.yml')
  const given = { github: { event_name: 'schedule' }, secrets: { 'production-read-only': { DATABASE_URL: database.read, HEARTBEAT_URL: `${a.address}/heartbeat` } } }
  // Somebody else's, who knows the marker.
  a.github.issues.push({ number: 1, title: 'Mine', body: '<!-- db-maven-plugin drift: production -->', state: 'open', comments: [], user: { login: 'mallory' } })

  const clean = await a.run(text, given)
  assert.equal(clean.conclusion, 'success', told(clean))
  assert.equal(a.github.issues.length, 1)

  a.psql(database.name, 'ALTER TABLE customers ADD COLUMN "@everyone ``` <b>" text')
  const found = await a.run(text, given)
  assert.equal(found.conclusion, 'failure')
  assert.equal(found.jobs.issue.result, 'success', told(found))
  assert.equal(a.github.issues.length, 2)
  assert.equal(a.github.issues[1].title, 'Drift: database of production')
  assert.match(a.github.issues[1].body, /^ {4}column .*@everyone.* was created outside of migrations$/m)
  assert.ok(a.github.issues[1].body.split('\n').filter(line => line.includes('@everyone')).every(line => line.startsWith('    ')))
  assert.ok(readdirSync(join(found.artifacts, 'drift')).includes('adopt.sql'))

  a.psql(database.name, 'CREATE TABLE by_hand (id int)')
  await a.run(text, given)
  assert.equal(a.github.issues.length, 2)
  assert.equal(a.github.issues[1].edits, 1)
  assert.match(a.github.issues[1].body, /by_hand/)

  const unreachable = await a.run(text, { ...given, secrets: { 'production-read-only': { ...given.secrets['production-read-only'], DATABASE_URL: 'postgresql://nobody:nothing@127.0.0.1:1/none' } } })
  assert.equal(unreachable.conclusion, 'failure')
  assert.equal(unreachable.jobs.issue.result, 'skipped')
  assert.equal(a.github.issues[1].state, 'open')

  a.psql(database.name, 'DROP TABLE by_hand; ALTER TABLE customers DROP COLUMN "@everyone ``` <b>"')
  const cleared = await a.run(text, given)
  assert.equal(cleared.conclusion, 'success', told(cleared))
  assert.deepEqual(a.github.issues.map(issue => issue.state), ['open', 'closed'])
  assert.equal(a.requests.filter(request => request.path === '/heartbeat').length, 4)
  silent(cleared)
})

test('backup: proved, and kept where it may be kept', async () => {
  const a = await world('backup')
  const database = atVersion1(a, 'production')
  const given = { github: { event_name: 'schedule' }, secrets: { 'production-backup': { DATABASE_URL: database.read, UPLOAD_TOKEN: 'token-of-the-upload' } } }

  const kept = await a.run(a.template('backup.yml'), given)
  assert.equal(kept.conclusion, 'success', told(kept))
  assert.match(kept.step('backup', 'Backup').output, /restored and compared/)
  assert.deepEqual(readdirSync(join(kept.artifacts, 'backup-1')).map(file => file.replace(/\d{8}-\d{6}/, 'TIME')).sort(), ['db-backup-production-TIME.sql.gz', 'db-backup-production-TIME.sql.gz.json'])

  a.github.visibility = 'public'
  const open = await a.run(a.template('backup.yml'), given)
  assert.equal(open.conclusion, 'failure')
  assert.match(open.annotations.at(-1).message, /it is public/)
  assert.equal(open.step('backup', 'Keep the backup').outcome, 'skipped')

  const uploaded = await a.run(a.template('backup.yml', { 'upload-command': '[ -n "$UPLOAD_TOKEN" ] && ls "$BACKUP_DIRECTORY" >> "$DEPLOY_LOG"' }), given)
  assert.equal(uploaded.conclusion, 'success', told(uploaded))
  assert.match(a.deployed()[0], /^db-backup-production-.*\.sql\.gz$/)
})

test('many databases: each by the reusable workflows, with the secrets of its own environments', async () => {
  const a = await world('many')
  const files = { 'orders/pom.xml': readFileSync(join(a.work, 'pom.xml'), 'utf8'), 'orders/src/main/resources/db/migration/V1__orders.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY);\n' }
  a.commit('main', files)
  const database = a.database('orders')
  a.github.environments['orders-production'] = environment('grace')
  const secrets = { 'orders-production': { DATABASE_URL: database.write }, 'orders-production-read-only': { DATABASE_URL: database.read } }
  const text = a.template('many-databases.yml', { 'deploy-command': a.deployCommand('$DB_ENV') }).replace(/,\s*\{"environment": "billing-production"[^}]*\}/, '')

  const run = await a.run(text, { inputs: { database: 'orders-production' }, secrets })
  assert.equal(run.conclusion, 'success', told(run))
  assert.match(a.deployed().join(), /^orders-production [0-9a-f]{40}$/)
  assert.deepEqual(run.groups, [{ group: 'deploy-orders-production', 'cancel-in-progress': false }])

  a.psql(database.name, 'CREATE TABLE by_hand (id int)')
  const drift = await a.run(text, { github: { event_name: 'schedule' }, secrets })
  assert.equal(drift.conclusion, 'failure')
  assert.deepEqual(a.github.issues.map(issue => issue.title), ['Drift: database of orders-production'], told(drift))
})

test('production: a run that is cancelled ends its migration at once, and leaves nothing of it', async () => {
  const a = await world('cancelled')
  const database = atVersion1(a, 'production')
  a.commit('main', { [`${MIGRATIONS}/V2__long.sql`]: "CREATE TABLE half (id int);\nSELECT pg_sleep(120) FROM customers WHERE email = 'real@example.com';\n" })
  // Not in the scratch database of the plan.
  a.psql(database.name, "INSERT INTO customers (email) VALUES ('real@example.com')")
  const { text, given } = production(a, database, { 'backup-kind': 'none' })
  const cancel = new AbortController()
  const looking = setInterval(() => {
    if (a.psql('postgres', `SELECT count(*) FROM pg_stat_activity WHERE datname = '${database.name}' AND query LIKE '%pg_sleep%' AND state = 'active'`) === '1') {
      clearInterval(looking)
      cancel.abort()
    }
  }, 500)

  const run = await a.run(text, { ...given, signal: cancel.signal })
  clearInterval(looking)

  assert.equal(run.conclusion, 'cancelled', told(run))
  const migrate = run.step('deploy', 'Migrate')
  assert.equal(migrate.outcome, 'cancelled')
  assert.match(migrate.output, /DB742/)
  assert.equal(a.psql(database.name, "SELECT to_regclass('half')"), '')
  assert.equal(a.psql('postgres', `SELECT count(*) FROM pg_stat_activity WHERE datname = '${database.name}'`), '0')
  assert.deepEqual(a.deployed(), [])
  assert.deepEqual(incidents(a, 'triggered'), [])
  assert.match(run.summary, /\| migrate \| cancelled \|/)
})

test('GitLab: plan, gate, deploy of that plan; and drift with its one issue', async () => {
  const a = await world('gitlab')
  const database = atVersion1(a, 'production')
  const commit = a.commit('main', V2)
  const settings = { 'deploy-command': a.deployCommand(), 'backup-kind': 'none' }
  const environmentPath = '/api/v4/projects/7/protected_environments/production'

  const unset = await a.gitlab('production.yml', 'db-plan-production', { DATABASE_URL: database.read })
  assert.match(unset.output, /DEPLOY_COMMAND is empty/)
  const plan = await a.gitlab('production.yml', 'db-plan-production', { DATABASE_URL: database.read }, settings)
  assert.equal(plan.code, 0, plan.output)
  const hash = /^PLAN_HASH=([0-9a-f]{64})\n$/.exec(readFileSync(join(plan.checkout, 'plan.env'), 'utf8'))[1]

  const gate = (variables, more) => a.gitlab('production.yml', 'db-gate-production', { PLAN_HASH: hash, ...variables }, { ...settings, ...more })
  assert.equal((await gate({})).code, 1)
  a.answers[environmentPath] = '{"name": "production", "required_approval_count": 0, "approval_rules": []}'
  assert.match((await gate({ APPROVAL_READ_TOKEN: 'x' })).output, /nobody would be asked/)
  a.answers[environmentPath] = '{"name":"production","required_approval_count":0,"approval_rules":[{"id":1,"required_approvals":1}]}'
  assert.equal((await gate({ APPROVAL_READ_TOKEN: 'x' })).code, 0)
  assert.match((await gate({}, { approval: 'plan-hash' })).output, new RegExp(`APPROVED_PLAN: ${hash}`))
  assert.equal((await gate({ APPROVED_PLAN: hash }, { approval: 'plan-hash' })).code, 0)

  const deploy = await a.gitlab('production.yml', 'db-deploy-production', { DATABASE_URL: database.write, PLAN_HASH: hash }, settings, { checkout: plan.checkout, files: ['plan'] })
  assert.equal(deploy.code, 0, deploy.output)
  assert.equal(versions(a, database), '1,2')
  assert.deepEqual(a.deployed(), [`deploy ${commit}`])

  a.psql(database.name, 'CREATE TABLE by_hand (id int)')
  const drift = () => a.gitlab('drift-check.yml', 'db-drift-check', { DATABASE_URL: database.read, ISSUE_TOKEN: 'x' })
  const changes = () => a.requests.filter(request => request.path.startsWith('/api/v4/projects/7/issues') && request.method !== 'GET').map(request => `${request.method} ${request.path.split('/').at(-1)} ${decodeURIComponent(request.body.replaceAll('+', ' '))}`)
  a.answers['/api/v4/projects/7/issues'] = '[]'
  assert.equal((await drift()).code, 1)
  assert.match(changes()[0], /^POST issues title=Drift: database of production&description=[^]*\n {4}table public\.by_hand was created outside of migrations/)
  a.psql(database.name, 'DROP TABLE by_hand')
  a.answers['/api/v4/projects/7/issues'] = '[{"id":81,"iid":4}]'
  assert.equal((await drift()).code, 0)
  assert.equal(changes()[1], 'PUT 4 state_event=close')
})
