/** One message that was found or is pinned: a link to where it was said. */
import type { ComponentChildren } from 'preact'
import type { FoundMessage } from '../../../client/state/entry.ts'
import { isChannelName, keyOf } from '../../../client/state/selectors.ts'
import { plainText } from '../../../wire/formatting/plain-text.ts'
import { pathOf } from '../../addresses.ts'
import { words as strings } from '../../strings/words.ts'
import { wayBack } from '../messages/way-back.tsx'
import { Nick } from '../shared/nick.tsx'
import { areMembersOpen, isSearchOpen, useStore } from '../shared/ui.ts'
import { excerptOf } from './excerpt.ts'
import { whenSaid } from '../shared/when.ts'

export interface FoundItemProps {
  readonly message: FoundMessage
  /** To be marked. */
  readonly words: readonly string[]
  /** What can be done with it. */
  readonly children?: ComponentChildren
}

export function FoundItem({ message, words, children }: FoundItemProps) {
  const { client, ignored } = useStore()
  const { place, saidAt, nick, account, text, msgid } = message
  const content = (
    <>
      <span class="message-head">
        <Nick nick={nick} />
        <time dateTime={new Date(saidAt).toISOString()}>{whenSaid(saidAt)}</time>
      </span>
      <span class="result-text" dir="auto">
        {text === ''
          ? strings.messages.removed
          : ignored.has(nick, account)
            ? strings.profile.hiddenMessage
            : excerptOf(plainText(text), words).map(({ text, isFound }, i) =>
                isFound ? <mark key={i}>{text}</mark> : text,
              )}
      </span>
    </>
  )
  if (msgid === undefined || text === '') return <li class="result">{content}</li>

  /** The page follows the link; what is beside the room on a wide screen stays. */
  function go(): void {
    wayBack.value = { key: keyOf(client.state, place) }
    if (matchMedia('(width >= 56rem)').matches) return
    isSearchOpen.value = false
    areMembersOpen.value = false
  }

  return (
    <li>
      <a
        class="result"
        href={pathOf({ name: place, isChannel: isChannelName(client.state, place), msgid })}
        onClick={go}
      >
        {content}
      </a>
      {children}
    </li>
  )
}
