/** A page of a channel that is read without a name, as HTML without any script. Everything that somebody wrote is escaped. */
import { createHash } from 'node:crypto'
import type { Channel } from '../../../chat/channel.ts'
import { formatChannelPath } from '../../../wire/channel-path.ts'
import { escapeHtml } from '../page.ts'
import type { ReadMessage, ReadPage } from './read-page.ts'
import { firstLineHtml, messageHtml, topicHtml } from './spans.ts'
import { readStyle } from './style.ts'
import type { ReadWords } from './words.ts'

const styleHash = createHash('sha256').update(readStyle).digest('base64')

/** Nothing is allowed but this one style and the mark. */
export const readPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export function renderReadPage(channel: Pick<Channel, 'name' | 'topic'>, page: ReadPage, t: ReadWords): string {
  const name = escapeHtml(channel.name)
  const inPath = formatChannelPath(channel.name)
  const topic = channel.topic ? `<p dir="auto">${topicHtml(channel.topic.text)}</p>` : ''
  const links = linksOf(page, inPath, t)
  return `<!doctype html>
<html lang="${t.language}" dir="${t.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${name}</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<style>${readStyle}</style>
</head>
<body>
<main>
<header>
<h1><bdi>${name}</bdi></h1>
${topic}
<p class="lead"><span>${t.lead}</span> <a class="button" href="/c/${inPath}">${t.comeIn}</a></p>
</header>
${links}
<section aria-label="${t.messages}">
${page.hasOlder ? '' : `<p class="none">${page.messages.length === 0 ? t.none : t.beginning}</p>`}
${daysOf(page.messages, t)}
</section>
${links}
<footer>${t.times}</footer>
</main>
</body>
</html>
`
}

function linksOf({ messages, hasOlder, hasNewer }: ReadPage, inPath: string, t: ReadWords): string {
  const [first, last] = [messages[0], messages.at(-1)]
  const link = (query: string, text: string, rel = ''): string =>
    `<li><a href="/read/${inPath}${query}"${rel === '' ? '' : ` rel="${rel}"`}>${text}</a></li>`
  const links = [
    ...(hasOlder && first ? [link(`?before=${first.msgid}`, t.older, 'prev')] : []),
    ...(hasNewer && last ? [link(`?after=${last.msgid}`, t.newer, 'next'), link('', t.newest)] : []),
  ]
  return links.length === 0 ? '' : `<nav aria-label="${t.pages}"><ul>${links.join('')}</ul></nav>`
}

function daysOf(messages: readonly ReadMessage[], t: ReadWords): string {
  const day = new Intl.DateTimeFormat(t.language, { dateStyle: 'full', timeZone: 'UTC' })
  const time = new Intl.DateTimeFormat(t.language, { timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' })
  let html = ''
  let today = ''
  const here = new Set(messages.map(({ msgid }) => msgid))
  for (const message of messages) {
    const date = new Date(message.at).toISOString().slice(0, 10)
    if (date !== today) html += `${today === '' ? '' : '</ol>\n'}<h2>${escapeHtml(day.format(message.at))}</h2>\n<ol>\n`
    today = date
    html += messageItem(message, time.format(message.at), here, t)
  }
  return today === '' ? html : `${html}</ol>`
}

function messageItem(message: ReadMessage, time: string, here: ReadonlySet<string>, t: ReadWords): string {
  const { msgid, at, nick, style, text, isEdited } = message
  const said = messageHtml(text, t.hidden)
  const marks = [...(style === 'notice' ? [t.notice] : []), ...(isEdited ? [t.edited] : [])]
  return `<li class="message" id="${msgid}"><article>
<div class="head"><bdi class="author">${escapeHtml(nick)}</bdi> <a href="#${msgid}" title="${t.address}"><time datetime="${new Date(at).toISOString()}">${escapeHtml(time)}</time></a>${marks.map((mark) => ` <span class="mark">${mark}</span>`).join('')}</div>
${quoteOf(message, here, t)}${style === 'act' ? `<div class="act"><bdi>${escapeHtml(nick)}</bdi> ${said}</div>` : said}
${reactionsOf(message, t)}</article></li>
`
}

/** The message that it answers, with the way there where that is on this page. */
function quoteOf({ answers }: ReadMessage, here: ReadonlySet<string>, t: ReadWords): string {
  if (answers === undefined) return ''
  if (answers === 'unseen') return `<p class="quote">↩ ${t.earlier}</p>\n`
  const { msgid, nick, text } = answers
  const href = `${here.has(msgid) ? '' : `?at=${msgid}`}#${msgid}`
  return `<p class="quote"><a href="${href}">↩ <bdi>${escapeHtml(nick)}</bdi></a> <span dir="auto">${firstLineHtml(text, t.hidden)}</span></p>\n`
}

function reactionsOf({ reactions }: ReadMessage, t: ReadWords): string {
  if (reactions.length === 0) return ''
  const items = reactions.map(({ value, count }) => `<li><bdi>${escapeHtml(value)}</bdi> ${count}</li>`)
  return `<ul class="reactions" aria-label="${t.reactions}">${items.join('')}</ul>\n`
}
