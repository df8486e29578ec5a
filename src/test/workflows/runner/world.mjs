// What surrounds a run: a repository with the templates in it, databases, GitHub, a webhook, an application that answers, a log of deploys.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { newToken, read, Run } from './runner.mjs'
import { filled } from './settings.mjs'
import { shell } from './shell.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))
const TEMPLATES = join(HERE, '../../../../ci-templates/github')
const REPOSITORY = 'example/shop'

export class World {
  /**
   * @param setup `directory` to work in, `project` to copy, `maven` as one executable file, `host`, `port`, `user`, `password` of the server
   */
  constructor(name, setup) {
    this.name = name
    this.setup = setup
    this.directory = mkdtempSync(join(setup.directory, `${name}-`))
    this.origin = join(this.directory, 'origin.git')
    this.work = join(this.directory, 'work')
    this.state = join(this.directory, 'github.json')
    this.deploys = join(this.directory, 'deploys.log')
    this.requests = []
    this.answers = {}
    this.healthy = true
    this.github = { repository: REPOSITORY, visibility: 'private', environments: {}, issues: [], tokens: {} }
    this.runs = 0
    this.bin()
    this.repository()
  }

  bin() {
    const bin = join(this.directory, 'bin')
    mkdirSync(bin)
    cpSync(join(HERE, 'gh.mjs'), join(bin, 'gh.mjs'))
    writeFileSync(join(bin, 'gh'), `#!/bin/sh\nexec node "${join(bin, 'gh.mjs')}" "$@"\n`)
    chmodSync(join(bin, 'gh'), 0o755)
    symlinkSync(this.setup.maven, join(bin, 'mvn'))
    this.path = `${bin}:${process.env.PATH}`
  }

  git(...words) {
    return execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...words], { cwd: this.work, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  }

  repository() {
    mkdirSync(this.work)
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch', 'main', this.origin])
    // A fetch by commit is what GitHub allows.
    execFileSync('git', ['-C', this.origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true'])
    this.git('init', '--quiet', '--initial-branch', 'main')
    this.git('remote', 'add', 'origin', this.origin)
    for (const file of ['pom.xml', 'src']) {
      cpSync(join(this.setup.project, file), join(this.work, file), { recursive: true })
    }
    this.commit('main', { '.gitignore': 'target/\n.db/\nbackups/\n' })
  }

  /** A commit with these files (null deletes one), pushed to the branch; its hash. */
  commit(branch, files) {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.work, path)
      mkdirSync(dirname(file), { recursive: true })
      content === null ? rmSync(file) : writeFileSync(file, content)
    }
    this.git('add', '--all')
    this.git('commit', '--quiet', '--allow-empty', '--message', 'Change')
    this.git('push', '--quiet', 'origin', `HEAD:${branch}`)
    return this.git('rev-parse', 'HEAD')
  }

  async start() {
    this.server = createServer((request, response) => {
      let body = ''
      request.on('data', chunk => (body += chunk))
      request.on('end', () => {
        this.requests.push({ method: request.method, path: request.url, body })
        response.writeHead(request.url === '/health' && !this.healthy ? 503 : 200).end(this.answers[request.url.split('?')[0]])
      })
    })
    await new Promise(resolve => this.server.listen(0, '127.0.0.1', resolve))
    this.address = `http://127.0.0.1:${this.server.address().port}`
    return this
  }

  stop() {
    this.server.close()
    this.server.closeAllConnections()
  }

