/** A text that somebody wrote, with its marks, as elements: never as HTML. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { hexOf } from '../../../wire/formatting/colours.ts'
import { parseLine } from '../../../wire/formatting/parse-message.ts'
import type { Block, Span } from '../../../wire/formatting/span.ts'
import { words } from '../../strings/words.ts'
import { CodeBlock } from './code-block.tsx'

/** How what stands in a list begins, where it does: its further lines begin where its words do. */
function itemOf(text: string): 'dash' | 'number' | undefined {
  if (/^\s*[-*•]\s+\S/.test(text)) return 'dash'
  return /^\s*\d{1,3}[.)]\s+\S/.test(text) ? 'number' : undefined
}

/** A whole message: paragraphs, quotes and blocks of code. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, i) => {
        if (block.kind === 'code') return <CodeBlock key={i} language={block.language} lines={block.lines} />
        const lines = block.lines.map((line, n) => (
          <p key={n} dir="auto" data-item={itemOf(line[0]?.text ?? '')}>
            <Line spans={line} />
          </p>
        ))
        return block.kind === 'quote' ? <blockquote key={i}>{lines}</blockquote> : <div key={i}>{lines}</div>
      })}
    </>
  )
}

/** One line without Markdown: a topic, a note. */
export function FormattedLine({ text }: { readonly text: string }) {
  return <Line spans={parseLine(text)} />
}

function Line({ spans }: { readonly spans: readonly Span[] }) {
  if (spans.length === 0) return <br />
  const parts: ComponentChildren[] = []
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i] as Span
    const { link } = span
    if (!link && !span.isSpoiler) {
      parts.push(<Look key={i} span={span} />)
      continue
    }
    let end = i + 1
    const goesOn = (next: Span | undefined): boolean =>
      next !== undefined && (link ? next.link?.url === link.url : next.isSpoiler === true && !next.link)
    while (goesOn(spans[end])) end++
    const looks = spans.slice(i, end).map((part, n) => <Look key={n} span={part} />)
    const shown = link ? (
      <Link key={i} link={link}>
        {looks}
      </Link>
    ) : (
      looks
    )
    parts.push(span.isSpoiler ? <Spoiler key={i}>{shown}</Spoiler> : shown)
    i = end - 1
  }
  return <>{parts}</>
}

function Link({ link, children }: { readonly link: NonNullable<Span['link']>; readonly children: ComponentChildren }) {
  return (
    <bdi>
      <a href={link.url} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
      {link.realHost === undefined ? null : <span class="real-host"> [{link.realHost}]</span>}
    </bdi>
  )
}

function Spoiler({ children }: { readonly children: ComponentChildren }) {
  const [isShown, setShown] = useState(false)
  if (isShown) return <span class="spoiler-shown">{children}</span>
  return (
    <button type="button" class="spoiler" aria-label={words.messages.spoiler} onClick={() => setShown(true)}>
      <span aria-hidden="true">▒▒▒▒▒▒</span>
    </button>
  )
}

function Look({ span }: { readonly span: Span }) {
  const { text, fg, bg, isReversed } = span
  let shown: ComponentChildren = text
  if (span.isCode) shown = <code>{shown}</code>
  if (span.isBold) shown = <strong>{shown}</strong>
  if (span.isItalic) shown = <em>{shown}</em>
  if (span.isUnderlined) shown = <u>{shown}</u>
  if (span.isStruck) shown = <s>{shown}</s>
  if (isReversed) return <span class="reversed">{shown}</span>
  // Letters of any colour can be read only on a ground that goes with them.
  if (bg === undefined && fg === undefined) return <>{shown}</>
  const style =
    bg === undefined ? { '--said': hexOf(fg ?? 1) } : { backgroundColor: hexOf(bg), color: readableOn(hexOf(bg)) }
  return (
    <span class={bg === undefined ? 'coloured' : undefined} style={style}>
      {shown}
    </span>
  )
}

function readableOn(hex: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return r * 0.299 + g * 0.587 + b * 0.114 > 140 ? '#000000' : '#ffffff'
}
