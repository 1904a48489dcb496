import { expect, it } from 'vitest'
import { openIrcHouse } from '../../../test/support/irc-house.ts'

it('IRC-3 who speaks version 302 hears what is offered anew, with other words, and no more', async () => {
  let duration = 0
  const sts = (): { durationSeconds: number; port: number; preload: boolean } | undefined =>
    duration === 0 ? undefined : { durationSeconds: duration, port: 6697, preload: false }
  const house = openIrcHouse({ sts })
  const plain = house.connect()
  const secure = house.connect({ isSecure: true })
  const old = house.connect()
  await plain.asks('CAP LS 302', 'CAP END', 'NICK plain', 'USER p 0 * :P')
  await secure.asks('CAP LS 302')
  await old.asks('CAP LS', 'CAP END', 'NICK old', 'USER o 0 * :O')
  duration = 60
  house.door.tellChanges()
  expect(await plain.hears()).toEqual([':chat.test CAP plain NEW :sts=port=6697'])
  expect(await secure.hears()).toEqual([':chat.test CAP * NEW :sts=duration=60'])
  expect(await old.hears()).toEqual([])
  duration = 90
  house.door.tellChanges()
  expect([await plain.hears(), await secure.hears()]).toEqual([[], [':chat.test CAP * NEW :sts=duration=90']])
  duration = 0
  house.door.tellChanges()
  // It ends with a duration of 0, not with CAP DEL. https://ircv3.net/specs/extensions/sts
  expect([await plain.hears(), await secure.hears()]).toEqual([[], []])
})
