/** Random intents, narrow enough that they meet: few people, few channels. */
import fc from 'fast-check'
import { apply } from '../../src/chat/apply.ts'
import { createChat } from '../../src/chat/chat.ts'
import { decide } from '../../src/chat/decide.ts'
import type { NoticeChange } from '../../src/chat/notices.ts'
import type { Envelope, Intent, ModeRequest } from '../../src/chat/intents/index.ts'
import { intentOfAccounts, none } from './account-intents.ts'
import { channel, nick, proof, text } from './intent-parts.ts'
import { proofOf } from './small-chat.ts'

const user = fc.constantFrom('u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7')

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

const endpoint = fc.constantFrom('https://push.test/a', 'https://push.test/b')
const noticeChange: fc.Arbitrary<NoticeChange> = fc.oneof(
  fc.record({
    set: fc.constant('level' as const),
    target: fc.oneof(channel, nick, text),
    level: fc.constantFrom('all' as const, 'none' as const, null),
  }),
  fc.record({ set: fc.constant('words' as const), words: fc.array(text, { maxLength: 3 }) }),
)

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
      guest: fc.constantFrom('amy-s-browser', 'bob-s-browser'),
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
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('subscribe-push' as const),
      subscription: fc.record({ endpoint, p256dh: fc.constant('k'), auth: fc.constant('a'), abilities: fc.nat(9) }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unsubscribe-push' as const), endpoint }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget-push' as const), account: nick, endpoint }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('set-notices' as const), change: noticeChange }) },
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
    const isProof = intent.do === 'enter' || intent.do === 'log-in' || intent.do === 'change-own-account'
    const proved = isProof ? intent.account : undefined
    const isGood = proved !== undefined && proved.generation === 0
    const good = isGood
      ? { ...envelope, intent: { ...intent, account: proofOf(chat, proved.name) } as Intent }
      : envelope
    for (const event of decide(chat, good).events) apply(chat, { event, seq: 0, at: good.at })
    return good
  })
}
