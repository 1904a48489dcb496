/** How a message that was pushed reads as a notice. */
import { fold } from '../../client/casemapping.ts'
import { type Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import { pathOf } from '../addresses.ts'
import { inOneLine } from '../in-one-line.ts'
import { tagOf, titleOf } from '../notify/rules.ts'

const MAX_TEXT = 300
const CHANNEL = /^[~&@%+]*(?=#)/

export function isPushedMessage({ verb, params }: Message): boolean {
  return verb.toUpperCase() === 'PRIVMSG' && params.length === 2
}

/** A PRIVMSG with a source. Its tag is that of the page's own notices from the same place. */
export function noticeOfPush({ source = '', params, tags }: Message): { title: string; options: NotificationOptions } {
  const { nick } = parseSource(source)
  const target = (params[0] ?? '').replace(CHANNEL, '')
  const isChannel = target.startsWith('#')
  const place = isChannel ? target : nick
  const msgid = tags?.get('msgid')
  const [, action] = /^\x01ACTION ([^\x01]*)\x01?$/.exec(params[1] ?? '') ?? []
  const said = inOneLine(action ?? params[1] ?? '', MAX_TEXT)
  return {
    title: titleOf({ nick, place, isChannel }),
    options: {
      body: action === undefined ? said : `* ${nick} ${said}`,
      tag: tagOf(fold(place, 'ascii')),
      data: { path: pathOf({ name: place, isChannel, ...(msgid && { msgid }) }) },
    },
  }
}
