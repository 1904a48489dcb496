/** Loads the page as the server has it now. What one writes and what waits is kept, files that are not sent are not: that is said. */
import { attachments } from '../../uploads.ts'
import { words } from '../../strings/words.ts'

const t = words.offline

export function Reload({ class: look }: { readonly class?: string }) {
  return (
    <>
      {attachments.value.length > 0 ? <span>{t.filesLost}</span> : null}
      <button type="button" class={look} onClick={() => location.reload()}>
        {t.load}
      </button>
    </>
  )
}
