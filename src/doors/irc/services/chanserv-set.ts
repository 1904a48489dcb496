/** ChanServ SET: the settings of registered channels, and how INFO shows them. */
import type { Channel } from '../../../chat/channel.ts'
import type { Chat } from '../../../chat/chat.ts'
import type { Event } from '../../../chat/events.ts'
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
    'Without a value all but those that are on or off are taken back. INFO shows what is set.',
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
    const changes = row.changesTo(value)
    if (!changes) return talk.say(`${word} can be ${row.values}.`)
    // Several changes make one answer, with the last.
    let waiting = changes.length
    const did = (event: Event): string | undefined => {
      if (event.type !== 'registration-set' || !event.registration || --waiting > 0) return undefined
      const shown = row.show({ ...channel, registration: event.registration }, talk.chat)
      const state = shown === '' ? 'not set' : shown
      return `${word} of ${channel.name} is ${state} now.`
    }
    for (const change of changes) talk.ask({ do: 'set-channel-setting', channel: channel.name, ...change }, did)
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
