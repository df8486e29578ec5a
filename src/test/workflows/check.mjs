// node --import ./json.mjs check.mjs FILE…: says what is wrong with these workflows, and fails if anything is.
import { readFileSync } from 'node:fs'
import { judge } from './checks.mjs'

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('usage: node --import ./json.mjs check.mjs FILE…')
  process.exit(2)
}
let wrong = 0
for (const file of files) {
  for (const { judge: who, line, message } of await judge(file, readFileSync(file, 'utf8'))) {
    console.log(`${file}:${line}: ${message} [${who}]`)
    wrong++
  }
}
console.log(`${files.length} workflows, ${wrong} findings`)
process.exit(wrong > 0 ? 1 : 0)
