/** What a client can ask to be told in addition, as bits of a session's `abilities`. https://ircv3.net/specs/extensions/capability-negotiation */

import { DEFAULT_LIMITS } from '../../chat/limits.ts'
import type { Door } from './door.ts'
import { mechanismsFor } from './sasl/exchange.ts'

/** What of a client makes a difference to what it is offered. */
export interface Offered {
  readonly door: Pick<Door, 'files' | 'logIns' | 'sts' | 'accountMail' | 'registersBeforeConnect' | 'pushes'>
  /** The connection itself says who it is. */
  readonly hasExternal: boolean
  readonly isSecure: boolean
}

/** What a client has asked for: by bits, and by name where there is none. */
interface Asker {
  readonly capabilities: number
  readonly namedCapabilities: ReadonlySet<string>
}

export interface Capability {
  readonly name: string
  /** What stands for it in `abilities`; 0 where no phrase depends on it. */
  readonly bit: number
  readonly spec: string
  readonly summary: string
  /** What version 302 says behind its name; undefined where it is not offered. Absent: always offered, without a value. */
  readonly value?: (to: Offered) => string | undefined
  /** It is only said, with its value, and cannot be asked for. */
  readonly isOnlySaid?: true
}

export const ACCOUNT_NOTIFY = 1 << 0
export const ACCOUNT_TAG = 1 << 1
export const AWAY_NOTIFY = 1 << 2
export const BATCH = 1 << 3
export const MESSAGE_REDACTION = 1 << 4
export const CHGHOST = 1 << 5
export const CHATHISTORY = 1 << 6
export const ECHO_MESSAGE = 1 << 7
export const EXTENDED_JOIN = 1 << 8
export const INVITE_NOTIFY = 1 << 9
export const LABELED_RESPONSE = 1 << 10
export const MESSAGE_TAGS = 1 << 11
export const MULTI_PREFIX = 1 << 12
export const SERVER_TIME = 1 << 13
export const SETNAME = 1 << 14
export const STANDARD_REPLIES = 1 << 15
export const USERHOST_IN_NAMES = 1 << 16
export const EXTENDED_MONITOR = 1 << 17
export const NO_IMPLICIT_NAMES = 1 << 18
export const CHANNEL_RENAME = 1 << 19
export const EDIT = 1 << 20
export const MULTILINE = 1 << 21
export const EVENT_PLAYBACK = 1 << 22
export const EXTENDED_ISUPPORT = 1 << 23
export const RELAYMSG = 1 << 24
export const PERSISTENCE = 1 << 25
export const READ_MARKER = 1 << 26
export const METADATA = 1 << 27
export const OPER_TAG = 1 << 28
export const TIMELINE = 1 << 29
/** For those on which no phrase depends: they are remembered by name. Bit 30 is the hub's (ADDRESSED). */
const NO_BIT = 0
export const ACCOUNT_REGISTRATION = 'draft/account-registration'
export const CAP_NOTIFY = 'cap-notify'
export const PRE_AWAY = 'draft/pre-away'
export const GUEST_KEY = 'snug.chat/guest-key'
/** Both names of the same: the draft's, and that of the server where it comes from. */
export const WEBPUSH = 'draft/webpush'
export const SOJU_WEBPUSH = 'soju.im/webpush'
export const NOTIFY = 'snug.chat/notify'
export const SEARCH = 'soju.im/search'

function capability(name: string, bit: number, summary: string, page = name): Capability {
  return { name, bit, summary, spec: `https://ircv3.net/specs/extensions/${page}` }
}

function webPush(name: string, spec: string): Capability {
  const summary = 'has its devices told of what is for one, by Web Push, with WEBPUSH'
  return { name, bit: NO_BIT, spec, summary, value: ({ door }) => (door.pushes?.gate ? '' : undefined) }
}

function accountRegistration({ accountMail, registersBeforeConnect }: Offered['door']): string {
  const words = ['custom-account-name']
  if (registersBeforeConnect?.()) words.push('before-connect')
  if (accountMail?.isRequired) words.push('email-required')
  return words.join(',')
}

