/** Which colour of skin people have in the emoji that one writes. */
import { tone } from '../../emoji/habits.ts'
import { TONES } from '../../emoji/skin-tone.ts'
import { words } from '../../strings/words.ts'

const t = words.emoji
const HAND = '✋'

export function ToneChoice() {
  return (
    <select
      class="emoji-tone"
      aria-label={t.tone}
      title={t.tone}
      value={tone.value}
      onChange={({ currentTarget }) => {
        tone.value = TONES[currentTarget.selectedIndex] ?? ''
      }}
    >
      {TONES.map((value, i) => (
        <option key={value} value={value} aria-label={t.tones[i]}>
          {HAND}
          {value}
        </option>
      ))}
    </select>
  )
}
