/** SCRAM-SHA-256 without channel binding: the password stays with the client. https://www.rfc-editor.org/rfc/rfc7677 */
import type { ScramServer } from '../../../ports/credentials.ts'
import { fold } from '../../../text/fold.ts'
import { fromBase64 } from './collector.ts'
import {
  failed,
  throttled,
  textOf,
  type AccountView,
  type ExchangeOptions,
  type Machine,
  type Step,
} from './machine.ts'

interface ClientFirst {
  /** The GS2 header, which the last message repeats in base64. */
  readonly header: string
  readonly bare: string
  readonly authzid: string
  readonly name: string
  readonly nonce: string
}

/** What the second message is judged by. */
interface Challenged {
  readonly first: ClientFirst
  readonly server: ScramServer
  readonly account: AccountView | undefined
  readonly nonce: string
  readonly message: string
}

type State =
  | { readonly is: 'new' }
  | ({ readonly is: 'challenged' } & Challenged)
  | { readonly is: 'proved'; readonly account: string }

// https://www.rfc-editor.org/rfc/rfc5802#section-7. `p=` asks for channel binding, and `m=` for extensions: there are none.
const CLIENT_FIRST = /^([ny],(?:a=([^,\0]+))?,)(n=([^,\0]+),r=([!-+\--~]+)(?:,[A-Za-z]=[^,\0]+)*)$/
const CLIENT_FINAL = /^(c=([A-Za-z0-9+/=]+),r=([!-+\--~]+)(?:,[A-Za-z]=[^,\0]+)*),p=([A-Za-z0-9+/=]+)$/

export function scramSha256(options: ExchangeOptions): Machine {
  let state: State = { is: 'new' }

  return (bytes) => {
    const text = textOf(bytes)
    if (text === undefined) return failed('malformed')
    switch (state.is) {
      case 'new':
        return challenge(text)
      case 'challenged':
        return judge(text, state)
      case 'proved':
        // The client has seen the server's signature, and has nothing to add.
        return text === '' ? { is: 'success', account: state.account } : failed('malformed')
    }
  }

  function challenge(text: string): Step {
    const first = parseClientFirst(text)
    if (!first) return failed('malformed')
    const folded = fold(first.name)
    const waitMs = options.tryFor(folded)
    if (waitMs > 0) return throttled(waitMs)
    if (first.authzid !== '' && fold(first.authzid) !== folded) return failed('refused')
    const account = options.lookUp(first.name)
    const server = options.authenticator.startScram(folded, account?.credentials)
    const nonce = first.nonce + server.nonce
    const message = `r=${nonce},s=${server.salt},i=${server.iterations}`
    state = { is: 'challenged', first, server, account, nonce, message }
    return { is: 'challenge', bytes: Buffer.from(message) }
  }

  function judge(text: string, { first, server, account, nonce, message }: Challenged): Step {
    const [, withoutProof = '', binding = '', repeated = '', proofText = ''] = CLIENT_FINAL.exec(text) ?? []
    const proof = fromBase64(proofText)
    if (!proof || binding !== Buffer.from(first.header).toString('base64') || repeated !== nonce)
      return failed('malformed')
    const signature = server.verify(`${first.bare},${message},${withoutProof}`, proof)
    if (!signature || !account) return failed('refused')
    state = { is: 'proved', account: account.name }
    return { is: 'challenge', bytes: Buffer.from(`v=${Buffer.from(signature).toString('base64')}`) }
  }
}

function parseClientFirst(text: string): ClientFirst | undefined {
  const [, header, authzidText = '', bare, nameText = '', nonce] = CLIENT_FIRST.exec(text) ?? []
  const authzid = unescapeName(authzidText)
  const name = unescapeName(nameText)
  if (header === undefined || bare === undefined || nonce === undefined) return undefined
  return authzid === undefined || name === undefined ? undefined : { header, bare, authzid, name, nonce }
}

/** `,` and `=` are written `=2C` and `=3D`; no other `=` may be there. */
function unescapeName(text: string): string | undefined {
  if (/=(?!2C|3D)/.test(text)) return undefined
  return text.replaceAll('=2C', ',').replaceAll('=3D', '=')
}
