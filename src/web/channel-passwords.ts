/** The passwords of channels that one is in, until the tab is closed: whoever loads the page anew need not type them again. */
import type { ChannelPasswords } from '../client/joining.ts'
import { type Memory, remembered } from './memory.ts'

const MAX_CHARACTERS = 16_000

/** In the memory of the tab, as the password of the server is: on the device they would outlive the visit, for whoever has it next. */
export function channelPasswords(tabMemory: Memory): ChannelPasswords {
  const text = remembered(tabMemory, 'snug.channel-passwords', isMap, '[]')
  return {
    get known() {
      return new Map(JSON.parse(text.value) as [string, string][])
    },
    keep(passwords) {
      const now = JSON.stringify([...passwords])
      if (now.length <= MAX_CHARACTERS) text.value = now
    },
  }
}

function isMap(text: string): text is string {
  try {
    const found: unknown = JSON.parse(text)
    const isWord = (one: unknown): boolean => typeof one === 'string'
    return Array.isArray(found) && found.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isWord))
  } catch {
    return false
  }
}
