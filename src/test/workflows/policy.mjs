// What our workflows hold besides what GitHub asks for. A rule is a function of a workflow that yields what breaks it.
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

class Workflow {
  constructor(text) {
    this.lines = text.split('\n')
    this.counter = new LineCounter()
    this.document = parseDocument(text, { lineCounter: this.counter })
  }

  get(...path) {
    return this.document.getIn(path, true)
  }

  line(node) {
    return this.counter.linePos((node?.key ?? node)?.range?.[0] ?? 0).line
  }

  sourceOf(node) {
    return this.lines[this.line(node) - 1]
  }

  triggers() {
    const on = this.get('on')
    return isMap(on) ? on.items.map(pair => String(pair.key)) : isSeq(on) ? on.items.map(String) : [String(on)]
  }

  jobs() {
    return (this.get('jobs')?.items ?? []).map(pair => ({ id: String(pair.key), node: pair.key, body: pair.value }))
  }

  steps() {
    return this.jobs().flatMap(job => (job.body.get('steps')?.items ?? []).map(step => ({ job, step })))
  }

  /** Every scalar, with the names and numbers that lead to it. */
  *scalars(node = this.document.contents, path = []) {
    if (isScalar(node)) {
      yield { node, path, text: String(node.value) }
    } else if (isMap(node)) {
      for (const pair of node.items) {
        yield* this.scalars(pair.value, [...path, String(pair.key)])
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        yield* this.scalars(item, [...path, index])
      }
    }
  }
}