/** In the order in which they are listed. */
export const CAPABILITIES: readonly Capability[] = [
  capability('account-notify', ACCOUNT_NOTIFY, 'hears when people log in or out'),
  capability('account-tag', ACCOUNT_TAG, 'messages say the account of whoever sent them'),
  capability('away-notify', AWAY_NOTIFY, 'hears when people in its channels go away and come back'),
  capability('batch', BATCH, 'understands lines that belong together'),
  capability(
    'cap-notify',
    NO_BIT,
    'hears of new capabilities; comes with CAP LS 302',
    'capability-negotiation#cap-notify',
  ),
  capability('chghost', CHGHOST, 'hears when a username or host changes'),
  {
    ...capability('draft/account-registration', NO_BIT, 'makes an account with REGISTER', 'account-registration'),
    value: ({ door }) => (door.logIns ? accountRegistration(door) : undefined),
  },
  capability('draft/channel-rename', CHANNEL_RENAME, 'hears RENAME when a channel gets another name', 'channel-rename'),
  capability('draft/chathistory', CHATHISTORY, 'asks for the past of a channel with CHATHISTORY', 'chathistory'),
  capability(
    'draft/event-playback',
    EVENT_PLAYBACK,
    'sees in history also who came and went, and what was done to messages',
    'chathistory#event-playback',
  ),
  capability(
    'draft/extended-isupport',
    EXTENDED_ISUPPORT,
    'asks with ISUPPORT what the server can do, also before it has registered',
    'extended-isupport',
  ),
  {
    ...capability(
      'draft/metadata-2',
      METADATA,
      'hears what people and channels say of themselves by METADATA',
      'metadata',
    ),
    value: () => `maxsub=${DEFAULT_LIMITS.metadataSubscriptions},maxkey=${DEFAULT_LIMITS.metadataKeys}`,
  },
  {
    ...capability(
      'draft/persistence',
      PERSISTENCE,
      'hears whether it stays while nobody is connected, and chooses that with PERSISTENCE',
      'persistence',
    ),
    value: ({ door }) => (door.logIns ? '' : undefined),
  },
  capability('draft/oper', OPER_TAG, 'sees which messages come from server operators', 'oper-tag'),
  capability(
    'draft/message-redaction',
    MESSAGE_REDACTION,
    'hears REDACT when a message is taken away',
    'message-redaction',
  ),
  {
    ...capability(
      'draft/multiline',
      MULTILINE,
      'sends and gets messages of several lines as one, in a batch',
      'multiline',
    ),
    value: () => `max-bytes=${DEFAULT_LIMITS.multilineBytes},max-lines=${DEFAULT_LIMITS.multilineLines}`,
  },
  capability('draft/read-marker', READ_MARKER, 'says and hears how far one has read, with MARKREAD', 'read-marker'),
  capability(PRE_AWAY, NO_BIT, 'may say AWAY before it has registered', 'pre-away'),
  {
    ...capability(
      'draft/relaymsg',
      RELAYMSG,
      'says in a channel what was said elsewhere; the nick has a `/` in it',
      'relaymsg',
    ),
    value: () => '/',
  },
  webPush(WEBPUSH, 'https://github.com/ircv3/ircv3-specifications/pull/471'),
  capability('echo-message', ECHO_MESSAGE, 'gets its own messages back, as the others get them'),
  capability('extended-join', EXTENDED_JOIN, 'JOIN says account and realname'),
  capability(
    'extended-monitor',
    EXTENDED_MONITOR,
    'hears of the people on its MONITOR list what the other capabilities tell of those in its channels',
  ),
  capability('invite-notify', INVITE_NOTIFY, 'hears when others are invited to its channels'),
  capability('labeled-response', LABELED_RESPONSE, 'answers carry the label of the command that they answer'),
  capability('message-tags', MESSAGE_TAGS, 'message ids, client-only tags and TAGMSG'),
  capability('multi-prefix', MULTI_PREFIX, 'NAMES and WHO show every membership prefix, not only the highest'),
  capability('no-implicit-names', NO_IMPLICIT_NAMES, 'gets no NAMES on joining'),
  {
    ...capability('sasl', NO_BIT, 'logs in with AUTHENTICATE', 'sasl-3.2'),
    value: ({ door, hasExternal }) => (door.logIns ? mechanismsFor(hasExternal).join(',') : undefined),
  },
  capability('server-time', SERVER_TIME, 'messages say when they were sent'),
  capability('setname', SETNAME, 'hears and makes changes of realnames'),
  {
    name: 'snug.chat/edit',
    bit: EDIT,
    spec: 'docs/protocols/edit.md',
    summary: 'changes its own messages with EDIT, and hears when others change theirs',
  },
  {
    name: GUEST_KEY,
    bit: NO_BIT,
    spec: 'docs/protocols/guest-key.md',
    summary: 'is the same guest on each of its connections, by a secret that it says with GUESTKEY',
  },
  {
    name: NOTIFY,
    bit: NO_BIT,
    spec: 'docs/protocols/notify.md',
    summary: 'chooses with NOTIFY what one is told of, the same on all devices, and hears of changes',
    value: ({ door }) => (door.logIns ? '' : undefined),
  },
  {
    name: 'snug.chat/timeline',
    bit: TIMELINE,
    spec: 'docs/protocols/timeline.md',
    summary: 'hears of pins, sees the reactions to messages in history, and how much is unread',
  },
  {
    name: 'snug.chat/upload',
    bit: NO_BIT,
    spec: 'docs/protocols/upload.md',
    summary: 'asks with UPLOAD whether it may send a file somewhere',
    value: ({ door: { files } }) => (files?.settings.isOn ? `max-bytes=${files.settings.maxBytes}` : undefined),
  },
  {
    name: SEARCH,
    bit: NO_BIT,
    spec: 'https://codeberg.org/emersion/soju/src/branch/master/doc/ext/search.md',
    summary: 'finds messages with SEARCH in the channels and conversations that it may read',
  },
  webPush(SOJU_WEBPUSH, 'https://codeberg.org/emersion/soju/src/branch/master/doc/ext/webpush.md'),
  capability('standard-replies', STANDARD_REPLIES, 'gets FAIL where no numeric fits'),
  {
    ...capability('sts', NO_BIT, 'keeps to TLS; is only said, where the operator wants it, and cannot be asked for'),
    value: ({ door, isSecure }) => {
      const sts = door.sts?.()
      if (!sts) return undefined
      return isSecure ? `duration=${sts.durationSeconds}${sts.preload ? ',preload' : ''}` : `port=${sts.port}`
    },
    isOnlySaid: true,
  },
  capability('userhost-in-names', USERHOST_IN_NAMES, 'NAMES shows nick!user@host'),
]

