/** People whose messages are hidden in this browser: by their name, and by the account that they were logged in to. */
import type { ReadonlySignal } from '@preact/signals'
import { isHidden } from '../client/state/hidden.ts'
import { foldName, keptNames } from './kept-names.ts'
import type { Memory } from './memory.ts'

const MAX_HIDDEN = 300

export interface HiddenPeople {
  /** As the client takes them. */
  readonly all: ReadonlySignal<readonly string[]>
  /** `account`: empty or absent for a guest. */
  has(nick: string, account?: string): boolean
  hide(nick: string, account?: string): void
  show(nick: string, account?: string): void
}

export function hiddenPeople(memory: Memory): HiddenPeople {
  const names = keptNames(memory, 'snug.ignored', MAX_HIDDEN)
  const isSame = (a: string, b: string): boolean => foldName(a) === foldName(b)

  function show(nick: string, account?: string): void {
    for (const one of names.all.value) if (isHidden([one], isSame, nick, account)) names.remove(one)
  }

  return {
    all: names.all,
    has: (nick, account) => isHidden(names.all.value, isSame, nick, account),
    hide(nick, account = '') {
      show(nick, account)
      names.add(account === '' ? nick : `${nick}:${account}`)
    },
    show,
  }
}
