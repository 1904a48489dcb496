import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversation } from '../../test/support/intents.ts'
import { keptOf, withoutEnded } from '../../test/support/kept-of.ts'
import { apply } from '../chat/apply.ts'
import type { ChannelRecord } from '../chat/channel.ts'
import { createChat } from '../chat/chat.ts'
import { decide } from '../chat/decide.ts'
import { countEntries } from '../chat/entries-of.ts'
import type { Intent } from '../chat/intents/index.ts'
import type { KeptRecord } from '../chat/kept-record.ts'
import { DEFAULT_LIMITS } from '../chat/limits.ts'
import { Turn } from './turn.ts'

describe('a turn', () => {
  it('KEEP-7 keeps that a channel ended which made room for another', () => {
    const chat = createChat(undefined, { ...DEFAULT_LIMITS, channels: 2 })
    const turns: Turn[] = []
    const take = (intent: Intent): void => {
      const turn = new Turn()
      turns.push(turn)
      for (const event of decide(chat, { by: 'alice', request: 1, at: 1, intent }).events) {
        const happening = { event, seq: countEntries(event) > 0 ? chat.lastSeq + 1 : 0, at: 1 }
        apply(chat, happening)
        turn.addEvent(happening, chat, undefined, undefined)
      }
    }
    take({ do: 'enter', nick: 'alice', username: 'u', host: 'h', realname: '' })
    take({ do: 'join', channel: '#a' })
    take({ do: 'part', channel: '#a', reason: '' })
    take({ do: 'join', channel: '#b' })
    expect(turns.map(({ batch }) => batch?.channels.map(({ name, ended }) => ({ name, ended })))).toEqual([
      undefined,
      [{ name: '#a', ended: false }],
      [],
      [
        { name: '#b', ended: false },
        { name: '#a', ended: true },
      ],
    ])
  })

  it('KEEP-4 what the turns leave is what is kept of the chat, whatever was asked for', () => {
    fc.assert(
      fc.property(conversation(200), (envelopes) => {
        const chat = createChat()
        const channels = new Map<number, ChannelRecord>()
        const records = new Map<string, KeptRecord>()
        for (const envelope of envelopes) {
          const turn = new Turn()
          for (const event of decide(chat, envelope).events) {
            const happening = { event, seq: countEntries(event) > 0 ? chat.lastSeq + 1 : 0, at: envelope.at }
            apply(chat, happening)
            turn.addEvent(happening, chat, undefined, undefined)
          }
          for (const record of turn.batch?.channels ?? []) channels.set(record.id, record)
          for (const record of turn.batch?.records ?? []) records.set(`${record.kind} ${record.id}`, record)
        }
        const batches = { lastSeq: chat.lastSeq, channels: [...channels.values()], records: [...records.values()] }
        const kept = withoutEnded(keptOf(chat))
        expect(keptOf(createChat(batches))).toEqual(kept)
      }),
      { numRuns: 100 },
    )
  })
})