const usesOf = step => step.get('uses', true)
const isAction = (step, name) => String(usesOf(step)?.value ?? '').startsWith(`actions/${name}@`)
const secretsIn = text => [...text.matchAll(/\bsecrets(?:\.([A-Za-z_]\w*)|\[)/g)].map(found => found[1] ?? '[')

export const RULES = {
  *pinned(workflow) {
    for (const { step } of workflow.steps()) {
      const uses = usesOf(step)
      if (uses && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(workflow.sourceOf(uses))) {
        yield [uses, 'an action is named by the 40 digits of a commit, with `# vX.Y.Z` behind it']
      }
    }
  },

  *publisher(workflow) {
    for (const { step } of workflow.steps()) {
      const uses = usesOf(step)
      if (uses && !/^actions\/[a-z-]+@/.test(uses.value)) {
        yield [uses, 'only actions of GitHub itself, actions/*']
      }
    }
  },

  *permissions(workflow) {
    const top = workflow.get('permissions')
    if (!isMap(top) || top.items.length > 0) {
      yield [top ?? workflow.get('name'), 'the workflow begins without any permission: `permissions: {}`']
    }
    for (const { node, body } of workflow.jobs()) {
      const permissions = body.get('permissions')
      if (!isMap(permissions)) {
        yield [node, 'each job names its own permissions']
        continue
      }
      for (const { key, value } of permissions.items) {
        if (!/ # \S/.test(workflow.sourceOf(key)) || !['read', 'write'].includes(String(value))) {
          yield [key, 'a permission says in a comment what it is for']
        }
      }
    }
  },

  /** Whoever may write to GitHub runs neither code of the repository nor has a secret. */
  *least(workflow) {
    for (const { body } of workflow.jobs()) {
      const writes = (body.get('permissions')?.items ?? []).find(pair => String(pair.value) === 'write')
      const steps = body.get('steps')?.items ?? []
      if (writes && steps.some(step => isAction(step, 'checkout') || secretsIn(String(step)).length > 0)) {
        yield [writes.key, 'a job that may write neither checks out code nor has secrets']
      }
    }
  },

  *injection(workflow) {
    for (const { step } of workflow.steps()) {
      const run = step.get('run', true)
      if (run && run.value.includes('${{')) {
        yield [run, 'no expression within run: what it says would be code; hand it over in env']
      }
    }
  },

  *'secrets-scope'(workflow) {
    for (const { node, path, text } of workflow.scalars()) {
      const ofStep = path[0] === 'jobs' && path[2] === 'steps' && path[4] === 'env'
      const ofCaller = path[0] === 'jobs' && path[2] === 'secrets' && path.length === 4
      if (secretsIn(text).length > 0 && !ofStep && !ofCaller) {
        yield [node, 'a secret is for the one step that needs it: env of the step']
      }
      if (path[0] === 'jobs' && path[2] === 'secrets' && text === 'inherit') {
        yield [node, 'secrets are named one by one, not inherited']
      }
    }
  },

  *'secrets-environment'(workflow) {
    for (const { body } of workflow.jobs()) {
      const steps = body.get('steps')
      if (steps && secretsIn(String(steps)).length > 0 && !body.has('environment')) {
        yield [steps, 'secrets are those of an environment']
      }
    }
  },

  *credentials(workflow) {
    for (const { step } of workflow.steps()) {
      if (isAction(step, 'checkout') && step.getIn(['with', 'persist-credentials']) !== false) {
        yield [usesOf(step), 'checkout leaves no token behind: persist-credentials: false']
      }
    }
  },

  *timeout(workflow) {
    for (const { node, body } of workflow.jobs()) {
      if (body.has('steps') && !(body.get('timeout-minutes') > 0)) {
        yield [node, 'a job has timeout-minutes']
      }
    }
  },

  *concurrency(workflow) {
    const pullRequest = workflow.triggers().every(trigger => trigger === 'pull_request')
    const settings = [workflow.get('concurrency'), ...workflow.jobs().map(job => job.body.get('concurrency'))].filter(Boolean)
    if (settings.length === 0 && !workflow.triggers().includes('workflow_call')) {
      yield [workflow.get('jobs'), 'two runs at once: say what becomes of them, with concurrency']
    }
    for (const setting of settings) {
      if (!pullRequest && (!isMap(setting) || setting.get('cancel-in-progress') !== false)) {
        yield [setting, 'what changes or reads a database is not cancelled for a newer run: cancel-in-progress: false']
      }
      if (!pullRequest && isMap(setting) && /github\.(ref|sha|run_id|run_number|actor)/.test(setting.get('group'))) {
        yield [setting, 'one group for one database, whoever runs it and from where']
      }
    }
  },

  *triggers(workflow) {
    for (const trigger of workflow.triggers()) {
      if (['pull_request_target', 'workflow_run', 'issue_comment'].includes(trigger)) {
        yield [workflow.get('on'), `${trigger} runs with secrets for whoever opens a pull request or writes a comment`]
      }
    }
  },

  *signals(workflow) {
    for (const { step } of workflow.steps()) {
      const run = step.get('run', true)
      if (run && /(?<!exec )"\$MAVEN"/.test(run.value)) {
        yield [run, 'Maven takes the place of the shell, or is not told when a run is cancelled: exec "$MAVEN"']
      }
    }
  },

  *shell(workflow) {
    for (const { node, body } of workflow.jobs()) {
      if ((body.get('steps')?.items ?? []).some(step => step.has('run')) && body.getIn(['defaults', 'run', 'shell']) !== 'bash') {
        yield [node, 'shell: bash, which fails when a part of a pipe fails']
      }
    }
  },

  *cache(workflow) {
    for (const { job, step } of workflow.steps()) {
      if (isAction(step, 'setup-java') && step.hasIn(['with', 'cache']) && job.body.has('environment')) {
        yield [usesOf(step), 'whoever writes to a cache would run code beside secrets: no cache in jobs with an environment']
      }
    }
  },

  *files(workflow) {
    for (const { step } of workflow.steps()) {
      const run = step.get('run', true)
      if (run && /GITHUB_(ENV|PATH)\b/.test(run.value)) {
        yield [run, 'nothing is written to GITHUB_ENV or GITHUB_PATH: later steps would run with it']
      }
    }
  },

  /** Keys of 2026, which GitHub Enterprise Server and older checkers refuse. */
  *recent(workflow) {
    for (const setting of [workflow.get('concurrency'), ...workflow.jobs().map(job => job.body.get('concurrency'))]) {
      if (isMap(setting) && setting.has('queue')) {
        yield [setting, 'queue is not known everywhere yet']
      }
    }
    for (const { body } of workflow.jobs()) {
      const environment = body.get('environment')
      if (isMap(environment) && environment.has('deployment')) {
        yield [environment, 'deployment is not known everywhere yet']
      }
    }
    for (const entry of workflow.get('on', 'schedule')?.items ?? []) {
      if (entry.has('timezone')) {
        yield [entry, 'timezone is not known everywhere yet']
      }
    }
  }
}

/** What breaks the rules: `{ rule, line, message }`, in the order of the lines. */
export function policy(text) {
  const workflow = new Workflow(text)
  return Object.entries(RULES)
    .flatMap(([rule, find]) => [...find(workflow)].map(([node, message]) => ({ rule, line: workflow.line(node), message })))
    .sort((a, b) => a.line - b.line || a.rule.localeCompare(b.rule))
}
