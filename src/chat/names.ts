/** What may be a nick or a channel's name, and which names are the same. */
import { fold } from '../text/fold.ts'
import { utf8Bytes, type Limits } from './limits.ts'

/** The channel where people arrive who name no other. It is always there and nobody founded it. */
export const LOBBY = '#lobby'
export const LOBBY_ID = 1

export type NameFault = 'empty' | 'too-long' | 'bad-characters' | 'reserved'

const ASCII = /^[\0-\x7f]*$/
// Letters, marks and digits of every script, and the marks that IRC has always allowed in nicks.
const NICK = /^[\p{L}\p{N}[\]\\`_^{|}][\p{L}\p{M}\p{N}[\]\\`_^{|}-]*$/u
// Clients send passwords to services by these names, so nobody may answer to one (folded).
const SERVICE =
  /^(?:nick|chan|host|oper|memo|bot|hist|auth|group|stat|help|info|user|root|global|serv|snug)serv$|^(?:global|services|snug)$/
// IRC forbids space, comma and BEL; we leave out every control, format and white-space character, and `:` and `*?` that masks need.
const CHANNEL = /^#[\p{L}\p{M}\p{N}\p{S}\p{Pd}\p{Pc}\p{Po}\p{Ps}\p{Pe}]+$/u
const CHANNEL_NEVER = /[,:*?\s]/
// Letters and marks that do not show (fillers, joiners, variation selectors): a name with one looks like another name, or like none.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u
// What makes a picture of a sign that has both forms.
const PICTURE = /(\p{Extended_Pictographic})\ufe0f/gu

/** The form in which a name is kept. */
export function normalizeName(name: string): string {
  return ASCII.test(name) ? name : name.normalize('NFC')
}

/** What is wrong with a nick, or with the name of an account; undefined where nothing is. */
export function nickFault(nick: string, limits: Limits): NameFault | undefined {
  const fault = nameFault(nick, limits.nickLength, NICK)
  if (fault) return fault
  if (UNSEEN.test(nick)) return 'bad-characters'
  return SERVICE.test(fold(nick)) ? 'reserved' : undefined
}

/** What is wrong with the name of a channel or a person; undefined where something can be said or read there. */
export function targetFault(target: string, limits: Limits): NameFault | undefined {
  return target.startsWith('#') ? channelNameFault(target, limits) : nickFault(target, limits)
}

/** What is wrong with the name of a channel, which begins with `#`; undefined where nothing is. */
export function channelNameFault(name: string, limits: Limits): NameFault | undefined {
  const fault = nameFault(name, limits.channelLength, CHANNEL)
  if (fault) return fault
  return CHANNEL_NEVER.test(name) || UNSEEN.test(name.replace(PICTURE, '$1')) ? 'bad-characters' : undefined
}

function nameFault(name: string, maxLength: number, allowed: RegExp): NameFault | undefined {
  if (name === '') return 'empty'
  if (name.length > 2 * maxLength || Array.from(name).length > maxLength || utf8Bytes(name) > 2 * maxLength)
    return 'too-long'
  return allowed.test(name) ? undefined : 'bad-characters'
}
