/** Ctrl-comma: what each person chooses for themselves, part by part. A new part is one line in the list. */
import { useState } from 'preact/hooks'
import { words } from '../../strings/words.ts'
import { Dialog } from '../shared/dialog.tsx'
import { aboutSection } from './about-section.tsx'
import { deviceSection } from './device-section.tsx'
import { languageSection } from './language-section.tsx'
import { looksSection } from './looks-section.tsx'
import { noticesSection } from './notices-section.tsx'
import type { Section } from './section.ts'

const t = words.settings

const SECTIONS: readonly [Section, ...Section[]] = [
  noticesSection,
  looksSection,
  languageSection,
  deviceSection,
  aboutSection,
]

/** `at`: the part to begin with, by its id. */
export function Settings({ at }: { readonly at?: string | undefined }) {
  const [open, setOpen] = useState(at)
  const { id, title, View } = SECTIONS.find((section) => section.id === open) ?? SECTIONS[0]
  return (
    <Dialog label={t.title} class="settings">
      <nav class="settings-parts" aria-label={t.sections}>
        {SECTIONS.map((section) => (
          <button
            key={section.id}
            type="button"
            aria-current={section.id === id ? 'true' : undefined}
            onClick={({ currentTarget }) => {
              setOpen(section.id)
              currentTarget.scrollIntoView({ block: 'nearest', inline: 'center' })
            }}
          >
            {section.title}
          </button>
        ))}
      </nav>
      <section class="settings-part" aria-label={title}>
        <View />
      </section>
    </Dialog>
  )
}
