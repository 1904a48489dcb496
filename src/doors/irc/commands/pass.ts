/** PASS: the server's password, and for clients that know no SASL the one of an account. */
import { provedBy } from '../../../chat/accounts.ts'
import { isSameSecret } from '../../same-secret.ts'
import { waitInWords } from '../../wait-in-words.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { enterWith, PASSWORD_COST } from '../login.ts'
import { ERR_PASSWDMISMATCH } from '../numerics.ts'

export const pass = command({
  verb: 'PASS',
  usage: '<password>',
  summary:
    "give the server's password where it has one, `account:password` to log in, or both with a `/` between: server/account:password",
  spec: 'https://modern.ircdocs.horse/#pass-message',
  when: 'registering',
  cost: 1,
  run({ password }, client) {
    const { registration, door } = client
    if (!registration) return
    const serverPassword = door.serverPassword?.()
    const waitMs = serverPassword === undefined ? 0 : (door.logIns?.tryServerPassword(client.address) ?? 0)
    if (waitMs > 0) {
      client.reply(ERR_PASSWDMISMATCH, tooMany(waitMs))
      return client.leave('Bad password')
    }
    const rest = serverPassword === undefined ? password : restBehind(serverPassword, password)
    if (serverPassword !== undefined && rest !== undefined) door.logIns?.knewServerPassword(client.address)
    // Whether it is there is looked at when they enter: then it is the last word.
    // The last one counts, or one connection could guess as often as it likes.
    registration.hasPassword = rest !== undefined
    if (rest === undefined) return
    const colon = rest.indexOf(':')
    if (colon > 0 && registration.account === undefined) logIn(client, rest.slice(0, colon), rest.slice(colon + 1))
  },
})

/** Nobody who asked to be somebody comes in as a guest. */
function logIn(client: IrcClient, name: string, password: string): void {
  const { logIns } = client.door
  if (!logIns) return
  client.spend(PASSWORD_COST)
  client.waitFor(logIns.prove(client.address, name, password), (proof) => {
    if (proof?.is === 'proved' && !proof.account.suspended && !proof.account.unverified) {
      enterWith(client, proof.account, provedBy(proof.account))
      return client.tryEnter()
    }
    const isUnverified = proof?.is === 'proved' && proof.account.unverified !== undefined
    const text = isUnverified ? 'Your account is to be verified first' : 'Password incorrect'
    client.reply(ERR_PASSWDMISMATCH, proof?.is === 'throttled' ? tooMany(proof.waitMs) : text)
    client.leave('Bad password')
  })
}

function tooMany(waitMs: number): string {
  return `Too many tries; try again in ${waitInWords(waitMs)}`
}

/** What stands behind the server's password and a slash; empty where it is all, undefined where it is another. */
function restBehind(serverPassword: string, given: string): string | undefined {
  if (isSameSecret(serverPassword, given)) return ''
  const { length } = serverPassword
  return isSameSecret(`${serverPassword}/`, given.slice(0, length + 1)) ? given.slice(length + 1) : undefined
}
