/** NickServ for accounts as they are: what they are, their passwords, settings and certificates, and their end. */
import type { Account } from '../../../chat/accounts.ts'
import type { Chat } from '../../../chat/chat.ts'
import type { AccountDeed, Event } from '../../../chat/events.ts'
import type { AccountChange } from '../../../chat/intents/index.ts'
import { fold } from '../../../text/fold.ts'
import { explainRejection } from '../rejections.ts'
import { formatTime } from '../tags.ts'
import { confirmationCode, isConfirmed } from './confirmation.ts'
import { makePassword, prove } from './passwords.ts'
import { serviceCommand, type ServiceCommand } from './service.ts'
import type { Talk } from './talk.ts'

const FINGERPRINT = /^[0-9a-f]{64}$/

/** Changes an account, and says the words when that has happened. */
export function changeAccount(
  talk: Talk,
  account: string,
  change: AccountChange,
  did: AccountDeed,
  text: string,
): void {
  talk.ask({ do: 'change-account', account, change }, (event) =>
    event.type === 'account-kept' && event.did === did ? text : undefined,
  )
}

const info = serviceCommand({
  verb: 'INFO',
  usage: '[<account>]',
  summary: 'show what there is to know of an account',
  details: ['Its owner sees settings, certificates and channels, too.'],
  cost: 2,
  run({ account: name }, talk) {
    talk.read((told) => {
      const user = told.userOf(talk.client.session.id)
      const wanted = name ?? (user?.account || user?.nick || '')
      const account = told.account(wanted)
      if (!account) return [explainRejection({ why: 'no-such-account', account: wanted })]
      const isOwner = user?.account === account.name
      const lines = [`${account.name}: registered on ${formatTime(account.createdAt)}.`]
      if (isOwner && account.email !== undefined) lines.push(`E-mail address: ${account.email}`)
      if (isOwner || user?.rights.includes('accounts')) lines.push(...describePrivately(account, told))
      return lines
    })
  },
})

function describePrivately({ name, settings, certificates, suspended, rights }: Account, chat: Chat): string[] {
  const id = fold(name)
  const founded = [...chat.channels.values()].filter(({ registration }) => registration?.founder === id)
  const lines = [`ALWAYS-ON is ${onOff(settings.alwaysOn)}, AUTO-AWAY is ${onOff(settings.autoAway)}.`]
  lines.push(...certificates.map((fingerprint) => `Certificate: ${fingerprint}`))
  lines.push(...founded.map((channel) => `Channel: ${channel.name}`))
  if (rights.length > 0) lines.push(`Rights: ${rights.join(', ')}`)
  if (suspended) lines.push(`Suspended by ${suspended.by} on ${formatTime(suspended.at)}: ${suspended.reason}`)
  return lines
}

function onOff(on: boolean): string {
  return on ? 'on' : 'off'
}

const passwd = serviceCommand({
  verb: 'PASSWD',
  aliases: ['PASSWORD'],
  usage: '<old-password> <new-password>',
  summary: 'change your password',
  details: ['The new one may contain spaces. An old one with spaces cannot be said here.'],
  cost: 10,
  needs: 'account',
  run({ 'old-password': old, 'new-password': password }, talk) {
    prove(talk, talk.user.account, old, ({ name }) => {
      makePassword(talk, password, (credentials) => {
        const { device } = talk.client.session
        const change = { set: 'password', credentials, device } as const
        changeAccount(talk, name, change, 'password-changed', 'Your password is changed.')
      })
    })
  },
})

const SETTINGS = { 'ALWAYS-ON': 'alwaysOn', 'AUTO-AWAY': 'autoAway' } as const

