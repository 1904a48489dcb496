/** The conversations of somebody with an account, each under the name by which they find it now. */
import type { Chat } from '../chat/chat.ts'
import { conversationName } from '../chat/conversation-name.ts'
import type { Readable } from '../chat/may-read.ts'
import type { User } from '../chat/user.ts'
import type { Conversation, MessageLog } from '../ports/message-log.ts'
import { fold } from '../text/fold.ts'

/** Those of which the newest message is in the range, with its `seq` and time: the newest first, none for a guest. Throws where the log cannot be read. */
export function conversationsOf(
  messages: Pick<MessageLog, 'conversations'>,
  told: Chat,
  user: User,
  range: { readonly after?: number; readonly before?: number; readonly limit: number },
): (Readable & Pick<Conversation, 'seq' | 'at'>)[] {
  if (user.account === '') return []
  return messages.conversations(fold(user.account), range).map((one) => {
    const { timeline, seq, at } = one
    return { timeline, seq, at, name: conversationName(told, user, one), channel: undefined }
  })
}
