/** The plain door's voice: every event in words for people, alike for all but how the lines end. */
import type { Voice } from '../../hub/session.ts'
import { phraseEvent } from './event-phrases.ts'
import { CRLF, endLines } from './line-ends.ts'

export const plainVoice: Voice = {
  matters: () => CRLF,
  phrase: ({ event }, abilities, told) => endLines(phraseEvent(event, told), abilities),
}
