/** What somebody hears who tries passwords or tokens too often. */
import { waitInWords } from '../wait-in-words.ts'
import type { IrcClient } from './client.ts'

export function tellThrottled(client: IrcClient, verb: string, waitMs: number): void {
  client.fail(verb, 'RATE_LIMITED', `Too many tries; the next may be made in ${waitInWords(waitMs)}`)
}
