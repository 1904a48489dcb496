/** The part of the log's contract that is about pages and places in time. */
import { describe, expect, it } from 'vitest'
import type { EntryKind } from '../../src/chat/entry.ts'
import type { MessageLog, Page } from '../../src/ports/message-log.ts'
import { entry, keep, seqs } from './entries.ts'

const ALL: readonly EntryKind[] = [
  'privmsg',
  'notice',
  'tagmsg',
  'join',
  'part',
  'quit',
  'kick',
  'nick',
  'topic',
  'mode',
]

/** What stands at seq 2 to 11: timeline and kind. */
const KEPT: readonly (readonly [timeline: number, kind: EntryKind])[] = [
  [1, 'join'],
  [1, 'privmsg'],
  [2, 'privmsg'],
  [1, 'notice'],
  [1, 'part'],
  [2, 'privmsg'],
  [1, 'privmsg'],
  [0, 'privmsg'],
  [1, 'topic'],
  [1, 'privmsg'],
]

export function pagesContract(open: () => MessageLog): void {
  async function filled(): Promise<MessageLog> {
    const log = open()
    await keep(
      log,
      KEPT.map(([timeline, kind], offset) => entry(2 + offset, { timeline, kind })),
    )
    return log
  }

  describe('pages', () => {
    const cases: readonly (readonly [name: string, page: Partial<Page>, seqs: readonly number[]])[] = [
      ['newest', { limit: 2 }, [8, 11]],
      ['oldest', { from: 'oldest', limit: 2 }, [3, 5]],
      ['newest before', { before: 8, limit: 1 }, [5]],
      ['newest after', { after: 3, limit: 2 }, [8, 11]],
      ['oldest after', { from: 'oldest', after: 3, limit: 2 }, [5, 8]],
      ['oldest before', { from: 'oldest', before: 8, limit: 9 }, [3, 5]],
      ['between, both ends apart', { after: 3, before: 11, limit: 9 }, [5, 8]],
      ['one kind', { kinds: ['notice'], limit: 9 }, [5]],
      ['all kinds', { kinds: ALL, limit: 9 }, [2, 3, 5, 6, 8, 10, 11]],
      ['all kinds, newest cut', { kinds: ALL, limit: 3 }, [8, 10, 11]],
      ['all kinds, oldest cut', { kinds: ALL, from: 'oldest', limit: 3 }, [2, 3, 5]],
      ['a kind twice', { kinds: ['privmsg', 'privmsg'], limit: 2 }, [8, 11]],
      ['no kinds', { kinds: [], limit: 9 }, []],
      ['another timeline', { timeline: 2, limit: 9 }, [4, 7]],
      ['between people', { timeline: 0, limit: 9 }, [9]],
      ['a timeline without entries', { timeline: 3, limit: 9 }, []],
      ['a limit of nothing', { limit: 0 }, []],
      ['an empty range', { after: 8, before: 8, limit: 9 }, []],
    ]
    it.each(cases)('%s', async (_, page, expected) => {
      const log = await filled()
      expect(seqs(log.page({ timeline: 1, from: 'newest', kinds: ['privmsg', 'notice'], limit: 1, ...page }))).toEqual(
        expected,
      )
    })
  })

  describe('seqAt', () => {
    it('gives the lowest seq of all at or after a time', async () => {
      const log = open()
      const times = [1000, 1000, 1000, 2500, 2500, 4000]
      await keep(
        log,
        times.map((at, offset) => entry(2 + offset, { at, timeline: offset })),
      )
      expect([0, 1000, 1001, 2500, 2501, 4000, 4001].map((at) => log.seqAt(at))).toEqual([2, 2, 5, 5, 7, 7, 8])
    })
  })
}
