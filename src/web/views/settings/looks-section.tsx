/** How the page looks. */
import { DENSITIES, THEMES } from '../../store.ts'
import { words } from '../../strings/words.ts'
import { useStore } from '../shared/ui.ts'
import { Choices } from './choices.tsx'
import type { Section } from './section.ts'

const t = words.settings

function Looks() {
  const { theme, density } = useStore()
  return (
    <>
      <Choices
        label={t.theme}
        value={theme.value}
        choices={THEMES.map((value) => ({ value, label: words.topbar.themes[value] }))}
        onChoose={(value) => (theme.value = value)}
      />
      <Choices
        label={t.density}
        value={density.value}
        choices={DENSITIES.map((value) => ({ value, label: words.topbar.densities[value] }))}
        onChoose={(value) => (density.value = value)}
      />
    </>
  )
}

export const looksSection: Section = { id: 'looks', title: t.looks, View: Looks }
