/** What only this page knows: which panes are open, what is answered or edited. And the way to the store. */
import { signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { TalkEntry } from '../../../client/state/entry.ts'
import type { Store } from '../../store.ts'

export const StoreContext = createContext<Store | undefined>(undefined)

export function useStore(): Store {
  const store = useContext(StoreContext)
  if (!store) throw new Error('no store around this view')
  return store
}

export const isDrawerOpen = signal(false)
export const areMembersOpen = signal(globalThis.matchMedia?.('(width >= 56rem)').matches ?? false)
export const isSearchOpen = signal(false)
export const isSwitcherOpen = signal(false)

/** The message that the composer answers or changes; `key` is the buffer where it stands. */
export interface Composing {
  readonly key: string
  readonly as: 'reply' | 'edit'
  readonly entry: TalkEntry & { readonly msgid: string }
}
export const composing = signal<Composing | undefined>(undefined)

/** The row of the message list whose actions are shown, and how. */
export interface Acting {
  readonly entry: number
  readonly as: 'bar' | 'emoji' | 'sheet' | 'redact'
}
export const acting = signal<Acting | undefined>(undefined)

/** Asks the list of this buffer to go to its end; it is taken away when that is done. */
export const presentAsked = signal<{ readonly key: string } | undefined>(undefined)

export function focusComposer(): void {
  document.querySelector<HTMLTextAreaElement>('.composer textarea')?.focus()
}

/** But not on a phone: the keyboard would come with it. */
export function focusComposerAtDesk(): void {
  if (matchMedia('(pointer: fine)').matches) focusComposer()
}

export function withMsgid(entry: TalkEntry): (TalkEntry & { readonly msgid: string }) | undefined {
  return entry.msgid === undefined ? undefined : { ...entry, msgid: entry.msgid }
}
