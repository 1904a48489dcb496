/** When something was, in the language of the page and the zone of whoever looks: `today, 09:31`, `28 Nov 2026, 09:31`. */
import { clockTime } from '../../../client/date-time.ts'
import { locale, words } from '../../strings/words.ts'
import { nearDay, today } from '../messages/days.ts'

const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })

/** `time`: milliseconds since 1970. It asks a signal, so that today is not so for ever. */
export function whenSaid(time: number): string {
  const near = nearDay(time, today.value)
  const day = near === undefined ? date.format(time) : words.messages[near].toLocaleLowerCase(words.language)
  return words.messages.at(day, clockTime(time))
}
