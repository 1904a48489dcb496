/** The password of the server, where it has one: asked for behind the first name, before that is looked at. */
import { isSameSecret } from '../same-secret.ts'
import type { Doorway } from './doorway.ts'
import { MAX_PASSWORD_TRIES, phraseWait } from './passwords.ts'

export const SERVER_PASSWORD_WANTED =
  'whoever comes in here needs the password of this server. Type it and press Enter.'

export type ServerPasswordTry =
  | { readonly is: 'right' }
  | { readonly is: 'wrong'; readonly sentence: string }
  /** No more can be tried on this connection. */
  | { readonly is: 'over'; readonly sentence: string }

export class ServerPassword {
  readonly #doorway: Pick<Doorway, 'serverPassword' | 'logIns'>
  readonly #address: string
  #isKnown = false
  #tries = 0

  constructor(doorway: Pick<Doorway, 'serverPassword' | 'logIns'>, address: string) {
    this.#doorway = doorway
    this.#address = address
  }

  /** Somebody comes in who has not given it yet. */
  get isWanted(): boolean {
    return !this.#isKnown && this.#doorway.serverPassword?.() !== undefined
  }

  try(given: string): ServerPasswordTry {
    const { logIns } = this.#doorway
    const password = this.#doorway.serverPassword?.()
    const waitMs = password === undefined ? 0 : (logIns?.tryServerPassword(this.#address) ?? 0)
    if (waitMs > 0) return { is: 'over', sentence: phraseWait(waitMs) }
    if (password !== undefined && !isSameSecret(password, given)) {
      const sentence = 'that is not the password of this server'
      return { is: ++this.#tries >= MAX_PASSWORD_TRIES ? 'over' : 'wrong', sentence }
    }
    if (password !== undefined) logIns?.knewServerPassword(this.#address)
    this.#isKnown = true
    return { is: 'right' }
  }
}
