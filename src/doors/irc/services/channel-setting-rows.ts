/** The words of a registered channel's settings: one row each. What a setting does stands in chat/settings. */
import { type ChannelSettings, type SettingChange, type SettingKey, settingOf } from '../../../chat/settings/index.ts'
import type { Channel } from '../../../chat/channel.ts'
import type { Chat } from '../../../chat/chat.ts'
import { formatModeLock, parseModeLock } from '../../../chat/settings/mode-lock.ts'
import { fold } from '../../../text/fold.ts'

export interface SettingRow {
  /** What people write. */
  readonly word: string
  /** What can stand behind the word. */
  readonly values: string
  readonly summary: string
  /** Whether INFO shows it to everybody, or only to members and those on the access list. */
  readonly isOpen: boolean
  /** What is asked for by a text, empty for none: mostly one change; undefined where it is none of the values. */
  readonly changesTo: (text: string) => readonly SettingChange[] | undefined
  /** What holds, in the words that set it; empty for none. */
  readonly show: (channel: Channel, told: Chat) => string
  /** Whether somebody set it to something else than holds by itself. */
  readonly isSet: (channel: Channel) => boolean
}

interface Words<Key extends SettingKey> {
  readonly key: Key
  readonly word: string
  readonly values: string
  readonly summary: string
  readonly isOpen?: boolean
  /** Undefined for what is no value. */
  readonly parse: (text: string) => ChannelSettings[Key] | undefined
  readonly format: (value: ChannelSettings[Key], told: Chat) => string
}

function settingRow<Key extends SettingKey>({ key, parse, format, isOpen = true, ...row }: Words<Key>): SettingRow {
  return {
    ...row,
    isOpen,
    changesTo(text) {
      // Nothing behind the word: as if it had never been set. A switch has to be said.
      if (text === '' && row.values !== SWITCH) return [{ key, value: undefined }]
      const value = parse(text)
      return value === undefined ? undefined : [{ key, value } as SettingChange]
    },
    show: (channel, told) => format(settingOf(channel, key), told),
    isSet: (channel) => channel.registration?.settings?.[key] !== undefined,
  }
}

const SWITCH = 'on or off'
const SWITCHED: ReadonlyMap<string, boolean> = new Map([
  ['ON', true],
  ['OFF', false],
])

type Switch = { [Key in SettingKey]: ChannelSettings[Key] extends boolean ? Key : never }[SettingKey]

function switchRow(key: Switch, word: string, summary: string): SettingRow {
  const parse = (text: string): boolean | undefined => SWITCHED.get(text.toUpperCase())
  return settingRow({ key, word, values: SWITCH, summary, parse, format: (on) => (on ? 'on' : 'off') })
}

/** On from the moment when it is asked for: what was said before stays closed. */
const readable: SettingRow = settingRow({
  key: 'readableFrom',
  word: 'READABLE',
  values: SWITCH,
  summary:
    'from then on everybody can read the channel in a browser, at /read/ and its name, without a name of their own; its members are told',
  parse: (text) => ({ ON: 1, OFF: 0 })[text.toUpperCase()],
  format: (from) => (from === 0 ? 'off' : 'on'),
})

type Text = 'description' | 'url' | 'entryMessage'

function textRow(key: Text, word: string, summary: string, isOpen = true): SettingRow {
  return settingRow({ key, word, values: 'a text', summary, isOpen, parse: (text) => text, format: (text) => text })
}

const REACTIONS = ['silent', 'gathered'] as const
const DAY_MS = 86_400_000
const DAYS = /^([1-9]\d{0,3})d$/iu

/** Whether what is said is kept, and how long: two settings, and one thing to people. */
const history: SettingRow = {
  word: 'HISTORY',
  values: 'on, off, or days, like 7d',
  summary: 'what is said is kept, as long as the server keeps things or no longer than so many days; or nothing is',
  isOpen: true,
  changesTo(text) {
    const keep = (isRecorded: boolean | undefined, keepForMs: number | undefined): readonly SettingChange[] => [
      { key: 'isRecorded', value: isRecorded },
      { key: 'keepForMs', value: keepForMs },
    ]
    if (text === '') return keep(undefined, undefined)
    const [, days] = DAYS.exec(text) ?? []
    if (days !== undefined) return keep(true, Number(days) * DAY_MS)
    const on = SWITCHED.get(text.toUpperCase())
    return on === undefined ? undefined : keep(on, undefined)
  },
  show(channel) {
    if (!settingOf(channel, 'isRecorded')) return 'off'
    const keepForMs = settingOf(channel, 'keepForMs')
    return keepForMs === 0 ? 'on' : `${formatDays(keepForMs)}d`
  },
  isSet: ({ registration }) =>
    registration?.settings?.isRecorded !== undefined || registration?.settings?.keepForMs !== undefined,
}

/** As days; with a part where it is not whole ones. */
export function formatDays(ms: number): string {
  return String(Math.round((ms / DAY_MS) * 100) / 100)
}

export const SETTING_ROWS: readonly SettingRow[] = [
  textRow('description', 'DESCRIPTION', 'what INFO says of the channel'),
  textRow('url', 'URL', 'an address that INFO and whoever joins is shown'),
  textRow('entryMessage', 'ENTRYMSG', 'what whoever joins is told', false),
  switchRow('keepTopic', 'KEEPTOPIC', 'the topic stays while nobody is there'),
  switchRow('isPrivate', 'PRIVATE', 'the channel is in no LIST but those of its members'),
  switchRow('autoOp', 'AUTOOP', 'who has access gets the rank when joining, and not only by asking for it here'),
  switchRow('secureOps', 'SECUREOPS', 'nobody has a rank from half operator up without access that gives it'),
  settingRow({
    key: 'modeLock',
    word: 'MLOCK',
    values: 'modes, like +nt-i',
    summary: 'modes that nobody changes; those with a value, k l f j, can be locked off only',
    parse: parseModeLock,
    format: formatModeLock,
  }),
  settingRow({
    key: 'successor',
    word: 'SUCCESSOR',
    values: 'an account',
    summary: 'whose the channel becomes when the account of its founder ends',
    isOpen: false,
    parse: fold,
    format: (account, told) => told.account(account)?.name ?? account,
  }),
  history,
  readable,
  settingRow({
    key: 'reactions',
    word: 'REACTIONS',
    values: 'silent or gathered',
    summary: 'those whose clients show no reactions see nothing of them, or now and then one notice of all of them',
    parse: (text) => REACTIONS.find((one) => one === text.toLowerCase()),
    format: (value) => value,
  }),
]
