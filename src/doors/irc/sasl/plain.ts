/** PLAIN: name and password as they are. https://www.rfc-editor.org/rfc/rfc4616 */
import { fold } from '../../../text/fold.ts'
import { failed, throttled, textOf, type ExchangeOptions, type Machine } from './machine.ts'

export function plain({ lookUp, tryFor, authenticator }: ExchangeOptions): Machine {
  return async (bytes) => {
    const [authzid = '', name = '', password = '', ...more] = textOf(bytes)?.split('\0') ?? []
    if (name === '' || password === '' || more.length > 0) return failed('malformed')
    const folded = fold(name)
    const waitMs = tryFor(folded)
    if (waitMs > 0) return throttled(waitMs)
    // Nobody acts for somebody else.
    if (authzid !== '' && fold(authzid) !== folded) return failed('refused')
    const account = lookUp(name)
    const isRight = await authenticator.verify(password, account?.credentials)
    if (isRight === 'busy') return failed('busy')
    return isRight && account ? { is: 'success', account: account.name } : failed('refused')
  }
}