const BY_NAME = new Map(CAPABILITIES.map((one) => [one.name, one]))

/** Whether or not this server offers it just now. */
export function capabilityNamed(name: string): Capability | undefined {
  return BY_NAME.get(name)
}

/** Whether a client has asked for it. */
export function hasCapability({ capabilities, namedCapabilities }: Asker, name: string): boolean {
  const bit = capabilityNamed(name)?.bit ?? NO_BIT
  return bit === NO_BIT ? namedCapabilities.has(name) : (capabilities & bit) !== 0
}

/** One that this client may ask for. */
export function capabilityByName(name: string, to: Offered): Capability | undefined {
  const capability = BY_NAME.get(name)
  if (!capability || capability.isOnlySaid) return undefined
  return capability.value && capability.value(to) === undefined ? undefined : capability
}

/** What CAP LS says to a client: with values where it knows version 302, and without what is nothing without one. */
export function offeredCapabilities(to: Offered, hasValues: boolean): string[] {
  return CAPABILITIES.flatMap(({ name, value, isOnlySaid }) => {
    const text = value ? value(to) : ''
    if (text === undefined || (!hasValues && (isOnlySaid || isForNewerClients(name)))) return []
    return [text === '' || !hasValues ? name : `${name}=${text}`]
  })
}

/** Before version 302 the list is one line, which has no room for what is a draft or some server's own: only newer clients ask for that. All can be had. */
export function isForNewerClients(name: string): boolean {
  return name.includes('/')
}

/** The names of the capabilities in a set, and of those by name. */
export function capabilitiesIn(abilities: number, byName: ReadonlySet<string>): string[] {
  return CAPABILITIES.filter(({ bit, name }) => (abilities & bit) !== 0 || byName.has(name)).map(({ name }) => name)
}
