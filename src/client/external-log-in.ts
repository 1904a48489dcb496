/**
 * Logs in by what the connection itself proves: a certificate, or the cookie of a browser. Nothing secret is said.
 * https://www.rfc-editor.org/rfc/rfc4422#appendix-A
 */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'

/** https://ircv3.net/specs/extensions/sasl-3.2: it went well; and all the ways in which it did not. */
export const SUCCEEDED = '903'
const FAILED = new Set(['902', '904', '905', '906', '907'])

/** Whether a list of capabilities says that the server takes EXTERNAL from us. */
export function offersExternal(list: string): boolean {
  const mechanisms = /(?:^| )sasl=(\S*)/.exec(list)?.[1]
  return mechanisms?.split(',').includes('EXTERNAL') === true
}

export interface ExternalLogIn {
  start(): void
  /** True with the message that ends it. */
  receive(message: Message): boolean
  readonly isUnderWay: boolean
}

export function createExternalLogIn(send: (message: MessageToFormat) => void): ExternalLogIn {
  let isUnderWay = false
  return {
    start() {
      isUnderWay = true
      send({ verb: 'AUTHENTICATE', params: ['EXTERNAL'] })
    },
    receive({ verb, params }) {
      if (!isUnderWay) return false
      if (verb.toUpperCase() === 'AUTHENTICATE' && params[0] === '+') send({ verb: 'AUTHENTICATE', params: ['+'] })
      if (verb === SUCCEEDED || FAILED.has(verb)) isUnderWay = false
      return !isUnderWay
    },
    get isUnderWay() {
      return isUnderWay
    },
  }
}
