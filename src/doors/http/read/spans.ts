/** A text that somebody wrote, with its marks, as HTML: elements of our own around their words, which are escaped. Colours are left out. */
import { parseLine, parseMessage } from '../../../wire/formatting/parse-message.ts'
import type { Span } from '../../../wire/formatting/span.ts'
import { escapeHtml } from '../page.ts'

/** So much of a message is looked at for its first line. */
export const QUOTED_CHARACTERS = 300

/** `hidden`: what stands on a spoiler, as HTML. */
export function messageHtml(text: string, hidden: string): string {
  return parseMessage(text)
    .map((block) => {
      if (block.kind === 'code')
        return `<pre dir="ltr" tabindex="0"><code>${escapeHtml(block.lines.join('\n'))}</code></pre>`
      const lines = block.lines.map((line) => `<div dir="auto">${lineHtml(line, hidden) || '<br>'}</div>`).join('')
      return block.kind === 'quote' ? `<blockquote>${lines}</blockquote>` : lines
    })
    .join('')
}

/** One line without Markdown: a topic. */
export function topicHtml(text: string): string {
  return lineHtml(parseLine(text), '')
}

/** As much of a message as is shown where another one answers it. */
export function firstLineHtml(text: string, hidden: string): string {
  const [block] = parseMessage(beginningOf(text))
  if (block?.kind === 'code') return `<code>${escapeHtml(block.lines[0] ?? '')}</code>`
  return lineHtml(block?.lines[0] ?? [], hidden)
}

/** Of a long message its beginning: before the first spoiler, which might lose its end; code in a block has one again. */
function beginningOf(text: string): string {
  if (text.length <= QUOTED_CHARACTERS) return text
  const beginning = text.slice(0, QUOTED_CHARACTERS)
  if (beginning.startsWith('```')) return `${beginning}\n\`\`\``
  const spoiler = beginning.indexOf('||')
  return `${spoiler < 0 ? beginning : beginning.slice(0, spoiler)}…`
}

function lineHtml(spans: readonly Span[], hidden: string): string {
  let html = ''
  for (let i = 0; i < spans.length;) {
    const first = spans[i] as Span
    let end = i + 1
    while (end < spans.length && isSame(first, spans[end] as Span)) end++
    html += partHtml(spans.slice(i, end), hidden)
    i = end
  }
  return html
}

/** Spans of one link, or one spoiler, or neither. */
function isSame({ link, isSpoiler }: Span, other: Span): boolean {
  return link?.url === other.link?.url && isSpoiler === other.isSpoiler
}

function partHtml(spans: readonly Span[], hidden: string): string {
  const [first] = spans
  let html = spans.map(lookHtml).join('')
  if (first?.link) {
    const { url, realHost } = first.link
    const host = realHost === undefined ? '' : ` <span class="host">[${escapeHtml(realHost)}]</span>`
    html = `<bdi><a href="${escapeHtml(url)}" rel="nofollow noopener noreferrer">${html}</a>${host}</bdi>`
  }
  return first?.isSpoiler ? `<details><summary>${hidden}</summary>${html}</details>` : html
}

function lookHtml(span: Span): string {
  let html = escapeHtml(span.text)
  if (span.isCode) html = `<code>${html}</code>`
  if (span.isBold) html = `<strong>${html}</strong>`
  if (span.isItalic) html = `<em>${html}</em>`
  if (span.isUnderlined) html = `<u>${html}</u>`
  if (span.isStruck) html = `<s>${html}</s>`
  return html
}
