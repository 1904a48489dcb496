/** The settings of what people may do: accounts, channels, limits, operators. */
import { OPERATOR_CLASSES } from '../../chat/rights.ts'
import { DEFAULT_REGISTRATION_LIMITS } from '../../hub/registration-limit.ts'
import { DEFAULT_THROTTLE } from '../../hub/throttle.ts'
import { DEFAULT_LIMITS } from '../../net/admission.ts'
import { listOf, oneOf, tablesOf, text, whole, yesOrNo } from './kinds.ts'
import type { Setting } from './setting.ts'
import { addressOrNetwork, hash } from './words.ts'

const CLASSES = Object.keys(OPERATOR_CLASSES) as (keyof typeof OPERATOR_CLASSES)[]

export const PEOPLE_SETTINGS = {
  'accounts.registration': {
    kind: oneOf('open', 'closed'),
    fallback: 'open',
    live: true,
    about: 'whether everybody may make an account',
  },
  'accounts.register-before-connect': {
    kind: yesOrNo,
    fallback: true,
    live: true,
    about: 'whether an account may be made before one comes in; not while the door is closed',
  },
  'accounts.required': {
    kind: yesOrNo,
    fallback: false,
    live: true,
    about: 'whether only those with an account may come in; who has none makes it before, where that is allowed',
  },
  'accounts.guest-nick-policy': {
    kind: oneOf('strict', 'off'),
    fallback: 'strict',
    live: true,
    about: 'strict: a registered nick is for its account alone',
  },
  'accounts.always-on': {
    kind: oneOf('off', 'opt-in', 'on'),
    fallback: 'opt-in',
    live: true,
    about: 'whether accounts stay in their channels with nobody connected',
  },
  'channels.registration': {
    kind: oneOf('open', 'operators'),
    fallback: 'open',
    live: true,
    about: 'who may register a channel',
  },
  'limits.enabled': {
    kind: yesOrNo,
    option: '--no-limits',
    variable: 'SNUG_NO_LIMITS',
    inverted: true,
    fallback: true,
    live: false,
    about: 'flood and connection limits (none for benchmarks, and behind your own)',
  },
  'limits.flood-burst': {
    kind: whole(1, 999_999),
    option: '--flood-burst',
    variable: 'SNUG_FLOOD_BURST',
    fallback: DEFAULT_THROTTLE.burst,
    live: true,
    about: 'what a rested client may ask for at once; most commands cost 1',
  },
  'limits.flood-rate': {
    kind: whole(1, 999_999),
    option: '--flood-rate',
    variable: 'SNUG_FLOOD_RATE',
    fallback: DEFAULT_THROTTLE.tokensPerSecond,
    live: true,
    about: 'and then each second, before it is made to wait',
  },
  'limits.connections': {
    kind: whole(1, 1_000_000),
    fallback: DEFAULT_LIMITS.maxConnections,
    live: true,
    about: 'connections in all',
  },
  'limits.per-address': {
    kind: whole(1, 1_000_000),
    fallback: DEFAULT_LIMITS.maxPerAddress,
    live: true,
    about:
      'connections that take part from one address, or IPv6 network of 64 bits; and HTTP requests of it in a second',
  },
  'limits.tls-handshakes-per-second': {
    kind: whole(1, 1_000_000),
    fallback: 8,
    live: true,
    about: 'TLS handshakes from one address in a second; eight times as many as may take part all at once',
  },
  'limits.registrations-at-once': {
    kind: whole(1, 999_999),
    fallback: DEFAULT_REGISTRATION_LIMITS.atOnce,
    live: true,
    about: 'accounts made from one address at once, as a class does, or mails sent for it, where it has been quiet',
  },
  'limits.registrations-per-address-per-hour': {
    kind: whole(1, 999_999),
    fallback: DEFAULT_REGISTRATION_LIMITS.perHour,
    live: true,
    about: 'and then in an hour',
  },
  'limits.registrations-per-hour': {
    kind: whole(1, 999_999),
    fallback: DEFAULT_REGISTRATION_LIMITS.inAllPerHour,
    live: true,
    about: 'accounts made in an hour from everywhere together',
  },
  'limits.login-attempts-per-minute': {
    kind: whole(1, 999_999),
    fallback: 10,
    live: true,
    about: 'wrong passwords in a minute, from one address for one account; six times as many for all accounts',
  },
  'limits.exempt': {
    kind: listOf(addressOrNetwork),
    fallback: [],
    live: true,
    about: 'addresses and networks that have no limits of their own',
  },
  operators: {
    kind: tablesOf({
      name: { kind: text('one word', 'word', (words) => (/^[^\s\p{C}:]{1,64}$/u.test(words) ? words : undefined)) },
      password: { kind: hash },
      class: { kind: oneOf(...CLASSES) },
    }),
    option: null,
    fallback: [],
    live: true,
    about: 'who may become operator with OPER; the password is what snug hash-password prints',
    example: '[{ name = "ann", password = "$argon2id$v=19$m=19456,t=2,p=1$…", class = "admin" }]',
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>
