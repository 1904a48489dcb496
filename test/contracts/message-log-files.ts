/** The part of the log's contract that is about files: what is known of them, and for how long. */
import { describe, expect, it } from 'vitest'
import type { FileRecord } from '../../src/ports/file-records.ts'
import type { MessageLog } from '../../src/ports/message-log.ts'
import { channel, entry, keep } from './entries.ts'

const HASH = 'ab'.repeat(32)
const OTHER_HASH = 'cd'.repeat(32)
const DAY = 86_400_000

function fileRecord(letter: string, more: Partial<FileRecord> = {}): FileRecord {
  return {
    id: letter.repeat(25),
    hash: HASH,
    name: 'cat "on" a sofa.png',
    type: 'image/png',
    size: 1000,
    width: 800,
    height: 600,
    source: 'alice!alice@host',
    account: 'Alice',
    target: '#tea',
    at: 1_900_000_000_123,
    ...more,
  }
}

function linkTo({ id }: FileRecord): string {
  return `look: http://snug.test/files/${id}-800x600/cat.png`
}

export function filesContract(
  open: () => MessageLog,
  close: (log: MessageLog) => Promise<void>,
  reopen: ((closed: MessageLog) => MessageLog) | { readonly cannot: string },
): void {
  describe('files', () => {
    it('FILE-1 gives back every field of a file', async () => {
      const log = open()
      const file = fileRecord('a')
      await log.keepFile(file, DAY)
      expect(log.file(file.id)).toEqual(file)
      expect(log.file('b'.repeat(25))).toBeUndefined()
      expect([log.hasBytes(HASH), log.hasBytes(OTHER_HASH)]).toEqual([true, false])
    })

    it('FILE-1 counts the same bytes once', async () => {
      const log = open()
      expect(log.fileBytes()).toBe(0)
      await log.keepFile(fileRecord('a'), DAY)
      await log.keepFile(fileRecord('b'), DAY)
      await log.keepFile(fileRecord('c', { hash: OTHER_HASH, size: 70 }), DAY)
      expect(log.fileBytes()).toBe(1070)
    })

    it('FILE-2 forgets what no message named in time', async () => {
      const log = open()
      const [one, other] = [fileRecord('a'), fileRecord('b', { hash: OTHER_HASH })]
      await log.keepFile(one, DAY)
      await log.keepFile(other, DAY)
      await keep(log, [entry(2, { text: linkTo(one) })])
      expect(await log.dropFiles(DAY - 1)).toEqual([])
      expect(await log.dropFiles(DAY)).toEqual([OTHER_HASH])
      expect([log.file(one.id), log.file(other.id)]).toEqual([one, undefined])
      expect(await log.dropFiles(10 * DAY)).toEqual([])
    })

    it('FILE-2 forgets it at once when the last message that names it is taken away', async () => {
      const log = open()
      const file = fileRecord('a')
      await log.keepFile(file, DAY)
      await keep(log, [
        entry(2, { text: linkTo(file) }),
        entry(3, { text: `${linkTo(file)} and ${linkTo(file)}`, saidId: 'again' }),
        entry(4, { kind: 'redact', of: 2, text: '' }),
      ])
      expect(await log.dropFiles(0)).toEqual([])
      expect(log.file(file.id)).toEqual(file)
      await keep(log, [entry(5, { kind: 'redact', of: 3, text: `why: ${linkTo(file)}` })])
      expect(await log.dropFiles(0)).toEqual([HASH])
      expect(log.file(file.id)).toBeUndefined()
    })

    it('FILE-2 keeps the bytes that another file has too', async () => {
      const log = open()
      const [one, other] = [fileRecord('a'), fileRecord('b')]
      await log.keepFile(one, 0)
      await log.keepFile(other, 0)
      await keep(log, [entry(2, { text: linkTo(other) })])
      expect(await log.dropFiles(0)).toEqual([])
      expect([log.file(one.id), log.file(other.id)]).toEqual([undefined, other])
      expect(log.hasBytes(HASH)).toBe(true)
    })

    it('FILE-2 an edit that drops the link is as good as a removal; one that keeps it is not', async () => {
      const log = open()
      const [one, other] = [fileRecord('a'), fileRecord('b', { hash: OTHER_HASH })]
      await log.keepFile(one, DAY)
      await log.keepFile(other, DAY)
      await keep(log, [
        entry(2, { text: linkTo(one) }),
        entry(3, { kind: 'edit', of: 2, text: `new words, ${linkTo(one)}, and ${linkTo(other)}` }),
      ])
      expect(await log.dropFiles(10 * DAY)).toEqual([])
      await keep(log, [entry(4, { kind: 'edit', of: 2, text: `only ${linkTo(other)}` })])
      expect(await log.dropFiles(0)).toEqual([HASH])
      await keep(log, [entry(5, { kind: 'edit', of: 2, text: 'nothing' })])
      expect(await log.dropFiles(0)).toEqual([OTHER_HASH])
    })

    it('FILE-2 what retention takes no longer names anything', async () => {
      const log = open()
      const file = fileRecord('a')
      await log.keepFile(file, DAY)
      await keep(log, [entry(2, { text: linkTo(file), timeline: -7, target: 'bob' }), entry(3), entry(4)])
      expect(await log.dropFiles(0)).toEqual([])
      await log.prune(new Map(), { maxAgeMs: 1, maxMessages: 0 }, 2500)
      expect(await log.dropFiles(0)).toEqual([HASH])
    })

    it('FILE-2 what was said in a channel that has ended no longer names anything', async () => {
      const log = open()
      const [one, other] = [fileRecord('a'), fileRecord('b', { hash: OTHER_HASH })]
      await log.keepFile(one, DAY)
      await log.keepFile(other, DAY)
      await keep(log, [
        entry(2, { text: linkTo(one), timeline: 5 }),
        entry(3, { text: `${linkTo(other)} ${linkTo(one)}`, timeline: 6 }),
      ])
      await keep(log, [entry(4)], [channel(6, { ended: true })])
      expect(await log.dropFiles(0)).toEqual([OTHER_HASH])
      await keep(log, [entry(5)], [channel(5, { ended: true })])
      expect(await log.dropFiles(0)).toEqual([HASH])
    })

    it('FILE-2 only what is said keeps a file: no topic, no reason, no reaction', async () => {
      const log = open()
      const file = fileRecord('a')
      await log.keepFile(file, DAY)
      await keep(log, [
        entry(2, { kind: 'topic', text: linkTo(file) }),
        entry(3, { kind: 'part', text: linkTo(file) }),
        entry(4),
        entry(5, { kind: 'react', of: 4, text: linkTo(file) }),
      ])
      expect(await log.dropFiles(DAY)).toEqual([HASH])
    })

    it('FILE-12 tells which files a message names: whose, where they were first named, and whether another message names them', async () => {
      const log = open()
      const [one, other] = [fileRecord('a'), fileRecord('b', { hash: OTHER_HASH, account: '', at: 7 })]
      await log.keepFile(one, DAY)
      await log.keepFile(other, DAY)
      await keep(log, [
        entry(2, { text: linkTo(one), timeline: 5 }),
        entry(3, { text: `${linkTo(other)} ${linkTo(one)} /files/${'c'.repeat(25)}`, timeline: 6 }),
        entry(4, { kind: 'topic', text: linkTo(other) }),
      ])
      const { id, source, account, at } = one
      const named = { id, source, account, at, firstIn: 5, isElsewhere: true }
      const alone = { ...named, id: other.id, account: '', at: 7, firstIn: 6, isElsewhere: false }
      expect(log.filesNamedBy(2)).toEqual([named])
      expect(log.filesNamedBy(3)).toEqual([named, alone])
      expect([log.filesNamedBy(4), log.filesNamedBy(9)]).toEqual([[], []])
      await keep(log, [entry(5, { kind: 'redact', of: 2, text: '' })])
      expect(log.filesNamedBy(3)).toEqual([{ ...named, isElsewhere: false }, alone])
    })

    it('FILE-12 what a redaction takes is gone at once, whoever names it, and nobody brings it back', async () => {
      const log = open()
      const [one, copy, other] = [fileRecord('a'), fileRecord('b'), fileRecord('c', { hash: OTHER_HASH })]
      for (const file of [one, copy, other]) await log.keepFile(file, DAY)
      await keep(log, [
        entry(2, { text: `${linkTo(one)} ${linkTo(other)}` }),
        entry(3, { text: `${linkTo(one)} ${linkTo(copy)} ${linkTo(other)}`, timeline: 6 }),
        entry(4, { kind: 'redact', of: 2, text: '', takes: { files: [one.id], withCopies: false } }),
        entry(5, { text: linkTo(one), timeline: 7 }),
        entry(6, { kind: 'edit', of: 3, text: `${linkTo(one)} ${linkTo(copy)} ${linkTo(other)} again`, timeline: 6 }),
      ])
      expect([log.file(one.id), log.file(copy.id), log.file(other.id)]).toEqual([undefined, copy, other])
      expect(log.filesNamedBy(3).map(({ id }) => id)).toEqual([copy.id, other.id])
      expect(log.filesNamedBy(5)).toEqual([])
      await keep(log, [entry(7, { kind: 'redact', of: 5, text: '' }), entry(8, { text: linkTo(one) })])
      expect(await log.dropFiles(0)).toEqual([])
      expect([log.file(one.id), log.hasBytes(HASH), log.fileBytes()]).toEqual([undefined, true, 2000])
      expect(log.entry(4)).toEqual(entry(4, { kind: 'redact', of: 2, text: '' }))
    })

    it('FILE-12 takes all files with the same bytes where it says so', async () => {
      const log = open()
      const [one, copy, other] = [fileRecord('a'), fileRecord('b'), fileRecord('c', { hash: OTHER_HASH })]
      for (const file of [one, copy, other]) await log.keepFile(file, DAY)
      await keep(log, [
        entry(2, { text: linkTo(one) }),
        entry(3, { text: `${linkTo(copy)} ${linkTo(other)}` }),
        entry(4, { kind: 'redact', of: 2, text: '', takes: { files: [one.id], withCopies: true } }),
      ])
      expect([log.file(one.id), log.file(copy.id), log.file(other.id)]).toEqual([undefined, undefined, other])
      expect(await log.dropFiles(0)).toEqual([HASH])
      expect(log.fileBytes()).toBe(1000)
    })

    it.skipIf('cannot' in reopen)(
      'FILE-12 what was taken goes after a restart, where it had not gone before',
      async () => {
        const log = open()
        const [one, other] = [fileRecord('a'), fileRecord('b', { hash: OTHER_HASH })]
        for (const file of [one, other]) await log.keepFile(file, DAY)
        await keep(log, [
          entry(2, { text: linkTo(one) }),
          entry(3, { text: `${linkTo(one)} ${linkTo(other)}`, timeline: 5 }),
          entry(4, { kind: 'redact', of: 2, text: '', takes: { files: [one.id], withCopies: false } }),
        ])
        await close(log)
        if ('cannot' in reopen) return
        const again = reopen(log)
        try {
          await keep(again, [entry(5, { text: linkTo(one) })])
          expect([again.file(one.id), again.file(other.id)]).toEqual([undefined, other])
          expect(again.filesNamedBy(3)).toMatchObject([{ id: other.id, firstIn: 5 }])
          expect(await again.dropFiles(0)).toEqual([HASH])
        } finally {
          await again.close()
        }
      },
    )

    it.skipIf('cannot' in reopen)('FILE-1 knows its files after a restart, and who names them', async () => {
      const log = open()
      const [one, other] = [fileRecord('a'), fileRecord('b', { hash: OTHER_HASH, account: '', width: 0, height: 0 })]
      await log.keepFile(one, 0)
      await log.keepFile(other, DAY)
      await keep(log, [entry(2, { text: linkTo(one) })])
      await close(log)
      if ('cannot' in reopen) return
      const again = reopen(log)
      try {
        expect([again.file(one.id), again.file(other.id)]).toEqual([one, other])
        expect(await again.dropFiles(DAY)).toEqual([OTHER_HASH])
        await keep(again, [entry(3, { kind: 'redact', of: 2, text: '' })])
        expect(await again.dropFiles(0)).toEqual([HASH])
      } finally {
        await again.close()
      }
    })
  })
}
