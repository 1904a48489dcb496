/** What a service does with passwords: proves and makes them, and says what is wrong with them. */
import type { Account } from '../../../chat/accounts.ts'
import type { Credentials } from '../../../chat/credentials.ts'
import type { LogIns, NewCredentials, Proof } from '../../../hub/log-ins.ts'
import type { PasswordFault } from '../../../ports/credentials.ts'
import { waitInWords } from '../../wait-in-words.ts'
import type { Talk } from './talk.ts'

const FAULTS: Readonly<Record<PasswordFault, string>> = {
  'too-short': 'A password needs 8 characters or more.',
  'too-long': 'A password has 300 bytes at most.',
  'bad-characters': 'That password contains characters that no password can have.',
  busy: 'Too many log in at the moment; try again in a while.',
}

function explainFault(fault: Exclude<NewCredentials, Credentials>): string {
  if (fault.fault === 'closed') return 'Only operators of the server make accounts here.'
  if (fault.fault !== 'throttled') return FAULTS[fault.fault]
  return `Too many accounts were made just now: try again in ${waitInWords(fault.waitMs)}.`
}

/** Undefined where the server has no accounts; then it says so. */
export function logInsFor(talk: Talk): LogIns | undefined {
  const { logIns } = talk.client.door
  if (!logIns) talk.say('This server has no accounts.')
  return logIns
}

/** Proves that the asker knows an account's password, then goes on; says so where they do not. */
export function prove(talk: Talk, name: string, password: string, then: (account: Account) => void): void {
  const logIns = logInsFor(talk)
  if (!logIns) return
  talk.client.hold(logIns.prove(talk.client.address, name, password), (proof) => {
    if (proof.is === 'proved') return then(proof.account)
    talk.say(explainProof(proof))
  })
}

function explainProof(proof: Exclude<Proof, { is: 'proved' }>): string {
  if (proof.is === 'busy') return FAULTS.busy
  return proof.is === 'throttled' ? explainWait(proof.waitMs) : 'Wrong account or password.'
}

export function explainWait(waitMs: number): string {
  return `Too many tries: wait ${waitInWords(waitMs)}.`
}

/** Makes what is kept of a new password, then goes on; says what is wrong with it where it is no password. */
export function makePassword(talk: Talk, password: string, then: (credentials: Credentials) => void): void {
  const logIns = logInsFor(talk)
  if (logIns) holdFor(talk, logIns.authenticator.makeCredentials(password), then)
}

/** The same for an account that is to be made, as far as another one may be. */
export function makeFirstPassword(talk: Talk, password: string, then: (credentials: Credentials) => void): void {
  const logIns = logInsFor(talk)
  if (logIns) holdFor(talk, logIns.makeForNew(talk.client.address, password), then)
}

function holdFor(talk: Talk, making: Promise<NewCredentials>, then: (credentials: Credentials) => void): void {
  talk.client.hold(making, (made) => {
    if ('fault' in made) talk.say(explainFault(made))
    else then(made)
  })
}
