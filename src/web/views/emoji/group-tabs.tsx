/** A row of buttons that lead to the groups of the picker. */
import type { EmojiGroup } from './groups.ts'

export function GroupTabs({ groups }: { readonly groups: readonly EmojiGroup[] }) {
  return (
    <div class="emoji-tabs">
      {groups.map(({ name, emoji }, i) => (
        <button
          key={name}
          type="button"
          aria-label={name}
          title={name}
          onClick={({ currentTarget }) => {
            const group = currentTarget.closest('dialog')?.querySelectorAll('.emoji-group')[i]
            group?.scrollIntoView({ block: 'start' })
            group?.querySelector<HTMLElement>('[role="option"]')?.focus({ preventScroll: true })
          }}
        >
          <span aria-hidden="true">{emoji[0]?.value}</span>
        </button>
      ))}
    </div>
  )
}
