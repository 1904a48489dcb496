/** Random intents, narrow enough that they meet: few people, few channels. */
import fc from 'fast-check'
import { apply } from '../../src/chat/apply.ts'
import { createChat } from '../../src/chat/chat.ts'
import { decide } from '../../src/chat/decide.ts'
import type { SettingChange } from '../../src/chat/settings/index.ts'
import type { AccountChange, Envelope, Intent, ModeRequest } from '../../src/chat/intents/index.ts'
import { proofOf } from './small-chat.ts'

const user = fc.constantFrom('u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7')
const account = fc.constantFrom('alice', 'Alice', 'bob', 'carol', 'constructor', 'nobody')
/** Nearly always made good by `conversation`. */
const proof = fc.record({
  name: account,
  createdAt: fc.constant(0),
  generation: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(99) }),
})
const nick = fc.constantFrom('alice', 'Bob', 'bob', 'carol', '陳', 'Ärger', 'ärger', 'no good', '', 'x'.repeat(99))
const channel = fc.constantFrom('#lobby', '#tea', '#Tea', '#茶', '#', 'tea', '#a,b', '#full')
const text = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('', 'x'.repeat(5000), 'a\nb', 'é'.repeat(2048)))

const modeRequest: fc.Arbitrary<ModeRequest> = fc
  .record({
    on: fc.boolean(),
    letter: fc.constantFrom(
      'i',
      'm',
      'n',
      't',
      'k',
      'l',
      'b',
      'e',
      'I',
      'q',
      'a',
      'o',
      'h',
      'v',
      'M',
      'R',
      'f',
      'j',
      'x',
    ),
    param: fc.option(
      fc.oneof(nick, fc.constantFrom('3', '0', 'secret', '*!*@*', 'bob', '*!*@host', 'a:bob', 'm:a:*', '2:10'), text),
      {
        nil: undefined,
      },
    ),
    durationMs: fc.constantFrom(undefined, undefined, undefined, null, 50, 500),
  })
  .map(({ on, letter, param, durationMs }) => ({
    on,
    letter,
    ...(param !== undefined && { param }),
    ...(durationMs !== undefined && { durationMs }),
  }))

const intent: fc.Arbitrary<Intent> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('enter' as const),
      nick,
      username: fc.constant('~u'),
      host: fc.constant('host'),
      realname: text,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('enter' as const),
      nick,
      username: fc.constant('~u'),
      host: fc.constant('host'),
      address: fc.constantFrom('192.0.2.1', '192.0.2.77', ''),
      realname: fc.constant('R'),
      account: proof,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), reason: text }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename' as const), nick }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('join' as const), channel }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('join' as const), channel, key: fc.constantFrom('secret', 'wrong') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('part' as const), channel, reason: text }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      target: fc.oneof(channel, nick, fc.constantFrom('@#tea', '+#lobby')),
      kind: fc.constantFrom('privmsg' as const, 'notice' as const, 'tagmsg' as const),
      text,
      tags: fc.constantFrom('', '+typing=active', '+draft/react=x'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('set-topic' as const), channel, topic: text }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('change-modes' as const),
      channel,
      changes: fc.array(modeRequest, { maxLength: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('change-own-modes' as const),
      changes: fc.array(modeRequest, { maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kick' as const), channel, nick, reason: text }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('invite' as const), channel, nick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('set-away' as const), message: text }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('set-realname' as const), realname: text }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('set-metadata' as const),
      target: fc.oneof(channel, nick, fc.constantFrom('@#tea', '+#lobby')),
      key: fc.oneof(fc.constantFrom('url', 'URL', '__proto__', ':', ''), text),
      value: fc.option(text),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('clear-metadata' as const), target: fc.oneof(channel, nick) }),
  },
)

const none = { argon2: null, scram: null }
const right = fc.subarray(['kill', 'ban', 'channels', 'accounts', 'see', 'announce'] as const)

const accountChange: fc.Arbitrary<AccountChange> = fc.oneof(
  fc.constant({ set: 'password' as const, credentials: none }),
  fc.record({ set: fc.constant('certificate' as const), fingerprint: fc.constantFrom('aa', 'bb'), on: fc.boolean() }),
  {
    weight: 4,
    arbitrary: fc.record({
      set: fc.constant('settings' as const),
      settings: fc.record({ alwaysOn: fc.boolean(), autoAway: fc.boolean() }, { requiredKeys: [] }),
    }),
  },
  fc.record({ set: fc.constant('suspended' as const), reason: text }),
  fc.constant({ set: 'unsuspended' as const }),
  fc.constant({ set: 'reset' as const, hash: 'h', until: 1_000_500 }),
  fc.constant({ set: 'password-by-reset' as const, credentials: none, hash: 'h' }),
)

