/** A line that is no command: said where the person is. */
import { LOBBY } from '../../chat/names.ts'
import { clipped } from './clipped.ts'
import { commandMeant } from './meant-commands.ts'
import type { Speaker } from './speaker.ts'

export function sayHere(text: string, speaker: Speaker): void {
  const { chat } = speaker.hub
  const { channel: name, hasSpoken } = speaker
  const channel = chat.channel(name)
  const user = speaker.userIn(chat)
  // The chat itself lets anybody speak into some channels. Here that would be a surprise: who was put out believes to be elsewhere.
  if (user && !channel?.memberships.has(user.id)) {
    const toLobby = name === LOBBY ? '' : `, /join ${LOBBY} goes to the lobby`
    return speaker.complain(`you are not in ${name} any more, so nobody heard that; /join ${name} goes back${toLobby}`)
  }
  speaker.hasSpoken = true
  // Nobody begins a conversation with that. Later it may be a word like others.
  const meant = hasSpoken ? undefined : commandMeant(text)
  if (meant !== undefined) {
    const does = meant === '/help' ? 'shows what you can do here' : 'leaves'
    const word = clipped(text.trim())
    return speaker.complain(`nobody heard that: ${meant} ${does}; to say “${word}” to everybody, type it again`)
  }
  speaker.ask({ do: 'say', target: name, kind: 'privmsg', text, tags: '' })
}
