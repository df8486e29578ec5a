// Runs a workflow's jobs one after the other, as GitHub does: what they need, their conditions, contexts, environments, secrets, outputs.
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { action } from './actions.mjs'
import { part, Scope, text } from './expressions.mjs'
import { commands, pairs, shell } from './shell.mjs'

const LONGEST_MINUTES = 360
const LARGEST_SUMMARY = 1024 * 1024

/** A workflow as GitHub's own parser reads it; what it does not take is an error. */
export async function read(file, content = readFileSync(file, 'utf8')) {
  const parsed = parseWorkflow({ name: file, content }, new NoOperationTraceWriter())
  const errors = parsed.context.errors.getErrors()
  if (errors.length > 0) {
    throw new Error(errors.map(error => error.message).join('\n'))
  }
  const template = await convertWorkflowTemplate(parsed.context, parsed.value)
  return { root: parsed.value, template }
}

/**
 * One run of a workflow.
 *
 * `machine`: `directory`, `origin` (repository), `path` (of programs), `variables` (of the machine), `tokens` (a function that makes a token
 * of permissions), `workflows` (a function from the path of a called workflow to its text). `given`: `github`, `inputs`, `secrets` (by
 * environment; '' for those of the repository), `environments` (a function that is asked before a job gets an environment, and may
 * refuse), `signal`.
 */
export class Run {
  constructor(machine, given) {
    this.machine = machine
    this.given = given
    this.directory = mkdtempSync(join(machine.directory, 'run-'))
    this.artifacts = join(this.directory, 'artifacts')
    mkdirSync(this.artifacts)
    this.masks = new Set(Object.values(given.secrets).flatMap(Object.values).filter(Boolean))
    this.jobs = {}
    this.log = ''
    this.annotations = []
    this.summary = ''
    this.groups = []
  }

  get conclusion() {
    const results = Object.values(this.jobs).map(job => job.result)
    return results.includes('cancelled') ? 'cancelled' : results.includes('failure') ? 'failure' : 'success'
  }

  step(job, name) {
    const found = this.jobs[job]?.steps.find(step => step.name === name)
    if (!found) {
      throw new Error(`job ${job} has no step ${name}`)
    }
    return found
  }

  async run(workflow) {
    await this.runAll(workflow, '', this.given.inputs ?? {}, null)
    return this
  }

  async runAll(workflow, prefix, inputs, passed) {
    const { root, template } = workflow
    const base = { github: this.given.github, inputs, vars: {} }
    this.concurrency(part(root, 'concurrency'), new Scope(base))
    const results = {}
    for (const job of template.jobs) {
      const id = job.id.toString()
      const tokens = part(part(root, 'jobs'), id)
      const needed = (job.needs ?? []).map(String)
      const needs = Object.fromEntries(needed.map(name => [name, { result: results[name].result, outputs: results[name].outputs }]))
      const before = ancestors(template.jobs, id).map(name => results[name].result)
      const scope = new Scope({ ...base, needs }, {
        success: before.every(result => result === 'success'),
        failure: before.includes('failure'),
        cancelled: this.given.signal?.aborted ?? false
      })
      if (!scope.condition(job.if)) {
        results[id] = { result: 'skipped', outputs: {}, steps: [] }
      } else {
        results[id] = await this.each(job, tokens, scope, root, prefix, passed)
      }
      this.jobs[prefix + id] = results[id]
    }
    return results
  }

  /** A job, or one for each of its matrix. */
  async each(job, tokens, scope, root, prefix, passed) {
    const matrix = scope.value(part(part(tokens, 'strategy'), 'matrix'))
    const combinations = matrix ? Object.entries(matrix).reduce((all, [key, values]) => all.flatMap(one => values.map(value => ({ ...one, [key]: value }))), [{}]) : [null]
    const failFast = scope.value(part(part(tokens, 'strategy'), 'fail-fast')) ?? true
    const outcomes = []
    for (const [number, combination] of combinations.entries()) {
      if (failFast && outcomes.some(outcome => outcome.result === 'failure')) {
        outcomes.push({ result: 'cancelled', outputs: {}, steps: [] })
        continue
      }
      const one = scope.with({ matrix: combination })
      const id = prefix + job.id + (combination ? `-${number + 1}` : '')
      const outcome = job.type === 'job' ? await this.job(job, tokens, one, root, id, passed) : await this.call(tokens, one, id, passed)
      outcomes.push(outcome)
      if (combination) {
        this.jobs[id] = outcome
      }
    }
    if (!matrix) {
      return outcomes[0]
    }
    const worst = ['failure', 'cancelled'].find(result => outcomes.some(outcome => outcome.result === result)) ?? 'success'
    return { result: worst, outputs: outcomes.at(-1).outputs, steps: outcomes.flatMap(outcome => outcome.steps) }
  }