const set = serviceCommand({
  verb: 'SET',
  usage: '<setting> <on-or-off>',
  summary: 'change a setting of your account: ALWAYS-ON or AUTO-AWAY, on or off',
  details: [
    'ALWAYS-ON: you stay in your channels while you are not connected.',
    'AUTO-AWAY: while you are not connected, you are shown as away.',
  ],
  cost: 2,
  needs: 'account',
  run({ setting, 'on-or-off': value }, talk) {
    const word = setting.toUpperCase()
    const on = { ON: true, OFF: false }[value.toUpperCase()]
    if (!Object.hasOwn(SETTINGS, word))
      return talk.say(`There is no setting ${word}: there are ALWAYS-ON and AUTO-AWAY.`)
    if (on === undefined) return talk.say(`${word} can be on or off.`)
    const settings = { [SETTINGS[word as keyof typeof SETTINGS]]: on }
    changeAccount(
      talk,
      talk.user.account,
      { set: 'settings', settings },
      'settings-changed',
      `${word} is ${onOff(on)} now.`,
    )
  },
})

const cert = serviceCommand({
  verb: 'CERT',
  usage: '<list-add-or-del> [<fingerprint>]',
  summary: 'show, add or take away client certificates that log in to your account',
  details: [
    'CERT LIST shows their fingerprints, SHA-256 in hex.',
    'CERT ADD adds the one that you are connected with; where one is named, it has to be that. CERT DEL takes one away.',
  ],
  cost: 2,
  needs: 'account',
  run({ 'list-add-or-del': what, fingerprint: named }, talk) {
    const verb = what.toUpperCase()
    const { account } = talk.user
    const certificates = talk.chat.account(account)?.certificates ?? []
    if (verb === 'LIST') return talk.say(...(certificates.length > 0 ? certificates : ['You have no certificates.']))
    if (verb !== 'ADD' && verb !== 'DEL') return talk.say(`There is no CERT ${verb}: there are LIST, ADD and DEL.`)
    const on = verb === 'ADD'
    const shown = talk.client.certificateFingerprint
    const fingerprint = named?.replaceAll(':', '').toLowerCase() ?? (on ? shown : undefined)
    if (on && shown === undefined)
      return talk.say('You are connected without a certificate: connect with the one to add.')
    if (fingerprint === undefined) return talk.say('Name the certificate.')
    if (!FINGERPRINT.test(fingerprint)) return talk.say('A fingerprint is SHA-256 in hex: 64 digits.')
    // One that is only named may be somebody else's, who could never add it then.
    if (on && fingerprint !== shown) return talk.say('That is not the certificate that you are connected with.')
    if (certificates.includes(fingerprint) === on) {
      return talk.say(on ? 'You have that certificate already.' : 'You have no such certificate.')
    }
    const text = on ? `${fingerprint} logs in to your account now.` : `${fingerprint} logs in no more.`
    changeAccount(talk, account, { set: 'certificate', fingerprint, on }, 'certificates-changed', text)
  },
})

const drop = serviceCommand({
  verb: 'DROP',
  usage: '<account> [<code>]',
  summary: 'end your account for ever; its nick is free then, and its channels are their successors’ or free',
  details: ['What it said stays, under its name. The code comes when it is asked for without one.'],
  cost: 2,
  needs: 'account',
  run({ account: name, code }, talk) {
    const { user } = talk
    const account = talk.chat.account(name)
    if (user.account !== account?.name && !user.rights.includes('accounts')) {
      return talk.say('You can drop only your own account.')
    }
    if (!account) return talk.say(explainRejection({ why: 'no-such-account', account: name }))
    const deed = ['drop account', user.account, account.name, String(account.createdAt)]
    if (code === undefined) {
      const wanted = confirmationCode(deed, talk.now)
      return talk.say(
        `This cannot be undone. If you mean it, write within five minutes: /msg NickServ DROP ${account.name} ${wanted}`,
      )
    }
    if (!isConfirmed(deed, code, talk.now)) return talk.say('That is not the code, or it is too old.')
    talk.ask({ do: 'drop-account', account: account.name }, sayDropped)
  },
})

function sayDropped(event: Event): string | undefined {
  return event.type === 'account-kept' && event.did === 'dropped' ? `The account ${event.name} is gone.` : undefined
}

export const OWN: readonly ServiceCommand[] = [info, passwd, set, cert, drop]
