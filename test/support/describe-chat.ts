/** A chat as a plain value, to compare two of them. What has no order here has none that anybody sees. */
import type { Chat } from '../../src/chat/chat.ts'
import { lettersOf } from '../../src/chat/ranks.ts'
import type { User } from '../../src/chat/user.ts'

export function describeChat(chat: Chat): unknown {
  const ids = (index: ReadonlyMap<string, User>): unknown => [...index].map(([key, { id }]) => [key, id])
  return {
    lastSeq: chat.lastSeq,
    isClosed: chat.isClosed,
    youngestEmpty: chat.empty.youngest?.id,
    nicks: ids(chat.nicks),
    sessions: ids(chat.sessions),
    guests: ids(chat.guests),
    present: ids(chat.present),
    alsoPresent: [...chat.alsoPresent].map(([account, users]) => [account, Array.from(users, ({ id }) => id)]),
    spamRules: [...chat.spamRules].map(([key, rule]) => [key, structuredClone(rule)]),
    accounts: [...chat.accounts].map(([folded, account]) => [folded, structuredClone(account)]),
    certificates: [...chat.certificates],
    devices: [...chat.devices],
    passkeys: [...chat.passkeys],
    bans: [...chat.bans].map(([key, ban]) => [key, structuredClone(ban)]),
    users: [...chat.users].map(([id, user]) => [
      id,
      {
        ...user,
        modes: [...user.modes],
        sessions: user.sessions.map((session) => ({ ...session })),
        memberships: [...user.memberships].map(([channel, { ranks }]) => [channel, lettersOf(ranks)]),
      },
    ]),
    channels: [...chat.channels].map(([folded, channel]) => [
      folded,
      {
        ...channel,
        flags: [...channel.flags],
        invited: [...channel.invited],
        lists: structuredClone(channel.lists),
        registration: structuredClone(channel.registration),
        memberships: [...channel.memberships].map(([id, { ranks, heat }]) => [
          id,
          lettersOf(ranks),
          structuredClone(heat),
        ]),
        joinHeat: structuredClone(channel.joinHeat),
      },
    ]),
  }
}
