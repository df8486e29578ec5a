import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { judge, TEMPLATES } from './checks.mjs'
import { RULES } from './policy.mjs'
import { filled, settingsOf } from './runner/settings.mjs'

const GITHUB = join(TEMPLATES, 'github')
const NO_WORKFLOWS = ['dependabot.yml']
const workflows = ['.', 'reusable'].flatMap(directory => readdirSync(join(GITHUB, directory)).filter(file => file.endsWith('.yml') && !NO_WORKFLOWS.includes(file)).map(file => join(directory, file)))
const text = file => readFileSync(join(GITHUB, file), 'utf8')

test('there are as many workflows as there should be', () => assert.equal(workflows.length, 10))

for (const file of workflows) {
  test(`${file}: nobody finds anything`, async () => assert.deepEqual(await judge(file, text(file)), []))

  test(`${file}: nobody finds anything once its settings are odd`, async () => {
    const odd = Object.fromEntries(settingsOf(text(file)).map(({ name }) => [name, ODD[name] ?? `it's "odd": # ${name}`]))
    const changed = filled(text(file), odd)
    assert.deepEqual(await judge(file, changed), [])
    const without = (await import('yaml')).parse(changed)
    assert.equal(without.name, parse(text(file)).name)
    assert.deepEqual(settingsOf(changed).map(({ name }) => name), settingsOf(text(file)).map(({ name }) => name))
  })
}

/** Where not every text will do. */
const ODD = { runner: 'ubuntu-24.04', schedule: '1 2 * * 3', environment: 'live', branch: 'trunk', maven: './mvnw', 'java-version': '21', directory: 'services/database' }

test('each bad file is found by whom it says, and by no rule of ours besides', async () => {
  const tripped = new Set()
  const files = readdirSync('bad')
  for (const file of files) {
    const content = readFileSync(join('bad', file), 'utf8')
    const wanted = /^# must trip: (.+)$/m.exec(content)[1]
    const found = new Set((await judge(file, content)).map(finding => finding.judge))
    assert.ok(found.has(wanted), `${file} trips ${[...found]}, not ${wanted}`)
    const ours = [...found].filter(judge => judge.startsWith('policy '))
    assert.deepEqual(ours, wanted.startsWith('policy ') ? [wanted] : [], file)
    tripped.add(wanted)
  }
  const every = [...Object.keys(RULES).map(rule => `policy ${rule}`), 'language service', 'actionlint', 'shellcheck']
  assert.deepEqual([...tripped].sort(), every.sort())
})

test('what is called by others runs what is copied runs', () => {
  const pairs = [['schema-check.yml', 'db-check.yml'], ['deploy-production.yml', 'db-deploy.yml'], ['drift-check.yml', 'db-drift.yml'], ['backup.yml', 'db-backup.yml']]
  const steps = file => Object.entries(parse(text(file)).jobs).flatMap(([job, { steps }]) => steps.map(({ name, uses, run, if: condition, env }) => ({ job, name, uses, run, condition, env })))
  for (const [copied, called] of pairs) {
    assert.deepEqual(steps(`reusable/${called}`), steps(copied))
  }
})

test('every setting is described, and nothing is described that is none', () => {
  const described = [...readFileSync(join(TEMPLATES, 'README.md'), 'utf8').matchAll(/^\| `([a-z-]+)` \|/gm)].map(found => found[1])
  const gitlab = readdirSync(join(TEMPLATES, 'gitlab')).map(file => readFileSync(join(TEMPLATES, 'gitlab', file), 'utf8'))
  const used = [...workflows.map(text), ...gitlab].flatMap(settingsOf).map(({ name }) => name)
  assert.deepEqual([...new Set(used)].sort(), described.sort())
})

test('every line that names a setting can be filled in, and every file says which template it is', () => {
  const all = [...workflows.map(file => [`github/${file.replace(/^\.\//, '')}`, text(file)]), ...readdirSync(join(TEMPLATES, 'gitlab')).map(file => [`gitlab/${file}`, readFileSync(join(TEMPLATES, 'gitlab', file), 'utf8')])]
  for (const [path, content] of all) {
    assert.equal(content.split('\n')[0], `# db-maven-plugin template: ${path}`)
    assert.equal(settingsOf(content).length, content.split('# setting:').length - 1, path)
  }
  for (const path of ['github/dependabot.yml', 'github/CODEOWNERS', 'github/gitignore']) {
    assert.equal(readFileSync(join(TEMPLATES, path), 'utf8').split('\n')[0], `# db-maven-plugin template: ${path}`)
  }
  assert.equal(readFileSync(join(TEMPLATES, 'github/PULL_REQUEST_TEMPLATE.md'), 'utf8').split('\n')[0], '<!-- db-maven-plugin template: github/PULL_REQUEST_TEMPLATE.md -->')
})
