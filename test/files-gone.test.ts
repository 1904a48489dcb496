/** For how long files are there, and who takes them away. */
import { describe, expect, test, vi } from 'vitest'
import {
  addressFor,
  arriveWithFiles,
  type FileHouse,
  openFileHouse,
  OPER_PASSWORD,
  PNG,
  show,
} from './support/file-house.ts'
import type { IrcPerson } from './support/irc-house.ts'

describe('FILE-2 a file goes', () => {
  test('with the message, and not before the last one', async () => {
    const house = openFileHouse()
    const alice = await arriveWithFiles(house)
    const { path, msgid } = await show(house, alice)
    const [again = ''] = await alice.asks(`PRIVMSG alice :once more http://x${path}`)
    const other = /msgid=([^;\s]+)/.exec(again)?.[1] ?? ''
    await alice.asks(`REDACT #tea ${msgid}`)
    expect((await house.ask({ target: path })).status).toBe(200)
    await alice.asks(`REDACT alice ${other}`)
    await house.files.settled()
    expect((await house.ask({ target: path })).status).toBe(404)
    expect(await house.stored()).toEqual([])
  })

  test('with the edit that leaves it out', async () => {
    const house = openFileHouse()
    const alice = await arriveWithFiles(house)
    const { path, msgid } = await show(house, alice)
    await alice.asks(`EDIT #tea ${msgid} :still http://x${path}`)
    expect((await house.ask({ target: path })).status).toBe(200)
    await alice.asks(`EDIT #tea ${msgid} :nothing any more`)
    await house.files.settled()
    expect((await house.ask({ target: path })).status).toBe(404)
  })

  test('after an hour without a message; bytes that another file has stay', async () => {
    const house = openFileHouse()
    const alice = await arriveWithFiles(house)
    const { path } = await show(house, alice)
    const { url } = await house.put(await addressFor(alice))
    expect(await house.stored()).toHaveLength(1)
    const unsaid = String(url).replace('http://localhost', '')
    house.clock.advance(3_599_000)
    await house.clock.settle()
    expect((await house.ask({ target: unsaid })).status).toBe(200)
    house.clock.advance(120_000)
    await house.files.settled()
    expect([(await house.ask({ target: unsaid })).status, (await house.ask({ target: path })).status]).toEqual([
      404, 200,
    ])
    expect(await house.stored()).toHaveLength(1)
  })
})

test('FILE-2 what the disk does not give up is tried again, and holds up nothing else', async () => {
  const house = openFileHouse()
  const alice = await arriveWithFiles(house)
  vi.spyOn(house.store, 'remove').mockRejectedValueOnce(new Error('it is busy'))
  const [one, other] = [await show(house, alice), await show(house, alice, 'words.txt', Buffer.from('words'))]
  await alice.asks(`REDACT #tea ${one.msgid}`, `REDACT #tea ${other.msgid}`)
  await house.files.settled()
  expect(await house.stored()).toHaveLength(1)
  house.clock.advance(60_000)
  await house.files.settled()
  expect(await house.stored()).toEqual([])
})

