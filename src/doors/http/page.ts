/** The page for whoever comes with a browser: what this is, and how to come in. */
import { createHash } from 'node:crypto'
import { LOBBY } from '../../chat/names.ts'
import { formatHost } from './host.ts'
import { pageStyle } from './page-style.ts'

const styleHash = createHash('sha256').update(pageStyle).digest('base64')

/** Nothing is allowed but this one style and the mark. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in HTML, also in an attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] as string)
}

/** One way to come in: what one needs, the line to type, and what happens then. The strings are HTML. */
interface Way {
  readonly title: string
  readonly line: string
  readonly note: string
}

function waysIn(name: string, port: number): readonly Way[] {
  const host = escapeHtml(name)
  return [
    {
      title: 'A terminal',
      line: `nc <b>${host}</b> <b>${port}</b>`,
      note: 'Type your name and press Enter. Now you are in; <code>/help</code> says what else there is.',
    },
    {
      title: 'An IRC client',
      line: `irc://<b>${escapeHtml(formatHost(name, port))}</b>`,
      note: `Any client will do: server <code>${host}</code>, port <code>${port}</code>, no TLS. Then <code>/join ${LOBBY}</code>, where everybody is.`,
    },
    {
      title: 'Snug itself',
      line: `snug join <b>${escapeHtml(formatHost(name, port))}</b>`,
      note: 'The room in your terminal, with history, mentions and everyone who is here.',
    },
  ]
}

function card({ title, line, note }: Way): string {
  return `<li><h3>${title}</h3><pre tabindex="0"><code>${line}</code></pre><p>${note}</p></li>`
}

/** `name` and `port`: where the reader has reached this server. */
export function renderPage(name: string, port: number): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="A chatroom that everyone can walk&nbsp;into with what they already have.">
<title>Snug on ${escapeHtml(name)}</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<style>${pageStyle}</style>
</head>
<body>
<main>
<header>
<img src="/favicon.svg" alt="" width="72" height="72">
<h1>Snug</h1>
<p class="lede">A chatroom that everyone can walk&nbsp;into with what they already have.</p>
</header>
<section aria-labelledby="ways">
<h2 id="ways">Come on in</h2>
<p>No account and nothing to set up. Every door leads into the same room.</p>
<ul>
${waysIn(name, port).map(card).join('\n')}
</ul>
</section>
<footer><p>What is said here is kept: whoever comes later can read it.</p></footer>
</main>
</body>
</html>
`
}
