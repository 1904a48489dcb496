/**
 * Whose this browser is, as long as it is logged in: one that was logged out, wherever that was done and also while it was not open, forgets what
 * it has kept of that person.
 */
import { effect } from '@preact/signals'
import { LOGGED_OUT } from '../client/server-connection.ts'
import type { Memory } from './memory.ts'
import type { Answer, WhoAmI } from './session.ts'
import type { Store } from './store.ts'

const NAME = 'snug.account'
const NOTE = 'snug.logged-out'

export interface LogInKeeperOptions {
  readonly store: Pick<Store, 'state' | 'account' | 'forget'>
  readonly memory: Memory
  readonly tabMemory: Memory
  readonly whoAmI: () => Promise<Answer<WhoAmI>>
  readonly logOut: () => Promise<unknown>
}

/** Gives what ends it. */
export function keepLogIn({ store, memory, tabMemory, whoAmI, logOut }: LogInKeeperOptions): () => void {
  if (isLoggedInHere(memory)) void forgetWhereNotOurs()

  async function forgetWhereLoggedOut(): Promise<void> {
    const who = await whoAmI()
    if (who.isOk && who.value.account === null) await forget()
  }

  /** Without encryption anything else on the server's machine could have put its own cookie in the place of ours: what is kept is not said as somebody else. */
  async function forgetWhereNotOurs(): Promise<void> {
    const first = await whoAmI()
    if (!first.isOk || isOurs(first.value)) return
    // Another tab may have logged somebody in just now, and be about to forget whose it was.
    const who = await whoAmI()
    if (!who.isOk || isOurs(who.value)) return
    if (who.value.account !== null) await logOut()
    await forget()
  }

  function isOurs({ account }: WhoAmI): boolean {
    const kept = read(memory, NAME)
    return kept === '' || kept === account
  }

  async function forget(): Promise<void> {
    write(tabMemory, NOTE, 'yes')
    await store.forget()
  }

  /** An account may also be that of this connection alone. */
  async function note(): Promise<void> {
    const who = await whoAmI()
    if (who.isOk && who.value.account !== null) noteLogIn(who.value.account, memory)
  }

  let noted = ''
  return effect(() => {
    const { status } = store.state.value
    const account = store.account.value
    if (status.at === 'stopped' && status.why === LOGGED_OUT) void forgetWhereLoggedOut()
    if (status.at !== 'online' || account === noted) return
    noted = account
    if (account === '' || read(memory, NAME) === account) return
    void (isLoggedInHere(memory) ? forgetWhereNotOurs() : note())
  })
}

/** This browser is logged in to an account from now on. */
export function noteLogIn(account: string, memory: Memory): void {
  write(memory, NAME, account)
}

/**
 * Comes in after this browser was logged in. That ended the log-in of whoever was there before: what is kept of another account is forgotten, and the page
 * is loaded anew for that, which then comes in by itself.
 */
export async function comeInAs(
  account: string,
  { store, memory }: { readonly store: Pick<Store, 'enterLoggedIn' | 'forget'>; readonly memory: Memory },
): Promise<void> {
  const before = read(memory, NAME)
  if (before === '' || before === account) store.enterLoggedIn(account)
  else await store.forget()
}

/** Whether this browser is somebody's, as far as it knows. */
export function isLoggedInHere(memory: Memory): boolean {
  return read(memory, NAME) !== ''
}

/** Whether this tab was loaded anew because the browser was logged out; said once. */
export function takeLoggedOut(tabMemory: Memory): boolean {
  const isSo = read(tabMemory, NOTE) !== ''
  if (isSo) write(tabMemory, NOTE, '')
  return isSo
}

function read(memory: Memory, name: string): string {
  try {
    return memory.getItem(name) ?? ''
  } catch {
    return ''
  }
}

function write(memory: Memory, name: string, value: string): void {
  try {
    memory.setItem(name, value)
  } catch {
    // Forbidden, or full: then it is not known the next time.
  }
}
