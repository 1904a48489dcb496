/** Below a message that was answered: how often, and the way to the answers. */
import { answersTo } from '../../../client/state/answers-to.ts'
import type { Answer } from '../../../client/state/answers-to.ts'
import type { TalkEntry } from '../../../client/state/entry.ts'
import { inOneLine } from '../../in-one-line.ts'
import { words } from '../../strings/words.ts'
import { Icon } from '../shared/icons.tsx'
import { Menu } from '../shared/menu.tsx'
import { useStore } from '../shared/ui.ts'
import { wayBack } from './way-back.tsx'

const t = words.messages
const EXCERPT = 60
const MAX_NAMED = 8

export function Answers({ entry: { msgid = '' } }: { readonly entry: TalkEntry }) {
  const { client, active, ignored } = useStore()
  const { value: buffer } = active
  const answers = answersTo(buffer, msgid).filter(({ isOwn, nick, account }) => isOwn || !ignored.has(nick, account))
  const [first] = answers
  if (!first) return null

  function go(answer: Answer): void {
    if (client.jump(buffer.key, answer.msgid)) wayBack.value = { key: buffer.key, msgid }
  }

  const nicks = [...new Set(answers.map(({ nick }) => nick))]
  const label = t.repliesFrom(answers.length, nicks.slice(0, MAX_NAMED).join(', '))
  const face = (
    <>
      <Icon name="answers" />
      {t.replies(answers.length)}
    </>
  )
  if (answers.length === 1)
    return (
      <button type="button" class="answers" tabIndex={-1} aria-label={label} title={label} onClick={() => go(first)}>
        {face}
      </button>
    )
  return (
    <Menu
      class="answers"
      label={label}
      isSkipped
      items={() =>
        answers.map((answer) => ({
          label: `${answer.nick}: ${inOneLine(answer.text, EXCERPT)}`,
          run: () => go(answer),
        }))
      }
    >
      {face}
    </Menu>
  )
}