  psql(database, sql) {
    const { host, port, user, password } = this.setup
    return execFileSync('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', host, '-p', port, '-U', user, '-d', database], { input: sql, encoding: 'utf8', env: { ...process.env, PGPASSWORD: password } }).trim()
  }

  /** A new database, a copy of another if one is named; the URL for whoever changes it, and the one for whoever may only read. */
  database(name, model = 'template1') {
    const full = `${this.name.replaceAll(/[^a-z0-9]/g, '_')}_${name}`
    const reader = `${full}_reader`
    this.psql('postgres', `DROP DATABASE IF EXISTS ${full} WITH (FORCE)`)
    this.psql('postgres', `CREATE DATABASE ${full} TEMPLATE ${model}`)
    this.psql('postgres', `DROP ROLE IF EXISTS ${reader}; CREATE ROLE ${reader} LOGIN PASSWORD 'only-reading-9d1f' IN ROLE pg_read_all_data; ALTER ROLE ${reader} SET default_transaction_read_only = on`)
    const { host, port, user, password } = this.setup
    const at = (who, secret) => `postgresql://${who}:${encodeURIComponent(secret)}@${host}:${port}/${full}`
    return { name: full, write: at(user, password), read: at(reader, 'only-reading-9d1f') }
  }

  /** A goal, outside of any workflow. */
  mvn(database, ...words) {
    return execFileSync(this.setup.maven, ['--batch-mode', ...words], { cwd: this.work, encoding: 'utf8', env: { ...process.env, DB_ENV: 'production', DATABASE_URL: database.write } })
  }

  /** A template as it stands in this project, with these settings; what was deployed is told by `deploys`. */
  template(name, settings = {}) {
    return filled(readFileSync(join(TEMPLATES, name), 'utf8'), settings)
  }

  deployCommand(word = 'deploy') {
    return `echo "${word} $(git rev-parse HEAD)" >> "$DEPLOY_LOG"`
  }

  deployed() {
    return existsSync(this.deploys) ? readFileSync(this.deploys, 'utf8').trim().split('\n') : []
  }

  /** Runs the script of a job of GitLab in a fresh checkout of main, with files of earlier jobs in it. */
  async gitlab(file, job, variables, settings = {}, before) {
    const jobs = parse(filled(readFileSync(join(TEMPLATES, '../gitlab', file), 'utf8'), settings))
    const whole = { ...jobs[jobs[job].extends], ...jobs[job] }
    const checkout = mkdtempSync(join(this.directory, 'gitlab-'))
    execFileSync('git', ['clone', '--quiet', this.origin, checkout])
    for (const path of before?.files ?? []) {
      cpSync(join(before.checkout, path), join(checkout, path), { recursive: true })
    }
    const script = join(this.directory, 'gitlab.sh')
    writeFileSync(script, whole.script.join('\n'))
    const environment = {
      HOME: process.env.HOME, LANG: 'C.UTF-8', ...(process.env.JAVA_HOME ? { JAVA_HOME: process.env.JAVA_HOME } : {}), PATH: this.path, DEPLOY_LOG: this.deploys,
      CI: 'true', CI_API_V4_URL: `${this.address}/api/v4`, CI_PROJECT_ID: '7', CI_PROJECT_DIR: checkout, CI_COMMIT_BRANCH: 'main', CI_JOB_URL: 'https://gitlab.example/7',
      ...whole.variables, ...variables
    }
    return { checkout, ...(await shell(script, { directory: checkout, environment, milliseconds: 600_000 })) }
  }

  /** Runs a workflow of this text; `given` is what Run wants, with defaults for a run of the newest commit of main. */
  async run(text, given) {
    const sha = given.sha ?? this.git('rev-parse', 'HEAD')
    const number = ++this.runs
    writeFileSync(this.state, JSON.stringify(this.github))
    const github = {
      actor: 'ada', event_name: 'workflow_dispatch', ref: 'refs/heads/main', ref_name: 'main', repository: REPOSITORY, repository_owner: 'example',
      run_id: String(1000 + number), run_attempt: '1', server_url: 'https://github.example', sha, workflow: 'test', ...given.github
    }
    const machine = {
      directory: this.directory, origin: this.origin, path: this.path,
      variables: { HOME: process.env.HOME, LANG: 'C.UTF-8', ...(process.env.JAVA_HOME ? { JAVA_HOME: process.env.JAVA_HOME } : {}), FAKE_GITHUB: this.state, DEPLOY_LOG: this.deploys },
      tokens: permissions => {
        const token = newToken()
        const known = JSON.parse(readFileSync(this.state, 'utf8'))
        known.tokens[token] = permissions
        writeFileSync(this.state, JSON.stringify(known))
        return token
      },
      workflows: path => readFileSync(join(TEMPLATES, 'reusable', path.split('/').at(-1)), 'utf8')
    }
    const run = new Run(machine, { ...given, github, secrets: { '': {}, ...given.secrets } })
    await run.run(await read('workflow.yml', text))
    this.github = JSON.parse(readFileSync(this.state, 'utf8'))
    writeFileSync(join(run.directory, 'log.txt'), run.log)
    return run
  }
}

/** An environment as the API tells it. */
export const environment = (...reviewers) => ({
  name: 'environment',
  protection_rules: [
    { id: 1, type: 'branch_policy' },
    ...(reviewers.length > 0 ? [{ id: 2, type: 'required_reviewers', prevent_self_review: true, reviewers: reviewers.map(login => ({ type: 'User', reviewer: { login } })) }] : [])
  ],
  deployment_branch_policy: { protected_branches: false, custom_branch_policies: true }
})
