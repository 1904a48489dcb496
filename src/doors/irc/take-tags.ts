/** The tags that clients may send: a label, and client-only tags to be passed on. */
import { utf8Bytes } from '../../chat/limits.ts'
import { unescapeTagValue } from '../../wire/irc/message.ts'

/** https://ircv3.net/specs/extensions/message-tags#size-limit, without the `@` and the space. */
export const MAX_TAG_BYTES = 4094
/** https://ircv3.net/specs/extensions/labeled-response#tag-value */
const MAX_LABEL_BYTES = 64

const CLIENT_ONLY = /^\+(?:[\w.-]+\/)?[\w-]+$/

/** A label; empty for none, or for one that is too long. */
export function labelIn(tags: string): string {
  let label = ''
  for (const tag of tags.split(';')) if (tag.startsWith('label=')) label = unescapeTagValue(tag.slice(6))
  return utf8Bytes(label) <= MAX_LABEL_BYTES ? label : ''
}

/** What a client calls its message, for those that are sent again. docs/protocols/timeline.md */
const SAID_ID = '+snug.chat/id'
const IS_SAID_ID = /^[\x21-\x7e]{16,64}$/

/** Before a name that is only a label: those may be counted, and begin anew with each connection. */
export const BY_LABEL = 'label='

/** The name of a message: that of its own tag, else the label where it is long enough; empty for none. */
export function saidIdIn(tags: string, label: string): string {
  const id = tags.includes(SAID_ID) ? tagIn(tags, SAID_ID) : undefined
  if (id !== undefined && IS_SAID_ID.test(id)) return id
  return IS_SAID_ID.test(label) ? BY_LABEL + label : ''
}

/** The msgid of what is answered; empty for none. https://ircv3.net/specs/client-tags/reply */
export function replyIn(tags: string): string {
  if (!tags.includes('reply=')) return ''
  return tagIn(tags, '+reply') ?? tagIn(tags, '+draft/reply') ?? ''
}

/** The value of a tag, empty where it has none; undefined where it is not there. */
export function tagIn(tags: string, key: string): string | undefined {
  let value: string | undefined
  for (const tag of tags.split(';')) {
    if (tag === key) value = ''
    else if (tag.startsWith(`${key}=`)) value = unescapeTagValue(tag.slice(key.length + 1))
  }
  return value
}

/**
 * Whether a client-only tag is denied, by its name without the `+`: a list with `*` denies all but those with a dash before their names,
 * any other those that it names. https://ircv3.net/specs/extensions/message-tags#rpl_isupport-tokens
 */
export function isDenied(name: string, denied: readonly string[]): boolean {
  if (denied.length === 0) return false
  return denied.includes('*') ? !denied.includes(`-${name}`) : denied.includes(name)
}

/** The client-only tags that are passed on, as they stand, without those that are denied; of several with one key the last. */
export function clientOnlyTags(tags: string, denied: readonly string[] = []): string {
  if (!tags.includes('+')) return ''
  const kept = new Map<string, string>()
  for (const tag of tags.split(';')) {
    const equals = tag.indexOf('=')
    const key = equals < 0 ? tag : tag.slice(0, equals)
    if (CLIENT_ONLY.test(key) && key !== SAID_ID && !isDenied(key.slice(1), denied)) kept.set(key, tag)
  }
  return [...kept.values()].join(';')
}
