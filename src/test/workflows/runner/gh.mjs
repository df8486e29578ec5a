#!/usr/bin/env node
// Stands for GitHub's command line: what the templates use of it, against a file of what there is, with the permissions that the API would ask
// for. What it does not know, it refuses.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const file = process.env.FAKE_GITHUB
const world = JSON.parse(readFileSync(file, 'utf8'))
const words = process.argv.slice(2)
const LONGEST_BODY = 65_536

function refuse(text) {
  process.stderr.write(`gh: ${text}\n`)
  process.exit(1)
}

/** What the token of the job was given: the API answers 403 without. */
function permitted(scope, level) {
  const given = world.tokens[process.env.GH_TOKEN ?? ''] ?? refuse('To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable.')
  if (given[scope] !== level && given[scope] !== 'write') {
    refuse('Resource not accessible by integration (HTTP 403)')
  }
}

function options(known) {
  const found = { words: [] }
  while (words.length > 0) {
    const word = words.shift()
    if (!word.startsWith('--')) {
      found.words.push(word)
    } else if (known[word] === true) {
      found[word] = true
    } else if (known[word] === 'value') {
      found[word] = words.shift()
    } else {
      refuse(`unknown flag: ${word}`)
    }
  }
  return found
}

function answer(json, filter) {
  const text = JSON.stringify(json)
  process.stdout.write(filter ? execFileSync('jq', ['-r', filter], { input: text }) : text)
}

function api() {
  const given = options({ '--paginate': true, '--jq': 'value' })
  const repository = `repos/${world.repository}`
  const [path, query] = given.words[0].split('?')
  const environment = path.startsWith(`${repository}/environments/`) ? path.slice(`${repository}/environments/`.length) : null
  if (path === repository) {
    answer({ full_name: world.repository, private: world.visibility !== 'public', visibility: world.visibility }, given['--jq'])
  } else if (environment) {
    permitted('actions', 'read')
    answer(world.environments[environment] ?? refuse('Not Found (HTTP 404)'), given['--jq'])
  } else if (path === `${repository}/issues`) {
    permitted('issues', 'read')
    if (query !== 'state=open&per_page=100') {
      refuse(`unknown query: ${query}`)
    }
    answer(world.issues.filter(issue => issue.state === 'open').reverse(), given['--jq'])
  } else {
    refuse('Not Found (HTTP 404)')
  }
}

function issue() {
  const verb = words.shift()
  const given = options({ '--title': 'value', '--body-file': 'value', '--comment': 'value' })
  permitted('issues', 'write')
  if (process.env.GH_REPO !== world.repository) {
    refuse('fatal: not a git repository, and GH_REPO names none')
  }
  const body = given['--body-file'] === undefined ? undefined : readFileSync(given['--body-file'], 'utf8')
  if (body?.length > LONGEST_BODY) {
    refuse(`Body is too long (maximum is ${LONGEST_BODY} characters)`)
  }
  if (verb === 'create') {
    const number = world.issues.length + 1
    world.issues.push({ number, title: given['--title'], body, state: 'open', comments: [], user: { login: 'github-actions[bot]' } })
  } else {
    const one = world.issues.find(each => String(each.number) === given.words[0]) ?? refuse('Could not resolve to an issue')
    if (verb === 'edit') {
      one.body = body
      one.edits = (one.edits ?? 0) + 1
    } else if (verb === 'close') {
      one.state = 'closed'
      one.comments.push(given['--comment'])
    } else {
      refuse(`unknown command: issue ${verb}`)
    }
  }
  writeFileSync(file, JSON.stringify(world))
}

const command = words.shift()
if (command === 'api') {
  api()
} else if (command === 'issue') {
  issue()
} else {
  refuse(`unknown command: ${command}`)
}
