/** A line that is no command: said where the person is. */
import { LOBBY } from '../../chat/names.ts'
import type { Speaker } from './speaker.ts'

export function sayHere(text: string, speaker: Speaker): void {
  const { chat } = speaker.hub
  const { channel: name } = speaker
  const channel = chat.channel(name)
  const user = speaker.userIn(chat)
  // The chat itself lets anybody speak into some channels. Here that would be a surprise: who was put out believes to be elsewhere.
  if (user && !channel?.memberships.has(user.id)) {
    const toLobby = name === LOBBY ? '' : `, /join ${LOBBY} goes to the lobby`
    return speaker.complain(`you are not in ${name} any more, so nobody heard that; /join ${name} goes back${toLobby}`)
  }
  speaker.ask({ do: 'say', target: name, kind: 'privmsg', text, tags: '' })
}
