/** What people and channels say of themselves under keys: `url`, `display-name` … https://ircv3.net/specs/extensions/metadata */
import { fold } from '../text/fold.ts'
import type { Chat } from './chat.ts'
import type { EventOf } from './events.ts'
import { type Limits, utf8Bytes } from './limits.ts'

/**
 * Keys and values in the order in which they were first set. Never changed but replaced, so that all who have it may share it. Pairs,
 * because a key can be any word: `__proto__`, too. Undefined where there is nothing, which is nearly everywhere.
 */
export type Metadata = readonly (readonly [key: string, value: string])[]

/** A value of null takes the key away. */
export interface MetadataChange {
  readonly key: string
  readonly value: string | null
}

export type MetadataFault =
  /** There is no such channel or person, or none that the asker may know of. */
  | 'target-invalid'
  | 'key-invalid'
  | 'value-invalid'
  /** What is not set cannot be taken away. */
  | 'key-not-set'
  | 'not-allowed'
  | 'full'

const KEY = /^[A-Za-z0-9_.-][A-Za-z0-9_.:-]*$/

/** The form in which a key is kept: its letter case says nothing. Undefined where it is none. */
export function metadataKey(key: string, { metadataKeyLength }: Limits): string | undefined {
  return key.length <= metadataKeyLength && KEY.test(key) ? key.toLowerCase() : undefined
}

export function isMetadataValue(value: string, { metadataValueBytes }: Limits): boolean {
  return value.length <= metadataValueBytes && utf8Bytes(value) <= metadataValueBytes && !/[\0\r\n]/.test(value)
}

/** `key` in the form in which it is kept. */
export function metadataValue(metadata: Metadata | undefined, key: string): string | undefined {
  return metadata?.find(([one]) => one === key)?.[1]
}

export function changeMetadata(
  metadata: Metadata | undefined,
  changes: readonly MetadataChange[],
): Metadata | undefined {
  const values = new Map(metadata)
  for (const { key, value } of changes) {
    if (value === null) values.delete(key)
    else values.set(key, value)
  }
  return values.size === 0 ? undefined : [...values]
}

/** What makes the one into the other. */
export function metadataChanges(from: Metadata | undefined, to: Metadata | undefined): MetadataChange[] {
  const changes: MetadataChange[] = []
  for (const [key] of from ?? []) if (metadataValue(to, key) === undefined) changes.push({ key, value: null })
  for (const [key, value] of to ?? []) if (metadataValue(from, key) !== value) changes.push({ key, value })
  return changes
}

/** A part of `apply`. What somebody sets while they are logged in is their account's, too. */
export function applyMetadata(chat: Chat, event: EventOf<'metadata-set'>): void {
  const { timeline, target, changes, did } = event
  if (timeline !== 0) {
    const channel = chat.channel(target)
    if (channel?.id === timeline) channel.metadata = changeMetadata(channel.metadata, changes)
    return
  }
  const user = chat.user(event.user)
  if (!user) return
  user.metadata = changeMetadata(user.metadata, changes)
  const account = event.account === '' || did === 'logged-in' ? undefined : chat.account(event.account)
  if (account) chat.accounts.set(fold(account.name), { ...account, metadata: user.metadata })
}