  /** Another workflow: its inputs are checked as GitHub checks them, and only secrets that are named get there. */
  async call(tokens, scope, id, passed) {
    const path = scope.value(part(tokens, 'uses'))
    this.concurrency(part(tokens, 'concurrency'), scope)
    const called = await read(path, this.machine.workflows(path))
    const wanted = part(part(called.root, 'on'), 'workflow_call')
    const given = scope.value(part(tokens, 'with')) ?? {}
    const inputs = {}
    for (const { key, value } of part(wanted, 'inputs') ?? []) {
      const name = key.toString()
      const usual = new Scope({}).value(part(value, 'default'))
      if (!(name in given) && usual === undefined) {
        throw new Error(`${path}: input ${name} is required`)
      }
      inputs[name] = given[name] ?? usual
    }
    for (const name of Object.keys(given)) {
      if (!(name in inputs)) {
        throw new Error(`${path} has no input ${name}`)
      }
    }
    const named = [...(part(tokens, 'secrets') ?? [])].map(({ key }) => key.toString())
    const permissions = scope.value(part(tokens, 'permissions')) ?? {}
    const results = await this.runAll(called, `${id} / `, inputs, { secrets: named.filter(name => !passed || passed.secrets.includes(name)), permissions })
    const all = Object.values(results)
    const result = ['failure', 'cancelled'].find(each => all.some(job => job.result === each)) ?? 'success'
    return { result, outputs: {}, steps: all.flatMap(job => job.steps) }
  }

  async job(job, tokens, scope, root, id, passed) {
    this.concurrency(part(tokens, 'concurrency'), scope)
    const environment = scope.value(part(tokens, 'environment'))
    const name = typeof environment === 'object' ? environment?.name : environment
    if (name) {
      const answer = await this.given.environments?.(name, this)
      if (answer === 'rejected') {
        return { result: 'failure', outputs: {}, steps: [] }
      }
    }
    const all = { ...this.given.secrets[''], ...(name ? this.given.secrets[name] : {}) }
    const secrets = passed ? Object.fromEntries(Object.entries(all).filter(([key]) => passed.secrets.includes(key))) : all
    const permissions = scope.value(part(tokens, 'permissions')) ?? scope.value(part(root, 'permissions')) ?? {}
    for (const [key, value] of Object.entries(passed ? permissions : {})) {
      if (passed.permissions[key] !== value && passed.permissions[key] !== 'write') {
        throw new Error(`job ${id} wants ${key}: ${value}, which its caller does not have`)
      }
    }
    const token = this.machine.tokens(permissions)
    this.masks.add(token)
    const place = join(this.directory, id.replace(/[^a-zA-Z0-9-]+/g, '_'))
    const workspace = join(place, 'workspace')
    const temporary = join(place, 'temp')
    mkdirSync(workspace, { recursive: true })
    mkdirSync(temporary)
    const github = { ...this.given.github, token, workspace, job: job.id.toString() }
    const inside = scope.with({ github, secrets, runner: { temp: temporary, os: 'Linux', arch: 'X64' }, steps: {}, job: { status: 'success' } })
    const workflowEnvironment = inside.value(part(root, 'env')) ?? {}
    const jobEnvironment = inside.with({ env: workflowEnvironment }).value(part(tokens, 'env')) ?? {}
    const state = { env: { ...workflowEnvironment, ...jobEnvironment }, steps: {}, result: 'success', told: [] }
    const minutes = inside.value(part(tokens, 'timeout-minutes')) ?? LONGEST_MINUTES
    const end = Date.now() + minutes * 60_000
    const stepTokens = [...part(tokens, 'steps')]
    for (const [number, step] of job.steps.entries()) {
      const cancelled = this.given.signal?.aborted ?? false
      const current = inside.with({ env: state.env, steps: state.steps, job: { status: cancelled ? 'cancelled' : state.result } }, {
        success: state.result === 'success' && !cancelled,
        failure: state.result === 'failure' && !cancelled,
        cancelled
      })
      await this.oneStep(step, stepTokens[number], current, state, { id, number, tokens, workspace, temporary, end })
    }
    const outputs = inside.with({ env: state.env, steps: state.steps }).value(part(tokens, 'outputs')) ?? {}
    const result = this.given.signal?.aborted ? 'cancelled' : state.result
    return { result, outputs: mapValues(outputs, text), steps: state.told, permissions, environment: name ?? null }
  }

