/** What this is. */
import { words } from '../../strings/words.ts'
import { showDialogLater } from '../shared/dialog.tsx'
import { useStore } from '../shared/ui.ts'
import type { Section } from './section.ts'

const t = words.settings

function About() {
  const { state } = useStore()
  const server = [...state.value.buffers.values()].find(({ kind }) => kind === 'server')
  return (
    <>
      <p>{t.server(server?.name ?? '')}</p>
      <p>{t.what}</p>
      <p>
        <a href="/ways" target="_blank" rel="noopener">
          {t.ways}
        </a>
      </p>
      <p>
        <button
          type="button"
          class="button-quiet"
          onClick={() =>
            void showDialogLater(async () => {
              const { Shortcuts } = await import('../room/shortcuts.tsx')
              return <Shortcuts />
            })
          }
        >
          {t.shortcuts}
        </button>
      </p>
    </>
  )
}

export const aboutSection: Section = { id: 'about', title: t.about, View: About }
