// Draws what a terminal shows: text with the colours of ECMA-48 (SGR) on standard input, an SVG on standard output.
import { readFileSync } from 'node:fs'

const COLUMNS = 126
const COLOURS = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 34: '#79c0ff', 35: '#d2a8ff', 36: '#76e3ea' }
const LINE = 19
const WIDTH = 7.83

// Blanks in a row would be drawn as one.
const escaped = text => text.replaceAll('  ', '\u00a0\u00a0').replace(/[&<>]/g, each => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[each])

/** The letters of a line, each with the style it has; a style goes on into the next line as a terminal has it. */
function letters(text) {
  const lines = [[]]
  let style = {}
  for (const [, sequence, letter] of text.replace(/\r/g, '').matchAll(/\u001b\[([\d;]*)m|([\s\S])/gu)) {
    if (sequence !== undefined) {
      for (const code of sequence.split(';').map(Number)) {
        style = code === 0 ? {} : code === 1 ? { ...style, bold: true } : COLOURS[code] ? { ...style, colour: COLOURS[code] } : style
      }
    } else if (letter === '\n') {
      lines.push([])
    } else {
      if (lines.at(-1).length === COLUMNS) {
        lines.push([])
      }
      lines.at(-1).push({ letter, style })
    }
  }
  return lines
}

function spans(line) {
  const runs = []
  for (const { letter, style } of line) {
    if (runs.at(-1)?.style === style) {
      runs.at(-1).text += letter
    } else {
      runs.push({ style, text: letter })
    }
  }
  return runs
    .map(({ style, text }) => `<tspan${style.colour ? ` fill="${style.colour}"` : ''}${style.bold ? ' font-weight="bold"' : ''}>${escaped(text)}</tspan>`)
    .join('')
}

const lines = letters(readFileSync(0, 'utf8').trimEnd())
const height = lines.length * LINE + 36
const width = Math.ceil(COLUMNS * WIDTH) + 36
console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#e6edf3" xml:space="preserve">
${lines.map((line, index) => `<text x="18" y="${(index + 1) * LINE + 12}">${spans(line)}</text>`).join('\n')}
</g>
</svg>`)
