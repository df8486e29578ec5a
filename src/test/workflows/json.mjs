// GitHub's packages import JSON files as bundlers allow it. Node wants to be told that they are JSON: `node --import ./json.mjs`.
import { register } from 'node:module'

register(
  'data:text/javascript,' +
    encodeURIComponent(`
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.json')) {
    return next(url, context)
  }
  const text = await readFile(fileURLToPath(url), 'utf8')
  return { format: 'module', shortCircuit: true, source: 'export default ' + text }
}`)
)
