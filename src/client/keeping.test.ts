import { expect, it } from 'vitest'
import { inLobby } from '../../test/support/client-stage.ts'
import { MemoryDevice } from '../../test/support/memory-device.ts'
import { systemClock } from './client-clock.ts'
import { startKeeping } from './keeping.ts'

it('WEB-42 of endless messages a device keeps the newest that have room, whoever sends how many', async () => {
  const s = inLobby()
  const { archive } = new MemoryDevice()
  const keeping = startKeeping({ archive, client: s.client, clock: systemClock })
  const long = 'x'.repeat(8_000)
  for (let i = 0; i < 300; i++) s.told(`@msgid=long${i} :amy!a@h PRIVMSG #lobby :${i} ${long}`)
  keeping.flush()
  keeping.stop()
  const [lobby] = (await archive.load())?.buffers ?? []
  expect(lobby?.messages.at(-1)).toMatchObject({ msgid: 'long299' })
  expect(lobby?.messages.length).toBeLessThan(30)
})

it('WEB-42 strangers who open conversations do not take the place of the channels that one is in', async () => {
  const s = inLobby()
  const { archive } = new MemoryDevice()
  const keeping = startKeeping({ archive, client: s.client, clock: systemClock })
  for (let i = 0; i < 100; i++) s.told(`@msgid=s${i} :stranger${i}!u@h PRIVMSG zoe :hello`)
  s.told(':zoe!z@h JOIN #late', '@msgid=late :amy!a@h PRIVMSG #late :here')
  keeping.flush()
  keeping.stop()
  const { room, buffers } = (await archive.load()) ?? { buffers: [] }
  expect(room?.order).toHaveLength(100)
  expect(buffers.find(({ key }) => key === '#late')?.messages).toMatchObject([{ text: 'here' }])
  expect(room?.order.slice(0, 3)).toEqual(['#lobby', 'stranger0', 'stranger1'])
})
