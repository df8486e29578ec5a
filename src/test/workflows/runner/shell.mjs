// Runs a step's shell as GitHub's runner does, and reads what it left in the files and in its output.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * @returns {Promise<{code: number | null, output: string, stopped: boolean}>} output: both streams, as they came
 */
export function shell(script, { directory, environment, milliseconds, signal }) {
  return new Promise((resolve, reject) => {
    const process = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: directory,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true
    })
    let output = ''
    let stopped = false
    const timers = []
    const later = (delay, action) => timers.push(setTimeout(action, delay))
    // The entry process alone is told to stop, then told again, then everything is killed.
    const stop = () => {
      stopped = true
      process.kill('SIGINT')
      later(7_500, () => process.kill('SIGTERM'))
      later(10_000, () => kill(process.pid))
    }
    later(milliseconds, stop)
    if (signal?.aborted) {
      stop()
    }
    signal?.addEventListener('abort', stop, { once: true })
    process.stdout.on('data', chunk => (output += chunk))
    process.stderr.on('data', chunk => (output += chunk))
    process.on('error', reject)
    process.on('close', code => {
      timers.forEach(clearTimeout)
      signal?.removeEventListener('abort', stop)
      resolve({ code, output, stopped })
    })
  })
}

function kill(group) {
  try {
    globalThis.process.kill(-group, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error
    }
  }
}

/** GITHUB_OUTPUT and GITHUB_ENV: lines `name=value`, and `name<<DELIMITER`, lines, `DELIMITER`. */
export function pairs(file) {
  const lines = readFileSync(file, 'utf8').split('\n')
  const result = {}
  while (lines.length > 0) {
    const line = lines.shift()
    if (line === '') {
      continue
    }
    const heredoc = /^([^=<]+)<<(.+)$/.exec(line)
    if (heredoc) {
      const end = lines.indexOf(heredoc[2])
      if (end < 0) {
        throw new Error(`${file}: the delimiter ${heredoc[2]} does not come`)
      }
      result[heredoc[1]] = lines.splice(0, end + 1).slice(0, -1).join('\n')
      continue
    }
    const equals = line.indexOf('=')
    if (equals < 1) {
      throw new Error(`${file}: neither name=value nor name<<DELIMITER: ${line}`)
    }
    result[line.slice(0, equals)] = line.slice(equals + 1)
  }
  return result
}

const unescape = value => value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')

/** What the output says to the runner: annotations and masks, but what stands between stop-commands. */
export function commands(output) {
  const found = { annotations: [], masks: [] }
  let silent = null
  for (const line of output.split(/\r?\n/)) {
    if (silent !== null) {
      silent = line === `::${silent}::` ? null : silent
      continue
    }
    const command = /^\s*::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/.exec(line)
    if (!command) {
      continue
    }
    const [, name, properties = '', message] = command
    if (name === 'stop-commands') {
      silent = message
    } else if (name === 'add-mask') {
      found.masks.push(unescape(message))
    } else if (['error', 'warning', 'notice'].includes(name)) {
      const known = Object.fromEntries(properties.split(',').filter(Boolean).map(each => each.split(/=(.*)/s).slice(0, 2).map(unescape)))
      found.annotations.push({ level: name, ...known, message: unescape(message) })
    }
  }
  return found
}
