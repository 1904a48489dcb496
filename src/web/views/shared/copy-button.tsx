/** A button that copies a text, and shows and says for a moment that it did. */
import { useEffect, useState } from 'preact/hooks'
import { words } from '../../strings/words.ts'
import { copyText } from './copy-text.ts'
import { Icon } from './icons.tsx'

const t = words.messages
const SAID_MS = 2000

export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const [said, setSaid] = useState<string>()
  useEffect(() => {
    if (said === undefined) return undefined
    const timer = setTimeout(() => setSaid(undefined), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <span class="copy">
      <span class={said === t.notCopied ? 'copy-failed' : 'unseen'} role="status">
        {said}
      </span>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        onClick={() => void copyText(text).then((isCopied) => setSaid(isCopied ? t.copied : t.notCopied))}
      >
        <Icon name={said === t.copied ? 'done' : 'copy'} />
      </button>
    </span>
  )
}
