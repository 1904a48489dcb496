/** One channel and every door: real programs, each of which sees what all the others say and who comes and goes. */
import { expect, it } from 'vitest'
import { botGuest, irssiGuest, joinGuest, ncGuest, webSocketGuest, weechatGuest } from '../support/guests.ts'
import type { Guest } from '../support/guests.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'

async function allHear(guests: readonly Guest[], speaker: Guest, text: string): Promise<void> {
  speaker.say(text)
  await Promise.all(guests.filter((guest) => guest !== speaker).map((guest) => guest.hears(speaker.nick, text)))
}

describeWith(['irssi', 'weechat', 'tmux', 'nc.openbsd'], 'TALK-1 FRONT-1 one channel, every door', () => {
  it('lets nc, irssi, WeeChat, snug join, a WebSocket and a bot talk, while somebody is in the middle of a sentence', async () => {
    const { port } = await serveHere(folderHere())
    const guests: Guest[] = []
    async function comesIn<G extends Guest>(guest: Promise<G>): Promise<G> {
      const one = await guest
      await Promise.all(guests.map((other) => other.seesComing(one.nick)))
      guests.push(one)
      return one
    }
    const zoe = await comesIn(joinGuest(port, 'zoe'))
    const nina = await comesIn(ncGuest(port, 'nina'))
    const ira = await comesIn(irssiGuest(port, 'ira'))
    const wendy = await comesIn(weechatGuest(port, 'wendy'))
    const olga = await comesIn(webSocketGuest(port, 'olga'))
    const bert = await comesIn(botGuest(port, 'bert'))

    zoe.stage.type('half a sent')
    await zoe.stage.shows(/› half a sent/)
    await allHear(guests, nina, 'from nc, grün 日本')
    await allHear(guests, ira, 'from irssi, grün 日本')
    await allHear(guests, wendy, 'from WeeChat, grün 日本')
    await allHear(guests, olga, 'from a WebSocket, grün 日本')
    await allHear(guests, bert, 'from a bot, grün 日本')
    const screen = zoe.stage.screen().join('\n')
    expect(screen).toMatch(/nina .*from nc[^]*ira .*irssi[^]*wendy .*WeeChat[^]*olga .*WebSocket[^]*bert .*bot/)
    expect(screen).toMatch(/› half a sent$/m)
    zoe.say('ence')
    await Promise.all(guests.filter((guest) => guest !== zoe).map((guest) => guest.hears('zoe', 'half a sentence')))

    for (const leaver of [ira, nina, wendy, bert, zoe]) {
      guests.splice(guests.indexOf(leaver), 1)
      leaver.leave()
      await Promise.all(guests.map((guest) => guest.seesLeaving(leaver.nick)))
    }
    expect(guests).toEqual([olga])
  })
})
