/** Random intents of those who have, or want, an account or rights. */
import fc from 'fast-check'
import type { OwnAccountChange } from '../../src/chat/intents/change-own-account.ts'
import type { AccountChange, Intent } from '../../src/chat/intents/index.ts'
import type { SettingChange } from '../../src/chat/settings/index.ts'
import { account, channel, nick, proof, text } from './intent-parts.ts'

export const none = { argon2: null, scram: null }
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

const ownChange: fc.Arbitrary<OwnAccountChange> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('d1', 'd2', 'd3'), fc.constantFrom(1_000_000, 1_000_700))
      .map(([id, seenAt]) => ({
        set: 'device' as const,
        device: { id, hash: `hash of ${id}`, name: 'Firefox', createdAt: 1_000_000, seenAt },
      })),
  },
  fc.record({ set: fc.constant('device-seen' as const), id: fc.constantFrom('d1', 'd2') }),
  fc.record({ set: fc.constant('devices-ended' as const), ids: fc.subarray(['d1', 'd2', 'd3']) }),
  fc.constantFrom('p1', 'p2').map((id) => ({
    set: 'passkey' as const,
    passkey: { id, publicKey: 'key', algorithm: -7, counter: 0, name: 'a', createdAt: 1_000_000 },
  })),
  fc.record({ set: fc.constant('passkey-name' as const), id: fc.constantFrom('p1', 'p2'), name: text }),
  fc.record({ set: fc.constant('passkey-ended' as const), id: fc.constantFrom('p1', 'p2') }),
  fc.record({
    set: fc.constant('password' as const),
    credentials: fc.constant(none),
    sessions: fc.subarray(['u1', 'u2']),
  }),
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
  fc.record({ key: fc.constant('readableFrom' as const), value: fc.constantFrom(0, 1, undefined) }),
  fc.record({ key: fc.constantFrom('description' as const, 'url' as const, 'entryMessage' as const), value: text }),
)

/** What only those ask for who have, or want, an account or rights. */
export const intentOfAccounts: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('log-in' as const), account: proof }) },
  { weight: 1, arbitrary: fc.constant({ do: 'log-out' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('register-account' as const), account, credentials: fc.constant(none) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('change-account' as const), account, change: accountChange }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('change-own-account' as const), account: proof, change: ownChange }),
  },
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
    arbitrary: fc.record(
      {
        do: fc.constant('tidy-channel' as const),
        channel,
        server: fc.constant('chat.test'),
        holdsReading: fc.boolean(),
      },
      { requiredKeys: ['do', 'channel', 'server'] },
    ),
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
