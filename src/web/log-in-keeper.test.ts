import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { ClientState } from '../client/state/client-state.ts'
import { comeInAs, keepLogIn, takeLoggedOut } from './log-in-keeper.ts'
import type { Memory } from './memory.ts'

function memoryOf(kept: Record<string, string>): Memory {
  return {
    getItem: (name) => kept[name] ?? null,
    setItem: (name, value) => void (kept[name] = value),
    names: () => Object.keys(kept),
  }
}

/** A browser that has kept this; `account`: as whom the server knows it. */
function open(kept: Record<string, string>, answer: { account: string | null } | 'unreachable') {
  const tab: Record<string, string> = {}
  const state = signal({ status: { at: 'connecting' } } as ClientState)
  const account = signal('')
  let forgotten = 0
  let loggedOut = 0
  const end = keepLogIn({
    store: { state, account, forget: async () => void forgotten++ },
    memory: memoryOf(kept),
    tabMemory: memoryOf(tab),
    logOut: async () => void loggedOut++,
    whoAmI: async () =>
      answer === 'unreachable'
        ? { isOk: false, why: 'unreachable' }
        : {
            isOk: true,
            value: {
              account: answer.account,
              registration: null,
              passkeys: false,
              mailsResets: false,
              addressForOthers: null,
            },
          },
  })
  return {
    tab,
    end,
    comesIn(name: string) {
      account.value = name
      state.value = { status: { at: 'online' } } as ClientState
    },
    isLoggedOut: () => (state.value = { status: { at: 'stopped', why: 'logged out' } } as ClientState),
    /** Once everything that was asked is answered. */
    async forgotten() {
      await new Promise((resolve) => setTimeout(resolve))
      return forgotten
    },
    loggedOut: () => loggedOut,
  }
}

test.each([
  ['was logged out while it was not open', { 'snug.account': 'amy' }, { account: null }, 1],
  ['is logged in', { 'snug.account': 'amy' }, { account: 'amy' }, 0],
  [
    'was logged in to another account by something else on this machine',
    { 'snug.account': 'amy' },
    { account: 'eve' },
    1,
  ],
  ['cannot ask', { 'snug.account': 'amy' }, 'unreachable', 0],
  ['is a guest’s', {}, { account: null }, 0],
] as const)('WEB-23 a browser that %s', async (_, kept, answer, times) => {
  const browser = open({ ...kept }, answer)
  expect(await browser.forgotten()).toBe(times)
  expect(browser.loggedOut()).toBe(answer !== 'unreachable' && answer.account === 'eve' ? 1 : 0)
  expect(takeLoggedOut(memoryOf(browser.tab))).toBe(times === 1)
  expect(takeLoggedOut(memoryOf(browser.tab))).toBe(false)
  browser.end()
})

test('WEB-23 a browser that is logged out from afar forgets, and nothing is noted of an account that is only its connection’s', async () => {
  const kept: Record<string, string> = {}
  const answer: { account: string | null } = { account: 'amy' }
  const browser = open(kept, answer)
  browser.comesIn('amy')
  expect(await browser.forgotten()).toBe(0)
  expect(kept['snug.account']).toBe('amy')
  answer.account = null
  browser.isLoggedOut()
  expect(await browser.forgotten()).toBe(1)
  browser.end()

  const guest: Record<string, string> = {}
  const other = open(guest, { account: null })
  other.comesIn('amy')
  expect(await other.forgotten()).toBe(0)
  expect(guest).toEqual({})
  other.end()
})

test.each([
  ['nobody', {}, 'enters bob'],
  ['the same one', { 'snug.account': 'bob' }, 'enters bob'],
  ['somebody else', { 'snug.account': 'amy' }, 'forgets'],
])('WEB-23 a browser that was logged in after %s', async (_, kept, does) => {
  const done: string[] = []
  const store = {
    enterLoggedIn: (nick: string) => void done.push(`enters ${nick}`),
    forget: async () => void done.push('forgets'),
  }
  await comeInAs('bob', { store, memory: memoryOf({ ...kept }) })
  expect(done).toEqual([does])
})

test('WEB-23 a page whose connection comes in as somebody else forgets, where that is so of the browser', async () => {
  const answer: { account: string | null } = { account: 'amy' }
  const browser = open({ 'snug.account': 'amy' }, answer)
  browser.comesIn('bob')
  expect(await browser.forgotten()).toBe(0)
  answer.account = 'eve'
  browser.comesIn('eve')
  expect([await browser.forgotten(), browser.loggedOut()]).toEqual([1, 1])
  browser.end()
})

test('WEB-23 somebody who logs in in another tab just now is not logged out again by this one', async () => {
  const kept = { 'snug.account': 'amy' }
  const answer: { account: string | null } = { account: 'amy' }
  const browser = open(kept, answer)
  browser.comesIn('amy')
  await browser.forgotten()
  answer.account = 'bob'
  browser.isLoggedOut()
  expect([await browser.forgotten(), browser.loggedOut()]).toEqual([0, 0])
  browser.end()

  const opening = open(kept, answer)
  // The other tab has forgotten whose it was, between the two questions.
  await Promise.resolve()
  kept['snug.account'] = ''
  expect([await opening.forgotten(), opening.loggedOut()]).toEqual([0, 0])
  opening.end()
})
