/** In place of a part of the page that did not come: because the server cannot be reached, or has another build by now, which has no such part. */
import { useEffect } from 'preact/hooks'
import { isNewerThere, lookForNewer } from '../../shell.ts'
import { words } from '../../strings/words.ts'
import { Reload } from './reload.tsx'

const t = words.dialog

/** `again` asks for the part once more. */
export function PartMissing({ again }: { readonly again: () => void }) {
  useEffect(() => void lookForNewer(), [again])
  return (
    <>
      <p role="status">{isNewerThere.value ? t.gone : t.unreached}</p>
      {isNewerThere.value ? (
        <Reload class="button" />
      ) : (
        <button type="button" class="button" onClick={again}>
          {t.again}
        </button>
      )}
    </>
  )
}
