/** Random intents, narrow enough that they meet: few people, few channels. */
import fc from 'fast-check'
import type { Envelope, Intent, ModeRequest } from '../../src/chat/intents/index.ts'

const user = fc.constantFrom('u1', 'u2', 'u3', 'u4', 'u5')
const nick = fc.constantFrom('alice', 'Bob', 'bob', 'carol', '陳', 'Ärger', 'ärger', 'no good', '', 'x'.repeat(99))
const channel = fc.constantFrom('#lobby', '#tea', '#Tea', '#茶', '#', 'tea', '#a,b', '#full')
const text = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('', 'x'.repeat(5000), 'a\nb', 'é'.repeat(2048)))

const modeRequest: fc.Arbitrary<ModeRequest> = fc
  .record({
    on: fc.boolean(),
    letter: fc.constantFrom('i', 'm', 'n', 't', 'k', 'l', 'b', 'o', 'v', 'x'),
    param: fc.option(fc.oneof(nick, fc.constantFrom('3', '0', 'secret', '*!*@*', 'bob', '*!*@host'), text), {
      nil: undefined,
    }),
  })
  .map(({ on, letter, param }) => (param === undefined ? { on, letter } : { on, letter, param }))

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
      target: fc.oneof(channel, nick),
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
)

/** A conversation of so many intents at most, in order and with their times. */
export function conversation(maxLength: number): fc.Arbitrary<Envelope[]> {
  return fc
    .array(fc.record({ by: user, intent }), { maxLength, size: 'max' })
    .map((asked) => asked.map(({ by, intent }, i) => ({ by, intent, request: i + 1, at: 1_000_000 + i * 7 })))
}
