// Shows a step's summary as GitHub does: Markdown on standard input, a page on standard output. Diagrams are drawn by Mermaid in the
// browser; the style is a likeness of GitHub's, dark or light as the reader's system is.
import { readFileSync } from 'node:fs'
import { marked } from 'marked'

const mermaid = new URL('node_modules/mermaid/dist/mermaid.min.js', import.meta.url)

marked.use({ renderer: { code: ({ text, lang }) => (lang === 'mermaid' ? `<pre class="mermaid">${text}</pre>` : false) } })

console.log(`<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>summary</title>
<style>
:root { color-scheme: light dark; --text: #1f2328; --page: #fff; --line: #d1d9e0; --code: #818b981f; --row: #f6f8fa }
@media (prefers-color-scheme: dark) { :root { --text: #f0f6fc; --page: #0d1117; --line: #3d444d; --code: #656c7633; --row: #151b23 } }
body { margin: 0; padding: 24px; color: var(--text); background: var(--page); font: 16px/1.5 system-ui, "Noto Sans", Helvetica, Arial, sans-serif; overflow-wrap: anywhere }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-spacing: 0; border-collapse: collapse; margin: 0 0 16px; overflow-wrap: normal }
th, td { padding: 6px 13px; border: 1px solid var(--line) }
tr:nth-child(2n) { background: var(--row) }
code { padding: .2em .4em; font: 85% ui-monospace, "DejaVu Sans Mono", monospace; background: var(--code); border-radius: 6px }
pre { padding: 16px; overflow: auto; background: var(--row); border-radius: 6px }
pre code { padding: 0; background: none }
pre.mermaid { background: none; text-align: center }
details { margin-bottom: 16px }
</style>
<body>
${marked.parse(readFileSync(0, 'utf8'))}
<script src="${mermaid}"></script>
<script>mermaid.initialize({ startOnLoad: true, theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default' })</script>
</body>
</html>`)
