/** `/edit` and `/redact`: change what one said, or take it away. */
import { actionIn, formatAction } from '../../../chat/ctcp.ts'
import { findNumber, findOwn, isNumber } from '../pointing.ts'
import type { Command } from './command.ts'

export const edit: Command = {
  verb: 'edit',
  usage: '<new words>',
  summary: 'changes what you said last',
  cost: 2,
  run(rest, speaker) {
    if (rest === '') return false
    speaker.askWhatIsFound((told) => {
      const found = findOwn(told, speaker)
      if (typeof found === 'string') return found
      // What was done stays a deed.
      const before = speaker.hub.messages.entry(found.about.seq)?.text ?? ''
      return { do: 'edit', ...found, text: actionIn(before) !== undefined ? formatAction(rest) : rest }
    })
    return true
  },
}

export const redact: Command = {
  verb: 'redact',
  usage: '[number]',
  summary: 'takes away what you said last, or a message by its number',
  cost: 2,
  run(rest, speaker) {
    if (rest !== '' && !isNumber(rest)) return false
    speaker.askWhatIsFound((told) => {
      const found = rest === '' ? findOwn(told, speaker) : findNumber(rest, told, speaker)
      if (typeof found === 'string') return found
      return { do: 'redact', ...found, reason: '', files: speaker.hub.messages.filesNamedBy(found.about.seq) }
    })
    return true
  },
}
