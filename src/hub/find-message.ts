/** Finds the message that somebody wants to answer, mark or mend, for the intent that asks for it. */
import { type About, excerptOf } from '../chat/about.ts'
import type { MessageLog } from '../ports/message-log.ts'

/** Undefined where there is none. Whether it is where the asker says, and theirs, is for the chat to decide. Throws where the log cannot be read. */
export function findMessage(messages: MessageLog, seq: number): About | undefined {
  const entry = messages.entry(seq)
  if (!entry) return undefined
  const { at, timeline, kind, source, account, target, targetAccount, text } = entry
  const where = { timeline, target, ...(targetAccount !== undefined && { targetAccount }) }
  return { seq, at, ...where, kind, source, account, excerpt: excerptOf(text) }
}
