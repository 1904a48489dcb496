/** CHATHISTORY TARGETS: where something was said lately. https://ircv3.net/specs/extensions/chathistory#targets */
import type { Chat } from '../../chat/chat.ts'
import { MESSAGE_KINDS } from '../../chat/entry.ts'
import { readableChannels } from '../../chat/may-read.ts'
import type { User } from '../../chat/user.ts'
import { conversationsOf } from '../../hub/conversations-of.ts'
import type { MessageLog } from '../../ports/message-log.ts'
import { BATCH } from './capabilities.ts'
import type { Door } from './door.ts'
import type { Range } from './history.ts'
import { withEnding } from './reply.ts'
import { formatTime, tagged } from './tags.ts'

/** A channel or the other person of a conversation, and when the newest message there was said. */
interface Target {
  readonly name: string
  readonly seq: number
  readonly at: number
}

/** Of the channels and conversations of which the newest message is in the range, so many from its end; oldest first. Throws where the log cannot be read. */
export function findTargets(
  messages: MessageLog,
  told: Chat,
  user: User,
  { from, after, before }: Required<Range>,
  limit: number,
): Target[] {
  const range = { after, before: Math.min(before, told.lastSeq + 1) }
  const all = [...channelTargets(messages, told, user, range), ...conversationTargets(messages, told, user, range)]
  const sorted = all.sort((one, other) => one.seq - other.seq)
  return from === 'oldest' ? sorted.slice(0, limit) : sorted.slice(-limit)
}

interface Seqs {
  readonly after: number
  readonly before: number
}

function channelTargets(messages: MessageLog, told: Chat, user: User, { after, before }: Seqs): Target[] {
  return [...readableChannels(user).values()].flatMap(({ timeline, name }) => {
    const [newest] = messages.page({
      timeline,
      before: told.lastSeq + 1,
      from: 'newest',
      kinds: MESSAGE_KINDS,
      limit: 1,
    })
    return newest && newest.seq > after && newest.seq < before ? [{ name, seq: newest.seq, at: newest.at }] : []
  })
}

/** More than so many at once are not looked at: the others have older messages. */
const MAX_CONVERSATIONS = 500

/** An account that was made anew under a name does not see what the one before it said. */
function conversationTargets(messages: MessageLog, told: Chat, user: User, { after, before }: Seqs): Target[] {
  const account = told.account(user.account)
  if (!account) return []
  const range = { after: Math.max(after, messages.seqAt(account.createdAt) - 1), before, limit: MAX_CONVERSATIONS }
  return conversationsOf(messages, told, user, range)
}

/** Whole lines; as a batch where the client knows batches. */
export function formatTargets(
  { serverName, nextBatchId }: Door,
  targets: readonly Target[],
  abilities: number,
): string {
  const isBatch = (abilities & BATCH) !== 0
  const id = isBatch ? nextBatchId() : ''
  const lines = targets.map(
    ({ name, at }) =>
      (isBatch ? `@batch=${id} ` : '') + withEnding(`:${serverName} CHATHISTORY TARGETS ${name} ${formatTime(at)}`),
  )
  if (!isBatch) return lines.join('')
  return (
    tagged('', `:${serverName} BATCH +${id} draft/chathistory-targets`) +
    lines.join('') +
    tagged('', `:${serverName} BATCH -${id}`)
  )
}
