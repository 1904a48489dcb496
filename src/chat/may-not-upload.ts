/** Why somebody may not send a file to a place now: for what a message there, which would be its name, would be refused. */
import type { Chat } from './chat.ts'
import { decide } from './decide.ts'
import type { Rejection } from './rejections.ts'
import type { SessionId } from './user.ts'

/** Undefined where they may. Nothing happens by asking, whatever would by saying it. */
export function mayNotUpload(
  chat: Chat,
  by: SessionId,
  { target, name }: { readonly target: string; readonly name: string },
  at: number,
): Rejection | undefined {
  const intent = { do: 'say', target, kind: 'privmsg', text: name, tags: '' } as const
  const { events, rejections } = decide(chat, { by, request: 0, at, intent })
  if (rejections[0]) return rejections[0]
  const isSaid = events.length > 0 && events.every(({ type }) => type === 'said' || type === 'whispered')
  return isSaid ? undefined : { why: 'nothing-said' }
}
