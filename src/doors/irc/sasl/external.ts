/** EXTERNAL: the client's certificate says who it is, or the cookie that its WebSocket came with. https://www.rfc-editor.org/rfc/rfc4422#appendix-A */
import { fold } from '../../../text/fold.ts'
import { failed, textOf, type ExchangeOptions, type Machine } from './machine.ts'

export function external({ accountByCertificate, accountByDevice, fingerprint }: ExchangeOptions): Machine {
  return (bytes) => {
    const authzid = textOf(bytes)
    if (authzid === undefined || authzid.includes('\0')) return failed('malformed')
    const account = accountByDevice() ?? (fingerprint === undefined ? undefined : accountByCertificate(fingerprint))
    if (!account || (authzid !== '' && fold(authzid) !== fold(account.name))) return failed('refused')
    return { is: 'success', account: account.name }
  }
}
