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

/**
 * Whether a client-only tag is denied, by its name without the `+`: a list with `*` denies all but those with a dash before their names,
 * any other those that it names. https://ircv3.net/specs/extensions/message-tags#rpl_isupport-tokens
 */
export function isDenied(name: string, denied: readonly string[]): boolean {
  if (denied.length === 0) return false
  return denied.includes('*') ? !denied.includes(`-${name}`) : denied.includes(name)
}

/** The client-only tags, as they stand, without those that are denied; of several with one key the last. */
export function clientOnlyTags(tags: string, denied: readonly string[] = []): string {
  if (!tags.includes('+')) return ''
  const kept = new Map<string, string>()
  for (const tag of tags.split(';')) {
    const equals = tag.indexOf('=')
    const key = equals < 0 ? tag : tag.slice(0, equals)
    if (CLIENT_ONLY.test(key) && !isDenied(key.slice(1), denied)) kept.set(key, tag)
  }
  return [...kept.values()].join(';')
}
