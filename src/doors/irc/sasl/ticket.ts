/**
 * SNUG-TICKET: a page that has just logged its browser in makes the connection that it has already that browser's, so that it ends with it.
 * The ticket comes by HTTP, and is good once. Nobody else has any use for it, so it is not listed.
 */
import { failed, textOf, type ExchangeOptions, type Machine } from './machine.ts'

export function ticket({ accountByTicket }: ExchangeOptions): Machine {
  return (bytes) => {
    const word = textOf(bytes)
    if (word === undefined || word === '') return failed('malformed')
    const account = accountByTicket(word)
    return account ? { is: 'success', account: account.name } : failed('refused')
  }
}
