/** Says that a newer version of the page is there, and loads it for whoever wants that now. */
import { isNewerThere } from '../../shell.ts'
import { words } from '../../strings/words.ts'
import { Reload } from '../shared/reload.tsx'

const t = words.offline

export function Newer() {
  return (
    <div role="status">
      {isNewerThere.value ? (
        <div class="status-bar">
          <span>{t.newer}</span>
          <Reload />
        </div>
      ) : null}
    </div>
  )
}
