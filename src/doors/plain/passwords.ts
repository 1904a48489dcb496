/** What is said about passwords; never one itself. */
import type { Proof } from '../../hub/log-ins.ts'
import type { PasswordFault } from '../../ports/credentials.ts'
import { waitInWords } from '../wait-in-words.ts'
import { clipped } from './clipped.ts'

/** Expensive to look at, so nobody may send many at a time. In tokens of the throttle. */
export const PASSWORD_COST = 10

/** Wrong ones that may be typed for one name, until it needs another name. */
export const MAX_PASSWORD_TRIES = 3

export const NO_ACCOUNTS = 'this server has no accounts'

export const READ_ON_THE_WAY =
  '* Take care: this connection is not encrypted, so whoever is on the way between you and the server can read what you type, passwords too.'

/** One sentence without a capital or a full stop, as all that stand behind `! `. */
export function phraseFailure(proof: Exclude<Proof, { is: 'proved' }>, name: string): string {
  switch (proof.is) {
    case 'wrong':
      return `that is not the password of ${clipped(name)}`
    case 'throttled':
      return phraseWait(proof.waitMs)
    case 'busy':
      return BUSY
    default:
      return proof satisfies never
  }
}

const BUSY = 'the server has too many passwords to look at just now; try again in a moment'

export function phraseWait(ms: number): string {
  return `that were too many tries; try again in ${waitInWords(ms)}`
}

const FAULTS: Record<PasswordFault, string> = {
  'too-short': 'a password has at least 8 characters',
  'too-long': 'that is too long for a password',
  'bad-characters': 'there are characters in it that a password may not have',
  busy: BUSY,
}

export function phrasePasswordFault(fault: PasswordFault): string {
  return FAULTS[fault]
}

/** Whether somebody on the way could read what is sent. */
export function canBeReadOnTheWay({ isSecure, address }: { isSecure: boolean; address: string }): boolean {
  return !isSecure && !address.startsWith('127.') && address !== '::1'
}
