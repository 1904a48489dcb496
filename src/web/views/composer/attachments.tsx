/** What goes with the message that is being written: how far it is on its way, what it shows, and how to take it out again. */
import { useState } from 'preact/hooks'
import type { Attachment, Trouble } from '../../uploads.ts'
import { attachmentsOf, describe, remove, retry } from '../../uploads.ts'
import { words } from '../../strings/words.ts'
import { Icon, IconButton } from '../shared/icons.tsx'
import { focusComposerAtDesk, useStore } from '../shared/ui.ts'
import { textIn } from './pasting.ts'

const t = words.files

/** What was pasted goes back to where it was pasted. False where there is no room for it. */
type PutBack = (text: string) => boolean

export function Attachments({ bufferKey, putBack }: { readonly bufferKey: string; readonly putBack: PutBack }) {
  const all = attachmentsOf(bufferKey)
  const failed = all.filter(({ progress }) => progress.at === 'failed')
  const isReady = all.length > 0 && all.every(({ progress }) => progress.at === 'sent')
  return (
    <>
      {all.length === 0 ? null : (
        <ul class="attachments" aria-label={t.list}>
          {all.map((one) => (
            <Tile key={one.id} attachment={one} putBack={putBack} />
          ))}
        </ul>
      )}
      <p class="unseen" role="status">
        {isReady ? t.attached(all.length) : null}
        {failed
          .map(({ file, progress }) => `${file.name}: ${progress.at === 'failed' ? inWords(progress.trouble) : ''}`)
          .join('. ')}
      </p>
    </>
  )
}

function Tile({ attachment, putBack }: { readonly attachment: Attachment; readonly putBack: PutBack }) {
  const { id, file, preview, description, progress } = attachment
  const { client } = useStore()
  const pasted = textIn(file)
  // It is called a picture, and is none that this browser knows.
  const [isUnseen, setUnseen] = useState(false)
  const isOnItsWay = progress.at === 'asking' || progress.at === 'sending'
  return (
    <li class="attachment" data-at={progress.at}>
      {preview === undefined || isUnseen ? (
        <span class="attachment-face">
          <Icon name="file" />
        </span>
      ) : (
        <img class="attachment-face" src={preview} alt="" onError={() => setUnseen(true)} />
      )}
      <div class="attachment-words">
        <p class="attachment-name" dir="auto">
          {file.name}
        </p>
        {progress.at === 'failed' ? (
          <p class="attachment-trouble" dir="auto">
            {inWords(progress.trouble)}
          </p>
        ) : (
          <p class="attachment-state">
            {t.size(file.size)} ·{' '}
            {progress.at === 'sending' ? t.percent(progress.part) : progress.at === 'sent' ? t.sent : t.asking}
          </p>
        )}
        {progress.at === 'sending' ? (
          <progress max={1} value={progress.part} aria-label={file.name} />
        ) : preview === undefined || progress.at === 'failed' ? null : (
          <input
            class="attachment-description"
            dir="auto"
            aria-label={t.describe(file.name)}
            placeholder={t.describeHint}
            maxLength={100}
            value={description}
            onInput={({ currentTarget }) => describe(id, currentTarget.value)}
          />
        )}
      </div>
      {progress.at === 'failed' && mayHelp(progress.trouble) ? (
        <IconButton icon="again" label={t.retry(file.name)} onClick={() => retry(client, id)} />
      ) : null}
      {pasted === undefined ? null : (
        <IconButton
          icon="edit"
          label={words.composer.backAsText(file.name)}
          onClick={() => {
            if (putBack(pasted)) remove(id)
          }}
        />
      )}
      <IconButton
        icon="close"
        label={isOnItsWay ? t.stop(file.name) : t.remove(file.name)}
        onClick={() => {
          remove(id)
          focusComposerAtDesk()
        }}
      />
    </li>
  )
}

/** Whether trying again can do any good. */
function mayHelp({ why }: Trouble): boolean {
  return why !== 'too-large' && why !== 'empty'
}

function inWords(trouble: Trouble): string {
  if (trouble.why === 'too-large') return t.tooLarge(trouble.maxBytes)
  return trouble.why === 'forbidden' && trouble.sentence !== '' ? `${t.forbidden}: ${trouble.sentence}` : t[trouble.why]
}
