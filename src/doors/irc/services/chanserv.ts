/** ChanServ: channels that belong to accounts, and whom they give which rank. */
import { hasRank } from '../../../chat/channel-access.ts'
import type { Chat } from '../../../chat/chat.ts'
import type { Event } from '../../../chat/events.ts'
import { OPERATOR } from '../../../chat/ranks.ts'
import type { User } from '../../../chat/user.ts'
import { fold } from '../../../text/fold.ts'
import { explainRejection } from '../rejections.ts'
import { formatTime } from '../tags.ts'
import { BAN_ROWS } from './chanserv-bans.ts'
import { RANK_ROWS, RANK_WORDS, rankWord } from './chanserv-ranks.ts'
import { describeSettings, giveAway, set } from './chanserv-set.ts'
import { confirmationCode, isConfirmed } from './confirmation.ts'
import { findChannel, hasAccess, noSuchChannel, seenChannel } from './find-channel.ts'
import { founded } from './founded.ts'
import { serviceCommand, type Service } from './service.ts'

/** What is said when a registration has been set. */
function whenSet(text: string): (event: Event) => string | undefined {
  return (event) => (event.type === 'registration-set' ? text : undefined)
}

const register = serviceCommand({
  verb: 'REGISTER',
  usage: '<channel>',
  summary: 'make a channel yours, of which you are an operator; it stays when everybody has left',
  cost: 2,
  needs: 'account',
  run({ channel: name }, talk) {
    const channel = findChannel(talk, name)
    if (!channel) return
    talk.ask({ do: 'register-channel', channel: name }, whenSet(`${channel.name} is yours.`))
  },
})

const drop = serviceCommand({
  verb: 'DROP',
  usage: '<channel> [<code>]',
  summary: 'give up a channel that is yours: it is nobody’s then, and ends with its last member',
  details: ['The code comes when it is asked for without one.'],
  cost: 2,
  needs: 'account',
  run({ channel: name, code }, talk) {
    const found = founded(talk, name)
    if (!found) return
    const { channel, registration } = found
    const deed = ['drop channel', talk.user.account, String(channel.id), String(registration.at)]
    if (code === undefined) {
      const wanted = confirmationCode(deed, talk.now)
      return talk.say(
        `This ends its access list. If you mean it, write within five minutes: /msg ChanServ DROP ${channel.name} ${wanted}`,
      )
    }
    if (!isConfirmed(deed, code, talk.now)) return talk.say('That is not the code, or it is too old.')
    talk.ask({ do: 'drop-channel', channel: channel.name }, whenSet(`${channel.name} is nobody’s now.`))
  },
})

const access = serviceCommand({
  verb: 'ACCESS',
  aliases: ['FLAGS'],
  usage: '<channel> <list-add-or-del> [<account>] [<rank>]',
  summary: 'show or change which account gets which rank when it joins a channel',
  details: [
    'ACCESS #channel LIST shows the list to those on it and to operators of the channel.',
    'ACCESS #channel ADD account rank, with admin, op, halfop or voice for the rank; ACCESS #channel DEL account.',
  ],
  cost: 2,
  needs: 'account',
  run({ channel: name, 'list-add-or-del': what, account = '', rank = '' }, talk) {
    const verb = what.toUpperCase()
    if (verb === 'LIST') return talk.read((told) => listAccess(told, told.userOf(talk.client.session.id), name))
    if (verb !== 'ADD' && verb !== 'DEL') return talk.say(`There is no ACCESS ${verb}: there are LIST, ADD and DEL.`)
    const found = founded(talk, name)
    if (!found) return
    const { channel, registration } = found
    if (account === '') return talk.say('Name the account.')
    if (verb === 'DEL') {
      const done = whenSet(`${account} is not on the access list of ${channel.name} any more.`)
      if (registration.access[fold(account)] === undefined) {
        return talk.say(`${account} is not on the access list of ${channel.name}.`)
      }
      return talk.ask({ do: 'set-access', channel: channel.name, account, ranks: '' }, done)
    }
    const word = rank.toUpperCase()
    const ranks = Object.hasOwn(RANK_WORDS, word) ? RANK_WORDS[word] : undefined
    if (ranks === undefined) return talk.say('The rank can be admin, op, halfop or voice.')
    const done = whenSet(`${account} gets the rank ${rankWord(ranks)} in ${channel.name} from the next JOIN on.`)
    talk.ask({ do: 'set-access', channel: channel.name, account, ranks }, done)
  },
})

function listAccess(told: Chat, user: User | undefined, name: string): readonly string[] {
  const channel = seenChannel(told, user, name)
  if (!channel || !user) return [noSuchChannel(name)]
  const { registration } = channel
  if (!registration) return [explainRejection({ why: 'channel-not-registered', channel: channel.name })]
  if (!hasAccess(channel, user) && !hasRank(channel, user, OPERATOR)) {
    return [explainRejection({ why: 'operator-needed', channel: channel.name })]
  }
  const nameOf = (id: string): string => told.account(id)?.name ?? id
  return [
    `${channel.name}: founder ${nameOf(registration.founder)}`,
    ...Object.entries(registration.access).map(([id, letters]) => `${nameOf(id)}: ${rankWord(letters)}`),
  ]
}

const transfer = serviceCommand({
  verb: 'TRANSFER',
  usage: '<channel> <account>',
  summary: 'give a channel that is yours to another account',
  cost: 2,
  needs: 'account',
  run({ channel: name, account }, talk) {
    const found = founded(talk, name)
    if (!found) return
    giveAway(talk, found.channel, account)
  },
})

const info = serviceCommand({
  verb: 'INFO',
  usage: '<channel>',
  summary: 'show whose a channel is, since when, and its settings',
  cost: 2,
  run({ channel: name }, talk) {
    talk.read((told) => {
      const asker = told.userOf(talk.client.session.id)
      const channel = seenChannel(told, asker, name)
      if (!channel) return [noSuchChannel(name)]
      const { registration } = channel
      if (!registration) return [`${channel.name} is nobody’s.`]
      const founder = told.account(registration.founder)?.name ?? registration.founder
      const whose = `${channel.name} belongs to ${founder} since ${formatTime(registration.at)}.`
      return [whose, ...describeSettings(channel, told, asker)]
    })
  },
})

export const CHANSERV: Service = {
  nick: 'ChanServ',
  summary: 'ChanServ keeps channels: one that belongs to an account stays, with its topic, its modes and its ranks',
  rows: [register, drop, ...RANK_ROWS, ...BAN_ROWS, access, set, transfer, info],
}