describe('FILE-12 a file that an operator takes away', () => {
  /** Says it once more, somewhere. Gives the msgid. */
  async function says(person: IrcPerson, target: string, text: string): Promise<string> {
    await person.hears()
    const [line = ''] = await person.asks(`PRIVMSG ${target} :${text}`)
    return /msgid=([^;\s]+)/.exec(line)?.[1] ?? ''
  }

  /** Alice is the operator of #tea, Mallory of #den, where Eve is, too. */
  async function openTea(): Promise<{ house: FileHouse; alice: IrcPerson; mallory: IrcPerson; eve: IrcPerson }> {
    const house = openFileHouse()
    const alice = await arriveWithFiles(house)
    const [mallory, eve] = [await arriveWithFiles(house, 'mallory'), await arriveWithFiles(house, 'eve')]
    await mallory.asks('JOIN #den')
    await eve.asks('JOIN #den')
    return { house, alice, mallory, eve }
  }

  const statusOf = async (house: FileHouse, path: string): Promise<number> => {
    await house.files.settled()
    return (await house.ask({ target: path })).status
  }

  test('is gone, whoever else names it, and cannot be named any more', async () => {
    const { house, alice, mallory, eve } = await openTea()
    const { path, msgid } = await show(house, mallory)
    const again = await says(eve, '#den', `http://x${path}`)
    await says(mallory, 'eve', `http://x${path}`)
    await mallory.asks(`REDACT #den ${again}`)
    expect(await statusOf(house, path)).toBe(200)
    await says(eve, '#tea', `http://x${path}`)
    const heard = await alice.asks(`REDACT #tea ${msgid} :not here`)
    expect(heard.at(-1)).toMatch(new RegExp(` :alice!~alice@cloak REDACT #tea ${msgid} :not here$`))
    expect(await statusOf(house, path)).toBe(404)
    expect(await house.stored()).toEqual([])
    await says(eve, '#den', `http://x${path}`)
    expect(await statusOf(house, path)).toBe(404)
  })

  test('stays where its author takes it away, and somebody else shows it', async () => {
    const { house, mallory, eve } = await openTea()
    const { path, msgid } = await show(house, mallory)
    await says(eve, '#den', `http://x${path}`)
    await mallory.asks(`REDACT #tea ${msgid}`)
    expect(await statusOf(house, path)).toBe(200)
  })

  test('stays where others showed it elsewhere: a channel of one’s own gives no power over it, and the operator is told', async () => {
    const { house, alice, mallory, eve } = await openTea()
    const { path } = await show(house, alice)
    const msgid = await says(eve, '#den', `http://x${path}`)
    await mallory.hears()
    expect(await mallory.asks(`REDACT #den ${msgid}`)).toEqual([
      expect.stringContaining(` :mallory!~mallory@cloak REDACT #den ${msgid}`),
      `:chat.test WARN REDACT FILE_STAYS #den ${msgid} :A file in it stays, because somebody else showed it elsewhere before; an operator of the server can take it away`,
    ])
    const another = await says(eve, '#den', `http://x${path}`)
    await mallory.hears()
    expect(await mallory.asks(`PRIVMSG HistServ :DELETE #den ${another}`)).toEqual([
      expect.stringContaining(`REDACT #den ${another}`),
      expect.stringContaining('NOTICE mallory :Taken away: '),
      expect.stringMatching(/ NOTICE mallory :A file in it stays, .* take it away\.$/),
    ])
    expect(await statusOf(house, path)).toBe(200)
  })

  test('is there again for who sends the same again, also at the same time', async () => {
    const { house, alice, mallory, eve } = await openTea()
    const { path, msgid } = await show(house, mallory)
    const isGone = Promise.withResolvers<void>()
    async function* slowly(): AsyncGenerator<Uint8Array> {
      yield PNG.subarray(0, 30)
      await isGone.promise
      yield PNG.subarray(30)
    }
    const target = await addressFor(eve)
    const sending = house.put(target, PNG, { body: slowly() })
    await alice.asks(`REDACT #tea ${msgid}`)
    expect(await statusOf(house, path)).toBe(404)
    isGone.resolve()
    const { url } = await sending
    expect(await statusOf(house, String(url).replace('http://localhost', ''))).toBe(200)
    expect(await house.stored()).toHaveLength(1)
  })

  test('is gone with all that is the same where an operator of the server does it', async () => {
    const { house, alice, mallory, eve } = await openTea()
    const { path } = await show(house, mallory, 'one.png')
    const copy = await show(house, alice, 'same.png')
    const msgid = await says(eve, '#den', `http://x${path}`)
    const oper = await arriveWithFiles(house, 'oper')
    const [, id = ''] = /^\/files\/([^-]+)/.exec(path) ?? []
    const heard = await oper.asks(`OPER boss :${OPER_PASSWORD}`, `REDACT #den ${msgid}`)
    expect(heard).toContain(`:chat.test NOTICE oper :*** oper take-files #den ${id}`)
    expect([await statusOf(house, path), await statusOf(house, copy.path)]).toEqual([404, 404])
    expect(await house.stored()).toEqual([])
  })
})
