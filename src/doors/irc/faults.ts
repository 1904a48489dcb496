/** Standard replies of the commands that make accounts. */
import { ACCOUNT_REGISTRATION, STANDARD_REPLIES } from './capabilities.ts'
import type { IrcClient } from './client.ts'

/** The capability brings these replies with it. */
export function formatFault(
  client: IrcClient,
  verb: string,
  code: string,
  params: readonly string[],
  text: string,
): string {
  const { capabilities } = client
  const knows = client.namedCapabilities.has(ACCOUNT_REGISTRATION) ? STANDARD_REPLIES : 0
  return client.formatFail(verb, code, [...params, text], capabilities | knows)
}
