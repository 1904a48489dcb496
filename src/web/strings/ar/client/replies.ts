/** What the server tells of people, channels and oneself, in Arabic. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'
import { ltr, name, rtl } from '../count.ts'

const sinceThen = (since: string): string => (since === '' ? '' : `، منذ ${ltr(since)}`)

export const replies: Phrases['replies'] = {
  refused: (about, sentence) => rtl(`${ltr(about)}: ${sentence}`),
  isAway: (nick, text) => rtl(`${name(nick)} غائب: ${name(text)}`),
  is: (nick, realname, address) => rtl(`${name(nick)} هو ${name(realname)} (${ltr(address)})`),
  isOn: (nick, server, about) => rtl(`${name(nick)} على ${name(server)}: ${name(about)}`),
  isOperator: (nick) => rtl(`${name(nick)} من مشغّلي هذا الخادم`),
  isSecure: (nick) => `اتصال ${name(nick)} مشفّر`,
  isIdle: (nick, seconds, since) => rtl(`${name(nick)} صامت منذ ${duration(seconds)}${sinceThen(since)}`),
  isIn: (nick, channels) => rtl(`${name(nick)} في ${name(channels)}`),
  thatIsAll: 'هذا كل شيء.',
  hasModes: (channel, modes) => `أوضاع ${name(channel)}: ${ltr(modes)}`,
  exists: (channel, since) => `القناة ${name(channel)} موجودة${sinceThen(since)}`,
  isLoggedIn: (nick, account) => rtl(`${name(nick)} مسجّل الدخول باسم ${name(account)}`),
  youInvited: (nick, channel) => `دعوت ${name(nick)} إلى ${name(channel)}`,
  isThere: (nick, isAway, address, channel, realname) =>
    rtl(`${name(nick)} ${isAway ? '(غائب) ' : ''}${ltr(address)} في ${name(channel)}: ${name(realname)}`),
  bans: (channel, mask, by) =>
    `القناة ${name(channel)} تحظر ${ltr(mask)}${by === undefined ? '' : ` (حظره ${name(by)})`}`,
  youAreLoggedIn: (account) => `أنت مسجّل الدخول باسم ${name(account)}`,
  youAreLoggedOut: 'سُجّل خروجك',
}

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'بعض الوقت'
  if (seconds < 60) return `${seconds} ث`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} د`
  return `${Math.floor(seconds / 3600)} س ${Math.floor((seconds % 3600) / 60)} د`
}
