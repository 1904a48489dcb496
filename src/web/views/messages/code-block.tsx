/** A block of code: as it was written, in its colours once those are known, with a button that copies it. */
import { useEffect, useReducer } from 'preact/hooks'
import { highlighted, highlightLater, isWorthHighlighting } from '../../code/highlight-later.ts'
import { words } from '../../strings/words.ts'
import { CopyButton } from '../shared/copy-button.tsx'

export interface CodeBlockProps {
  readonly language: string
  readonly lines: readonly string[]
}

export function CodeBlock({ language, lines }: CodeBlockProps) {
  const code = lines.join('\n')
  const [, update] = useReducer((count: number) => count + 1, 0)
  useEffect(
    () => (isWorthHighlighting(code, language) ? highlightLater(code, language, () => update(0)) : undefined),
    [code, language],
  )
  const tokens = highlighted(code, language)
  return (
    <div class="code-frame" dir="ltr">
      <pre class="code-block" tabIndex={0} aria-label={words.messages.code(language)} role="group">
        <code>
          {tokens
            ? tokens.map(({ text, look }, i) =>
                look === undefined ? (
                  text
                ) : (
                  <span key={i} class={`code-${look}`}>
                    {text}
                  </span>
                ),
              )
            : code}
        </code>
      </pre>
      <CopyButton label={words.messages.copyCode} text={code} />
    </div>
  )
}
