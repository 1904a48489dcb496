import { describe, expect, it } from 'vitest'
import { apply } from '../apply.ts'
import { type Chat, createChat } from '../chat.ts'
import { decide } from '../decide.ts'
import type { Decision } from '../decision.ts'
import { formatModes } from '../modes.ts'
import { utf8Bytes } from '../limits.ts'
import type { Intent } from './index.ts'

let request = 0
function take(chat: Chat, by: string, intent: Intent): Decision {
  const decision = decide(chat, { by, request: ++request, at: request, intent })
  for (const event of decision.events) apply(chat, { event, seq: 0, at: request })
  return decision
}

function chatWith(...nicks: string[]): Chat {
  const chat = createChat()
  for (const nick of nicks) {
    take(chat, nick, { do: 'enter', nick, username: 'u', host: 'h', realname: '' })
    take(chat, nick, { do: 'join', channel: '#tea' })
  }
  return chat
}

/** The change that a mode string with params makes, as a mode string; and why what was refused. */
function change(chat: Chat, letters: string, ...params: string[]): string {
  let on = true
  const changes = []
  for (const letter of letters) {
    if (letter === '+' || letter === '-') on = letter === '+'
    else {
      const takesParam = 'ovbk'.includes(letter) || (on && letter === 'l')
      const param = takesParam ? params.shift() : undefined
      changes.push(param === undefined ? { on, letter } : { on, letter, param })
    }
  }
  const { events, rejections } = take(chat, 'alice', { do: 'change-modes', channel: '#tea', changes })
  const [event] = events
  const done = event?.type === 'modes-changed' ? formatModes(event.changes) : ''
  return [done, ...rejections.map(({ why }) => why)].join(' | ')
}

describe('changing modes', () => {
  it.each([
    ['+m-t', [], '+m-t'],
    ['+nt', [], ''],
    ['+mm', [], '+m'],
    ['+oo', ['bob', 'BOB'], '+o bob'],
    ['+v-v', ['bob', 'bob'], '+v-v bob bob'],
    ['+m-m', [], '+m-m'],
    ['+k-k', ['secret', 'secret'], '+k-k secret *'],
    ['+l-l+l', ['3', '4'], '+l-l+l 3 4'],
    ['+b-b', ['bob', 'BOB!*@*'], '+b-b bob!*@* BOB!*@*'],
    ['+b', ['bob'], '+b bob!*@*'],
    ['+bb', ['bob', 'BOB!*@*'], '+b bob!*@*'],
    ['+k', ['secret'], '+k secret'],
    ['+k', ['a,b'], ' | bad-mode-param'],
    ['+l', ['0'], ' | bad-mode-param'],
    ['+l', ['12'], '+l 12'],
    ['+o', ['nobody'], ' | no-such-nick'],
    ['+x', [], ' | unknown-mode'],
    ['+bbbbbbb', ['a', 'b', 'c', 'd', 'e', 'f', 'g'], '+bbbbbb a!*@* b!*@* c!*@* d!*@* e!*@* f!*@* | too-many-modes'],
  ])('MODE %s %j gives %j', (letters, params, outcome) => {
    expect(change(chatWith('alice', 'bob'), letters, ...params)).toBe(outcome)
  })
})

describe('leaving', () => {
  it.each(['x'.repeat(5000), 'é'.repeat(5000), '👩'.repeat(5000), `${'x'.repeat(299)}👩`, 'a\r\nb'])(
    'cuts a reason that is too long between characters (%#)',
    (reason) => {
      const chat = chatWith('alice')
      const [event] = take(chat, 'alice', { do: 'leave', reason }).events
      const kept = event?.type === 'left' ? event.reason : ''
      expect(utf8Bytes(kept)).toBeLessThanOrEqual(chat.limits.reasonBytes)
      expect(kept.isWellFormed()).toBe(true)
      expect(kept).not.toMatch(/[\r\n]/)
      expect(kept.length).toBeGreaterThan(0)
    },
  )
})
