/** A chat as a plain value, to compare two of them. */
import type { Chat } from '../../src/chat/chat.ts'

export function describeChat(chat: Chat): unknown {
  return {
    lastSeq: chat.lastSeq,
    nicks: [...chat.nicks].map(([folded, { id }]) => [folded, id]),
    users: [...chat.users].map(([id, user]) => [
      id,
      { ...user, modes: [...user.modes], memberships: [...user.memberships.keys()] },
    ]),
    channels: [...chat.channels].map(([folded, channel]) => [
      folded,
      {
        ...channel,
        flags: [...channel.flags],
        invited: [...channel.invited],
        memberships: [...channel.memberships].map(([id, { operator, voice }]) => [id, operator, voice]),
      },
    ]),
  }
}
