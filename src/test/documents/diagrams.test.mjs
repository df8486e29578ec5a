// The diagrams of summaries, as the report's tests wrote them, are what Mermaid can read: GitHub shows an error in their place otherwise.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import mermaid from 'mermaid'

const directory = new URL('../../../target/diagrams/', import.meta.url)

test('every diagram is one that Mermaid reads', async () => {
  const files = readdirSync(directory).filter(file => file.endsWith('.mmd'))
  assert.ok(files.length > 10, `only ${files.length} diagrams`)
  for (const file of files) {
    const read = await mermaid.parse(readFileSync(new URL(file, directory), 'utf8')).catch(error => assert.fail(`${file}: ${error.message}`))
    assert.equal(read.diagramType, 'er')
  }
})

test('what is no diagram is refused', async () => {
  await assert.rejects(mermaid.parse('erDiagram\n    orders { bigint }\n'))
})
