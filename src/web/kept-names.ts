/** Lists of names that this browser remembers: the channels one is in, those that stand first, people who are not listened to. */
import { computed, type ReadonlySignal } from '@preact/signals'
import { fold } from '../client/casemapping.ts'
import { type Memory, remembered } from './memory.ts'

const MAX_CHARACTERS = 16_000

export interface KeptNames {
  readonly all: ReadonlySignal<readonly string[]>
  has(name: string): boolean
  add(name: string): void
  remove(name: string): void
  /** Puts one where another one stands, on whose other side it has been. */
  moveTo(name: string, other: string): void
  /** The same in its place, under another name. */
  rename(from: string, to: string): void
}

/** As the server of this page compares them, which is known before it says so. */
export function foldName(name: string): string {
  return fold(name, 'ascii')
}

/** Of more than `max`, or more than there is room for, the newest are left out. */
export function keptNames(memory: Memory, key: string, max: number): KeptNames {
  const text = remembered(memory, key, (found): found is string => found.length <= MAX_CHARACTERS, '')
  const all = computed(() => text.value.split(' ').filter((name) => name !== ''))
  const is = (wanted: string) => (name: string) => foldName(name) === foldName(wanted)
  return {
    all,
    has: (name) => all.value.some(is(name)),
    add(name) {
      if (name === '' || name.includes(' ') || all.value.length >= max || all.value.some(is(name))) return
      const more = [...all.value, name].join(' ')
      if (more.length <= MAX_CHARACTERS) text.value = more
    },
    remove(name) {
      text.value = all.value.filter((one) => !is(name)(one)).join(' ')
    },
    moveTo(name, other) {
      const [from, to] = [all.value.findIndex(is(name)), all.value.findIndex(is(other))]
      const moved = all.value[from]
      if (moved === undefined || to < 0) return
      text.value = all.value.toSpliced(from, 1).toSpliced(to, 0, moved).join(' ')
    },
    rename(from, to) {
      if (to === '' || to.includes(' ')) return
      const others = all.value.filter((one) => is(from)(one) || !is(to)(one))
      const renamed = others.map((one) => (is(from)(one) ? to : one)).join(' ')
      if (renamed.length <= MAX_CHARACTERS) text.value = renamed
    },
  }
}