const ban = fc.record({
  does: fc.constantFrom('ban' as const, 'shun' as const),
  kind: fc.constantFrom('mask' as const, 'account' as const, 'address' as const),
  what: fc.constantFrom('bob', 'alice', 'c*', '192.0.2.0/28', '192.0.2.77', '*', ''),
  reason: text,
  until: fc.constantFrom(null, 1_000_300, 1_002_000),
})

const lock = fc.record({ on: fc.constantFrom('', 'n', 'nt', 'k', 'i'), off: fc.constantFrom('', 'n', 'im', 'fjkl') })

const setting: fc.Arbitrary<SettingChange> = fc.oneof(
  fc.record({
    key: fc.constantFrom('keepTopic' as const, 'isPrivate' as const, 'secureOps' as const, 'autoOp' as const),
    value: fc.option(fc.boolean(), { nil: undefined }),
  }),
  fc.record({ key: fc.constant('modeLock' as const), value: fc.option(lock, { nil: undefined }) }),
  fc.record({
    key: fc.constant('successor' as const),
    value: fc.constantFrom('', 'alice', 'bob', 'Bob', 'constructor'),
  }),
  fc.record({ key: fc.constantFrom('description' as const, 'url' as const, 'entryMessage' as const), value: text }),
)

/** What only those ask for who have, or want, an account or rights. */
const intentOfAccounts: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('log-in' as const), account: proof }) },
  { weight: 1, arbitrary: fc.constant({ do: 'log-out' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('register-account' as const), account, credentials: fc.constant(none) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('change-account' as const), account, change: accountChange }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop-account' as const), account }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ghost' as const), nick, regain: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('register-channel' as const), channel }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop-channel' as const), channel }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('set-access' as const),
      channel,
      account,
      ranks: fc.constantFrom('', 'v', 'o', 'a', 'q', 'nonsense'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('transfer-channel' as const), channel, account }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(channel, setting)
      .map(([name, change]) => ({ do: 'set-channel-setting' as const, channel: name, ...change })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('tidy-channel' as const), channel, server: fc.constant('chat.test') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('rename-channel' as const), channel, to: channel, reason: text }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('take-rights' as const), rights: right, keep: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), nick, reason: text }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('ban-from-server' as const), ban }) },
  {
    weight: 3,
    arbitrary: ban.map(({ kind, what }) => ({ do: 'lift-server-ban' as const, kind, what })),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('set-door' as const), closed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('announce' as const), text }) },
)

/** Most are here from the start, some of them with an account: little else happens to strangers. */
const opening: fc.Arbitrary<{ by: string; intent: Intent }[]> = fc
  .subarray(['alice', 'bob', 'carol', 'dave', 'erin'], { minLength: 3 })
  .chain((nicks) => fc.tuple(fc.constant(nicks), fc.subarray(nicks), fc.subarray(nicks)))
  .map(([nicks, registered, alwaysOn]) =>
    nicks.flatMap((nick, i) => {
      const intents: Intent[] = [
        { do: 'enter', nick, username: '~u', host: 'host', address: '192.0.2.1', realname: '' },
      ]
      if (registered.includes(nick)) {
        intents.push({ do: 'register-account', account: nick, credentials: none })
        const change = { set: 'settings', settings: { alwaysOn: alwaysOn.includes(nick) } } as const
        intents.push({ do: 'change-account', account: nick, change })
      }
      intents.push({ do: 'join', channel: i % 2 ? '#lobby' : '#tea' })
      return intents.map((intent) => ({ by: `u${i + 1}`, intent }))
    }),
  )

/** A conversation of so many intents at most after its opening, in order and with their times. */
export function conversation(maxLength: number): fc.Arbitrary<Envelope[]> {
  const any = fc.record({ by: user, intent: fc.oneof({ weight: 2, arbitrary: intent }, intentOfAccounts) })
  return fc
    .tuple(opening, fc.array(any, { maxLength, size: 'max' }))
    .map(([first, then]) =>
      withProofs(
        [...first, ...then].map(({ by, intent }, i) => ({ by, intent, request: i + 1, at: 1_000_000 + i * 7 })),
      ),
    )
}

/** What is proved is proved of the accounts that there are in that place: nobody could guess when they were made. */
function withProofs(envelopes: readonly Envelope[]): Envelope[] {
  const chat = createChat()
  return envelopes.map((envelope) => {
    const { intent } = envelope
    const proved = intent.do === 'enter' || intent.do === 'log-in' ? intent.account : undefined
    const isGood = proved !== undefined && proved.generation === 0
    const good = isGood
      ? { ...envelope, intent: { ...intent, account: proofOf(chat, proved.name) } as Intent }
      : envelope
    for (const event of decide(chat, good).events) apply(chat, { event, seq: 0, at: good.at })
    return good
  })
}
