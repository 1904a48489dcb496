/** ChanServ SET: the settings of registered channels, and how INFO shows them. */
import type { Channel } from '../../../chat/channel.ts'
import type { Chat } from '../../../chat/chat.ts'
import type { User } from '../../../chat/user.ts'
import { SETTING_ROWS } from './channel-setting-rows.ts'
import { hasAccess } from './find-channel.ts'
import { founded } from './founded.ts'
import { serviceCommand } from './service.ts'
import type { Talk } from './talk.ts'

/** Not a setting but a gift; people look for it here. */
const FOUNDER = 'FOUNDER'

export const set = serviceCommand({
  verb: 'SET',
  usage: '<channel> <setting> [<value>]',
  summary: 'change a setting of a channel that is yours',
  details: [
    ...SETTING_ROWS.map(({ word, values, summary }) => `${word} (${values}): ${summary}.`),
    `${FOUNDER} (an account): gives the channel away, as TRANSFER does.`,
    'Without a value a text, MLOCK or SUCCESSOR is taken back. INFO shows what is set.',
  ],
  cost: 2,
  needs: 'account',
  run({ channel: name, setting, value = '' }, talk) {
    const found = founded(talk, name)
    if (!found) return
    const { channel } = found
    const word = setting.toUpperCase()
    if (word === FOUNDER) return value === '' ? talk.say('Name the account.') : giveAway(talk, channel, value)
    const row = SETTING_ROWS.find((one) => one.word === word)
    if (!row) {
      const words = [...SETTING_ROWS.map((one) => one.word), FOUNDER]
      return talk.say(`There is no setting ${word.slice(0, MAX_WORD)}: there are ${words.join(', ')}.`)
    }
    const change = row.changeTo(value)
    if (!change) return talk.say(`${word} can be ${row.values}.`)
    talk.ask({ do: 'set-channel-setting', channel: channel.name, ...change }, (event) => {
      if (event.type !== 'registration-set' || !event.registration) return undefined
      const shown = row.show({ ...channel, registration: event.registration }, talk.chat)
      return shown === '' ? `${word} of ${channel.name} is not set now.` : `${word} of ${channel.name} is ${shown} now.`
    })
  },
})

const MAX_WORD = 32

/** Gives a channel to another account. */
export function giveAway(talk: Talk, channel: Channel, account: string): void {
  talk.ask({ do: 'transfer-channel', channel: channel.name, account }, (event) =>
    event.type === 'registration-set' ? `${channel.name} belongs to ${account} now.` : undefined,
  )
}

/** One line for each setting that somebody set and this one may see. */
export function describeSettings(channel: Channel, told: Chat, asker: User | undefined): string[] {
  const isInside = asker !== undefined && (channel.memberships.has(asker.id) || hasAccess(channel, asker))
  return SETTING_ROWS.filter((row) => row.isSet(channel) && (row.isOpen || isInside)).map(
    (row) => `${row.word}: ${row.show(channel, told)}`,
  )
}
