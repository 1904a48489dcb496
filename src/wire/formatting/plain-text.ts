/** What a message says, without its marks: for places that show a part of it, or read it out. */
import { parseFileAddress } from '../file-address.ts'
import { parseMessage } from './parse-message.ts'
import type { Span } from './span.ts'

/** Lines are parted by `\n`. A file of this server is called by its name. `hidden` stands in place of each thing that nobody is to read before they ask for it. */
export function plainText(text: string, hidden = '▒▒▒'): string {
  return parseMessage(text)
    .flatMap((block): readonly string[] =>
      block.kind === 'code' ? block.lines : block.lines.map((line) => lineText(line, hidden)),
    )
    .join('\n')
}

function lineText(spans: readonly Span[], hidden: string): string {
  return spans.map((span, i) => (!span.isSpoiler ? shown(span) : spans[i - 1]?.isSpoiler ? '' : hidden)).join('')
}

function shown({ text, link }: Span): string {
  return (link && parseFileAddress(text)?.name.replaceAll('_', ' ')) ?? text
}
