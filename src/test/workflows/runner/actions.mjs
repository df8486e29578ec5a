// What the templates use of actions/*, done on this machine; every other action is refused.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

const INPUTS = {
  checkout: ['fetch-depth', 'persist-credentials', 'ref'],
  'setup-java': ['distribution', 'java-version', 'cache'],
  'upload-artifact': ['name', 'path', 'if-no-files-found', 'retention-days', 'overwrite'],
  'download-artifact': ['name', 'path']
}

/**
 * @param uses `actions/NAME@COMMIT`
 * @param inputs texts by name
 * @param machine where things are: `origin`, `artifacts`, `workspace`; and the run's `github`
 */
export function action(uses, inputs, machine) {
  const name = /^actions\/([a-z-]+)@[0-9a-f]{40}$/.exec(uses)?.[1]
  if (!Object.hasOwn(INPUTS, name ?? '')) {
    throw new Error(`the runner does not do what ${uses} does`)
  }
  for (const input of Object.keys(inputs)) {
    if (!INPUTS[name].includes(input)) {
      throw new Error(`${uses}: the runner does not know its input ${input}`)
    }
  }
  return ACTIONS[name](inputs, machine)
}

const ACTIONS = {
  checkout({ ref, 'fetch-depth': depth = '1' }, { origin, workspace, github }) {
    const git = (...words) => execFileSync('git', words, { cwd: workspace, stdio: ['ignore', 'pipe', 'pipe'] })
    const wanted = ref ? `refs/heads/${ref}` : github.sha
    rmSync(workspace, { recursive: true, force: true })
    mkdirSync(workspace, { recursive: true })
    git('init', '--quiet', '--initial-branch', 'checkout')
    git('remote', 'add', 'origin', `file://${origin}`)
    if (depth === '0') {
      git('fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*')
      git('fetch', '--quiet', 'origin', wanted)
    } else {
      git('fetch', '--quiet', '--depth', depth, 'origin', wanted)
    }
    git('checkout', '--quiet', '--detach', 'FETCH_HEAD')
    return {}
  },

  'setup-java'({ distribution, 'java-version': version }) {
    if (!distribution || !version) {
      throw new Error('setup-java: distribution and java-version are needed')
    }
    return {}
  },

  'upload-artifact'({ name, path, overwrite, 'if-no-files-found': missing }, { artifacts, workspace }) {
    const source = resolve(workspace, path)
    const target = join(artifacts, name)
    if (/[*?[]/.test(path)) {
      throw new Error('upload-artifact: the runner knows no patterns')
    }
    const visible = existsSync(source)
      ? statSync(source).isDirectory() ? readdirSync(source).filter(file => !file.startsWith('.')) : [basename(source)]
      : []
    if (visible.length === 0) {
      if (missing === 'error') {
        throw new Error(`upload-artifact: no files in ${path}`)
      }
      return {}
    }
    if (existsSync(target)) {
      if (overwrite !== 'true') {
        throw new Error(`upload-artifact: an artifact ${name} is there already`)
      }
      rmSync(target, { recursive: true })
    }
    mkdirSync(target, { recursive: true })
    for (const file of visible) {
      cpSync(statSync(source).isDirectory() ? join(source, file) : source, join(target, file), { recursive: true })
    }
    return {}
  },

  'download-artifact'({ name, path }, { artifacts, workspace }) {
    const source = join(artifacts, name)
    if (!existsSync(source)) {
      throw new Error(`download-artifact: there is no artifact ${name}`)
    }
    const target = resolve(workspace, path)
    mkdirSync(target, { recursive: true })
    cpSync(source, target, { recursive: true })
    return { 'download-path': target }
  }
}
