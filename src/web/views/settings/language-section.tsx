/** The language of the page. */
import { chosenLanguage, LANGUAGE_NAMES, words } from '../../strings/words.ts'
import { Choices } from './choices.tsx'
import type { Section } from './section.ts'

const t = words.settings

function Language() {
  return (
    <Choices
      label={t.language}
      value={chosenLanguage.value}
      choices={[
        { value: '', label: t.likeBrowser },
        ...Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label })),
      ]}
      hint={t.languageHint}
      onChoose={(value) => {
        chosenLanguage.value = value
        // Words are chosen once, when the page begins.
        location.reload()
      }}
    />
  )
}

export const languageSection: Section = { id: 'language', title: t.language, View: Language }
