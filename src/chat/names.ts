/** What may be a nick or a channel's name, and which names are the same. */
import { utf8Bytes, type Limits } from './limits.ts'

/** The channel where people arrive who name no other. It is always there and nobody founded it. */
export const LOBBY = '#lobby'
export const LOBBY_ID = 1

export type NameFault = 'empty' | 'too-long' | 'bad-characters'

const ASCII = /^[\0-\x7f]*$/
// Letters, marks and digits of every script, and the marks that IRC has always allowed in nicks.
const NICK = /^[\p{L}\p{N}[\]\\`_^{|}][\p{L}\p{M}\p{N}[\]\\`_^{|}-]*$/u
// IRC forbids space, comma and BEL; we leave out every control, format and white-space character, and `:` and `*?` that masks need.
const CHANNEL = /^#[\p{L}\p{M}\p{N}\p{S}\p{Pd}\p{Pc}\p{Po}\p{Ps}\p{Pe}]+$/u
const CHANNEL_NEVER = /[,:*?\s]/

/** Two names are the same when their folds are: ASCII as CASEMAPPING=ascii, other scripts by NFC and lower case. */
export function fold(name: string): string {
  return ASCII.test(name) ? name.toLowerCase() : name.normalize('NFC').toLowerCase()
}

/** The form in which a name is kept. */
export function normalizeName(name: string): string {
  return ASCII.test(name) ? name : name.normalize('NFC')
}

export function nickFault(nick: string, limits: Limits): NameFault | undefined {
  return nameFault(nick, limits.nickLength, NICK)
}

export function channelNameFault(name: string, limits: Limits): NameFault | undefined {
  return nameFault(name, limits.channelLength, CHANNEL) ?? (CHANNEL_NEVER.test(name) ? 'bad-characters' : undefined)
}

function nameFault(name: string, maxLength: number, allowed: RegExp): NameFault | undefined {
  if (name === '') return 'empty'
  if (name.length > 2 * maxLength || Array.from(name).length > maxLength || utf8Bytes(name) > 2 * maxLength)
    return 'too-long'
  return allowed.test(name) ? undefined : 'bad-characters'
}
