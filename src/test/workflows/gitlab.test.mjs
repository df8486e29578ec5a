import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { shellcheck, TEMPLATES } from './checks.mjs'

const GITLAB = join(TEMPLATES, 'gitlab')
const files = readdirSync(GITLAB).filter(file => file.endsWith('.yml'))
const jobsOf = text => Object.entries(parse(text))

/** GitLab's own schema of the file, and who needs whom, as gitlab-ci-local knows them. */
function list(text) {
  const directory = mkdtempSync(join(tmpdir(), 'gitlab-'))
  try {
    const git = (...words) => execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...words], { cwd: directory, stdio: 'pipe' })
    git('init', '--quiet', '--initial-branch', 'main')
    git('remote', 'add', 'origin', 'git@gitlab.example:example/shop.git')
    writeFileSync(join(directory, '.gitlab-ci.yml'), text)
    git('add', '--all')
    git('commit', '--quiet', '--message', 'Begin')
    return JSON.parse(execFileSync(resolve('node_modules/.bin/gitlab-ci-local'), ['--list-json'], { cwd: directory, encoding: 'utf8', stdio: 'pipe' }))
  } catch (error) {
    throw new Error(`${error.message}\n${error.stdout}\n${error.stderr}`)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

test('there are as many files as there should be', () => assert.deepEqual(files, ['drift-check.yml', 'production.yml', 'schema-check.yml', 'staging.yml']))

for (const file of files) {
  const text = readFileSync(join(GITLAB, file), 'utf8')

  test(`${file}: GitLab's schema takes it`, () => {
    list(text)
    // Jobs that its rules leave out here are not listed.
    const source = text.replace(/^ +rules:\n(?: {4}.*\n)+/gm, '')
    assert.deepEqual(list(source).map(job => job.name).sort(), jobsOf(text).map(([name]) => name).filter(name => !name.startsWith('.')).sort())
  })

  test(`${file}: shellcheck finds nothing`, () => {
    const scripts = jobsOf(text).filter(([, job]) => job.script).map(([name, job]) => ({ name, run: job.script.join('\n') }))
    assert.ok(scripts.length > 0)
    assert.deepEqual(shellcheck(scripts), [])
  })

  test(`${file}: each job has a time, an image with a version, and a database at a time`, () => {
    const jobs = jobsOf(text)
    for (const [name, job] of jobs.filter(([name]) => !name.startsWith('.'))) {
      const whole = { ...(job.extends ? Object.fromEntries(jobs)[job.extends] : {}), ...job }
      assert.ok(whole.timeout, `${name}: timeout`)
      assert.match(whole.image, /:\d/, `${name}: image`)
      assert.match(name, /^db-/)
      if (whole.script.join('\n').includes('db:migrate -Ddb.deadline') || name === 'db-deploy-production') {
        assert.equal(whole.resource_group, whole.environment.name, `${name}: resource_group`)
      }
    }
  })
}

test('what GitLab does not take is found', () => {
  assert.throws(() => list('db-check:\n  script: [true]\n  timeout: [1]\n  retry: many\n'))
  assert.throws(() => list('db-check:\n  script: [echo]\n  needs: [nobody]\n'))
})