  async oneStep(step, tokens, scope, state, job) {
    const id = part(tokens, 'id')?.toString()
    const uses = part(tokens, 'uses')?.toString()
    const name = text(scope.value(part(tokens, 'name'))) || uses
    const told = { name, outcome: 'skipped', output: '', code: null, annotations: [], summary: '' }
    state.told.push(told)
    const keep = (outcome, conclusion, outputs) => {
      if (id) {
        state.steps[id] = { outcome, conclusion, outputs }
      }
    }
    if (!scope.condition(step.if)) {
      keep('skipped', 'skipped', {})
      return
    }
    const own = mapValues(scope.value(part(tokens, 'env')) ?? {}, text)
    const inside = scope.with({ env: { ...scope.contexts.env, ...own } })
    let outputs = {}
    this.log += `##[group]${job.id}: ${name}\n`
    try {
      if (uses) {
        const inputs = mapValues(inside.value(part(tokens, 'with')) ?? {}, text)
        outputs = action(uses, inputs, { origin: this.machine.origin, artifacts: this.artifacts, workspace: job.workspace, github: scope.contexts.github })
        told.outcome = 'success'
      } else {
        outputs = await this.script(tokens, inside, state, job, told)
      }
    } catch (error) {
      told.outcome = 'failure'
      told.output += `##[error]${error.message}\n`
    }
    told.output = this.masked(told.output)
    this.log += told.output
    const excused = told.outcome === 'failure' && inside.value(part(tokens, 'continue-on-error')) === true
    keep(told.outcome, excused ? 'success' : told.outcome, outputs)
    if (told.outcome === 'failure' && !excused) {
      state.result = 'failure'
    }
  }

  async script(tokens, scope, state, job, told) {
    const defaults = scope.value(part(part(job.tokens, 'defaults'), 'run')) ?? {}
    const using = scope.value(part(tokens, 'shell')) ?? defaults.shell
    if (using !== 'bash') {
      throw new Error(`the runner runs steps with shell: bash, and this one is for ${using}`)
    }
    const file = kind => {
      const path = join(job.temporary, `_${kind}_${job.number}`)
      writeFileSync(path, '')
      return path
    }
    const files = { GITHUB_OUTPUT: file('output'), GITHUB_ENV: file('env'), GITHUB_STEP_SUMMARY: file('summary'), GITHUB_PATH: file('path') }
    const script = file('script')
    writeFileSync(script, text(scope.value(part(tokens, 'run'))))
    const environment = { ...this.machine.variables, PATH: this.machine.path, CI: 'true', GITHUB_ACTIONS: 'true', RUNNER_TEMP: job.temporary, RUNNER_OS: 'Linux', ...githubVariables(scope.contexts.github), ...mapValues(scope.contexts.env, text), ...files }
    const minutes = scope.value(part(tokens, 'timeout-minutes')) ?? LONGEST_MINUTES
    const directory = join(job.workspace, scope.value(part(tokens, 'working-directory')) ?? defaults['working-directory'] ?? '.')
    const alwaysRuns = this.given.signal?.aborted
    const done = await shell(script, { directory, environment, milliseconds: Math.max(1, Math.min(minutes * 60_000, job.end - Date.now())), signal: alwaysRuns ? undefined : this.given.signal })
    const said = commands(done.output)
    said.masks.forEach(mask => this.masks.add(mask))
    told.output = done.output
    // A runner takes this command for itself: its line is in no log.
    told.raw = done.output.replace(/^::add-mask::.*$/gm, '')
    told.code = done.code
    told.stopped = done.stopped
    told.annotations = said.annotations
    this.annotations.push(...said.annotations)
    told.summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')
    if (Buffer.byteLength(told.summary) > LARGEST_SUMMARY) {
      throw new Error('the summary of the step is larger than 1 MiB')
    }
    this.summary += told.summary
    Object.assign(state.env, pairs(files.GITHUB_ENV))
    told.outcome = done.stopped && this.given.signal?.aborted ? 'cancelled' : done.code === 0 ? 'success' : 'failure'
    return pairs(files.GITHUB_OUTPUT)
  }

  concurrency(token, scope) {
    const value = scope.value(token)
    if (value) {
      this.groups.push(typeof value === 'string' ? { group: value, 'cancel-in-progress': false } : value)
    }
  }

  masked(output) {
    return [...this.masks].reduce((masked, secret) => masked.replaceAll(secret, '***'), output)
  }
}

const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))

function ancestors(jobs, id) {
  const needs = (jobs.find(job => job.id.toString() === id)?.needs ?? []).map(String)
  return [...new Set(needs.flatMap(name => [name, ...ancestors(jobs, name)]))]
}

function githubVariables(github) {
  const names = ['actor', 'base_ref', 'event_name', 'head_ref', 'job', 'ref', 'ref_name', 'repository', 'repository_owner', 'run_attempt', 'run_id', 'server_url', 'sha', 'workflow', 'workspace']
  return Object.fromEntries(names.map(name => [`GITHUB_${name.toUpperCase()}`, text(github[name])]))
}

/** A token that says nothing by itself; who made it knows what it may do. */
export const newToken = () => `ghs_${randomBytes(18).toString('hex')}`
