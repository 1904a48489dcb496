/** Above what one writes, while something long that was pasted stands in it: what else it could be sent as. Whoever goes on writing has chosen. */
import { words } from '../../strings/words.ts'
import { Icon, IconButton } from '../shared/icons.tsx'

const t = words.composer

export interface PastedBarProps {
  /** Undefined for nothing to ask. */
  readonly said: string | undefined
  readonly isCode: boolean
  /** Absent where it cannot be. */
  readonly turn: (() => void) | undefined
  readonly toFile: (() => void) | undefined
  readonly leave: () => void
}

export function PastedBar({ said, isCode, turn, toFile, leave }: PastedBarProps) {
  return (
    <>
      <p class="unseen" role="status">
        {said}
      </p>
      {said === undefined ? null : (
        <div class="composing pasted" role="group" aria-label={t.pastedChoice}>
          <Icon name="copy" />
          <span dir="auto">{said}</span>
          {turn ? (
            <button type="button" class="quiet-button" onClick={turn}>
              {isCode ? t.asText : t.asCode}
            </button>
          ) : null}
          {toFile ? (
            <button type="button" class="quiet-button" onClick={toFile}>
              {t.asFile}
            </button>
          ) : null}
          <IconButton icon="close" label={t.leavePasted} onClick={leave} />
        </div>
      )}
    </>
  )
}
