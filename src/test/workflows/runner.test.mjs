// The runner does as GitHub does, where our workflows depend on it.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { newToken, read, Run } from './runner/runner.mjs'

const directory = mkdtempSync(join(tmpdir(), 'runner-'))
after(() => rmSync(directory, { recursive: true }))

const HEAD = 'on: workflow_dispatch\nenv:\n  TOP: top\njobs:\n'
const job = (id, steps, more = '') => `  ${id}:\n    runs-on: ubuntu-latest\n    defaults:\n      run:\n        shell: bash\n${more}    steps:\n${steps}`

async function run(jobs, given = {}) {
  const machine = { directory, origin: directory, path: process.env.PATH, variables: {}, tokens: newToken, workflows: () => given.called }
  return new Run(machine, { github: { sha: 'a'.repeat(40), ref: 'refs/heads/main' }, secrets: {}, ...given }).run(await read('w.yml', HEAD + jobs))
}

test('outputs go from step to job to job, and variables to later steps', async () => {
  const done = await run(
    job('one', `      - id: s\n        run: |\n          echo 'a=1=2' >> "$GITHUB_OUTPUT"\n          { echo 'b<<END'; echo x; echo y; echo END; } >> "$GITHUB_OUTPUT"\n          echo LATER=later >> "$GITHUB_ENV"\n      - run: '[ "$LATER $TOP $OWN" = "later top own" ]'\n        env:\n          OWN: own\n`, '    outputs:\n      a: ${{ steps.s.outputs.a }}\n      b: ${{ steps.s.outputs.b }}\n') +
    job('two', `      - env:\n          A: \${{ needs.one.outputs.a }}\n          B: \${{ needs.one.outputs.b }}\n        run: '[ "$A" = "1=2" ] && [ "$B" = "$(printf "x\\ny")" ]'\n`, '    needs: one\n'))
  assert.equal(done.conclusion, 'success', done.log)
})

test('after a failure only what asks for it runs, and the exit code stays', async () => {
  const done = await run(
    job('one', `      - name: a\n        id: a\n        run: exit 7\n      - name: b\n        run: echo\n      - name: c\n        if: failure()\n        run: echo\n      - name: d\n        if: \${{ always() && steps.a.outcome == 'failure' }}\n        run: echo\n      - name: e\n        if: \${{ cancelled() }}\n        run: echo\n`) +
    job('two', '      - run: echo\n', '    needs: one\n') + job('three', '      - run: echo\n', '    needs: [two]\n    if: ${{ !cancelled() }}\n') + job('four', '      - run: echo\n', '    needs: two\n'))
  assert.deepEqual(done.jobs.one.steps.map(step => step.outcome), ['failure', 'skipped', 'success', 'success', 'skipped'])
  assert.equal(done.step('one', 'a').code, 7)
  assert.deepEqual(['one', 'two', 'three', 'four'].map(id => done.jobs[id].result), ['failure', 'skipped', 'success', 'skipped'])
})

test('a pipe fails with any of its parts, a step that is excused does not fail the job, and one that takes too long is stopped', async () => {
  const done = await run(job('one', `      - name: pipe\n        continue-on-error: true\n        run: false | true\n      - name: long\n        timeout-minutes: 0.005\n        run: exec sleep 60\n`))
  assert.equal(done.step('one', 'pipe').outcome, 'failure')
  assert.equal(done.step('one', 'long').outcome, 'failure')
  assert.ok(done.step('one', 'long').stopped)
})

test('secrets are those of the environment of the job, and are masked', async () => {
  const steps = '      - name: a\n        env:\n          S: ${{ secrets.S }}\n        run: echo "<$S>"\n'
  const secrets = { '': {}, production: { S: 'very-secret' } }
  const done = await run(job('with', steps, '    environment: production\n') + job('without', steps), { secrets })
  assert.equal(done.step('with', 'a').output, '<***>\n')
  assert.equal(done.step('with', 'a').raw, '<very-secret>\n')
  assert.equal(done.step('without', 'a').output, '<>\n')
})

test('a called workflow gets the inputs that it wants and the secrets that are named', async () => {
  const called = 'on:\n  workflow_call:\n    inputs:\n      name:\n        type: string\n        required: true\n    secrets:\n      S:\n        required: false\n      T:\n        required: false\njobs:\n' +
    job('inner', '      - name: a\n        env:\n          V: ${{ inputs.name }} ${{ secrets.S }} ${{ secrets.T }}\n        run: echo "$V" | tr a-z A-Z\n', '    environment: production\n')
  const outer = withs => `  outer:\n    uses: ./.github/workflows/called.yml\n${withs}    secrets:\n      S: \${{ secrets.S }}\n`
  const given = { called, secrets: { '': {}, production: { S: 'sss', T: 'ttt' } } }
  const done = await run(outer('    with:\n      name: n\n'), given)
  assert.equal(done.step('outer / inner', 'a').output, 'N SSS \n')
  await assert.rejects(run(outer(''), given), /input name is required/)
})

test('annotations are told, but not those between stop-commands', async () => {
  const done = await run(job('one', `      - run: |\n          echo '::error file=a%2Cb.sql,line=3::one%0Atwo'\n          echo '::stop-commands::xyz'\n          echo '::error::not said'\n          echo '::xyz::'\n          echo '::notice::three'\n`))
  assert.deepEqual(done.annotations, [{ level: 'error', file: 'a,b.sql', line: '3', message: 'one\ntwo' }, { level: 'notice', message: 'three' }])
})

test('what the runner does not know, it refuses', async () => {
  const refused = async steps => (await run(job('one', steps))).jobs.one
  assert.match((await refused('      - name: a\n        uses: actions/github-script@d23441a48e516b6c34aea4fa41551a30e30af803\n')).steps[0].output, /does not do what actions\/github-script/)
  assert.match((await refused('      - name: a\n        uses: somebody/checkout@d23441a48e516b6c34aea4fa41551a30e30af803\n')).steps[0].output, /does not do what/)
  assert.match((await refused('      - name: a\n        shell: pwsh\n        run: echo\n')).steps[0].output, /shell: bash/)
  await assert.rejects(run(job('one', '      - name: ${{ nothing.at.all }}\n        run: echo\n')), /Unrecognized named-value/)
})
