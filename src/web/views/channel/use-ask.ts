/** Asks the server for a change, and says what it answered where that was no. */
import { useState } from 'preact/hooks'
import { readNotices, refusalIn } from '../../../client/answers.ts'
import type { MessageToFormat } from '../../../wire/irc/message.ts'
import { words } from '../../strings/words.ts'
import { useStore } from '../shared/ui.ts'
import type { Sentence } from '../../../client/phrases/sentence-of.ts'

/** True where it was done. */
export type Ask = (message: MessageToFormat) => Promise<boolean>

export function useAsk(): { readonly ask: Ask; readonly status: string | Sentence } {
  const { client } = useStore()
  const [status, setStatus] = useState<string | Sentence>('')
  return {
    status,
    async ask(message) {
      const answer = await client.ask(message)
      const why = answer === undefined ? words.channel.failed : refusalIn(answer)
      setStatus(why ?? readNotices(answer ?? []).join(' '))
      return why === undefined
    },
  }
}
