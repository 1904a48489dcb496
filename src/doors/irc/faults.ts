/** Standard replies of the commands that make accounts. */
import { ACCOUNT_REGISTRATION, STANDARD_REPLIES } from './capabilities.ts'
import { waitInWords } from '../wait-in-words.ts'
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

/** That it is too often, and when it will not be: in words, and in seconds for programs. */
export function formatThrottled(
  client: IrcClient,
  verb: string,
  about: string,
  waitMs: number,
  sentence: string,
): string {
  const seconds = String(Math.ceil(waitMs / 1000))
  const text = `${sentence}; try again in ${waitInWords(waitMs)}`
  return formatFault(client, verb, 'TEMPORARILY_UNAVAILABLE', [about, seconds], text)
}
