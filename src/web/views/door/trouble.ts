/** What is the matter at the door, in the person's language. */
import { LOGGED_OUT, SERVER_PASSWORD } from '../../../client/server-connection.ts'
import type { Status } from '../../../client/state/client-state.ts'
import { UNREACHABLE } from '../../link.ts'
import { words } from '../../strings/words.ts'
import { type Refused, troubleWith } from '../account/trouble.ts'
import { whyText } from '../../../client/phrases/phrases.ts'

const t = words.enter

/** The nick belongs to an account, and whoever asked for it has not proved to be that one. */
export function isOfAccount(status: Status): boolean {
  return status.at === 'nick-refused' && /belongs to an account/i.test(status.sentence)
}

/** The server wants a password of everybody, and has not got it. */
export function isOfServer(status: Status): boolean {
  return status.at === 'stopped' && status.why === SERVER_PASSWORD
}

/** Undefined where nothing is the matter. */
export function troubleOf(status: Status, nick: string, serverPassword: string): string | undefined {
  if (status.at === 'nick-refused') {
    if (isOfAccount(status)) return t.registered(status.nick)
    return /in use|mistaken/i.test(status.sentence) ? t.taken(status.nick) : t.refused(status.nick)
  }
  if (status.at !== 'stopped' || status.why === '' || status.why === 'quit' || nick === '') return undefined
  if (isOfServer(status)) return serverPassword === '' ? t.serverPasswordWanted : t.serverPasswordWrong
  if (status.why === UNREACHABLE) return t.unreachable
  return status.why === LOGGED_OUT ? t.loggedOut : whyText(status.why)
}

/** Why a log-in did not work, by the server's word for it. */
export function logInTrouble(refused: Refused): string {
  if (refused.why === 'wrong') return t.wrongPassword
  return refused.why === 'unverified' ? t.unverified : troubleWith(refused)
}
