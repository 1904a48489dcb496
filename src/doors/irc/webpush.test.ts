import { describe, expect, it } from 'vitest'
import { fakePushSender } from '../../../test/support/fake-push-sender.ts'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import type { Happening } from '../../chat/events.ts'
import { formatMsgid } from '../../hub/msgid.ts'
import { Pushes } from '../../hub/pushes.ts'

const CAPABILITIES =
  'draft/webpush message-tags server-time snug.chat/notify draft/read-marker echo-message draft/message-redaction snug.chat/edit draft/pre-away standard-replies'

/** A house from which is pushed; amy has an account, stays in #tea, and has the devices that are named. bob is there as a guest. */
async function house(...devices: string[]) {
  const sender = fakePushSender()
  let pushes: Pushes | undefined
  const open = openIrcHouse({
    pushes: {
      get gate() {
        return pushes?.gate
      },
    },
  })
  const { hub, door, clock } = open
  let isOn = true
  const phrase = (happening: Happening, abilities: number) => door.formatPush(happening, abilities)
  pushes = new Pushes({ hub, sender, isOn: () => isOn, phrase })
  const amy = await open.arrive('amy', CAPABILITIES)
  await amy.asks('REGISTER * * green-tea-80', 'PERSISTENCE SET ON', 'JOIN #tea')
  for (const device of devices) await amy.asks(`WEBPUSH REGISTER https://push.${device}/x p256dh=k;auth=a`)
  const bob = await open.arrive('bob', CAPABILITIES)
  await bob.asks('JOIN #tea')
  // What a guest said at the moment of their coming might be another's.
  clock.advance(1)
  await amy.hears()
  /** What was pushed since it was last asked, after so much time. */
  const pushed = async (seconds: number): Promise<string[]> => {
    await clock.settle()
    for (let i = 0; i < seconds; i++) {
      clock.advance(1000)
      await clock.settle()
    }
    return sender.sent.splice(0).map(({ payload }) => payload.replace(/^@\S+ /, ''))
  }
  return {
    ...open,
    sender,
    pushes,
    amy,
    bob,
    turnOff: () => (isOn = false),
    pushed,
  }
}

/** Another session of amy's. */
async function returns(open: IrcHouse, ...lines: string[]): Promise<IrcPerson> {
  const amy = open.connect()
  amy.say(`CAP REQ :${CAPABILITIES}`, 'PASS amy:green-tea-80', 'NICK amy', 'USER amy 0 * :Amy', ...lines, 'CAP END')
  await amy.hears()
  return amy
}

describe('PUSH-2 whose devices are told', () => {
  it('who is not connected is told of what names them or is said to them, with its id and time', async () => {
    const { amy, bob, sender, pushed } = await house('phone.test', 'tablet.test')
    await amy.asks('QUIT')
    await bob.asks('PRIVMSG #tea :good morning')
    expect(await pushed(60)).toEqual([])
    await bob.asks('PRIVMSG #tea :amy: the kettle is on')
    await bob.asks('PRIVMSG amy :are you there?')
    expect(await pushed(1)).toEqual([
      ':bob!~bob@cloak PRIVMSG #tea :amy: the kettle is on',
      ':bob!~bob@cloak PRIVMSG #tea :amy: the kettle is on',
      ':bob!~bob@cloak PRIVMSG amy :are you there?',
      ':bob!~bob@cloak PRIVMSG amy :are you there?',
    ])
    await bob.asks('PRIVMSG #tea :amy?')
    expect(sender.sent).toEqual([])
  })

  it('carries msgid, time and urgency, and a topic that says nothing', async () => {
    const { amy, bob, hub, messages, sender, clock } = await house('phone.test')
    await amy.asks('QUIT')
    await bob.asks('@+typing=active;+draft/reply=x PRIVMSG amy :secret words')
    const id = formatMsgid(hub.chat.lastSeq, messages.identity)
    clock.advance(1000)
    await clock.settle()
    const [push] = sender.sent
    expect(push).toMatchObject({ endpoint: 'https://push.phone.test/x', urgency: 'high', ttlSeconds: 86_400 })
    expect(push?.payload).toMatch(new RegExp(`^@time=\\S+Z;msgid=${id} :bob!~bob@cloak PRIVMSG amy :secret words$`))
    expect(push?.topic).toMatch(/^[\w-]{32}$/)
  })

  it('who is there is not told; who is away, or has done nothing for long, is', async () => {
    const { amy, bob, pushed } = await house('phone.test')
    await amy.asks('PRIVMSG #tea :hello')
    await bob.asks('PRIVMSG #tea :hello amy')
    expect(await pushed(30)).toEqual([])
    await bob.asks('PRIVMSG #tea :amy, still there?')
    // 30 s of one and two minutes without a deed of hers.
    expect(await pushed(5)).toEqual([])
    expect(await pushed(120)).toEqual([])
    await bob.asks('PRIVMSG #tea :amy?')
    expect(await pushed(7)).toEqual([])
    expect(await pushed(2)).toHaveLength(1)
    await amy.asks('PRIVMSG #tea :yes', 'AWAY :tea')
    await bob.asks('PRIVMSG amy :and now?')
    expect(await pushed(9)).toEqual([':bob!~bob@cloak PRIVMSG amy :and now?'])
  })

  it('what was read on another device within the moment is not told', async () => {
    const open = await house('phone.test')
    const { amy, bob, pushed, clock } = open
    await amy.asks('QUIT')
    const laptop = await returns(open, 'AWAY :not looking')
    await bob.asks('PRIVMSG #tea :amy, tea?')
    const read = new Date(clock.now()).toISOString()
    await laptop.asks(`MARKREAD #tea timestamp=${read}`)
    expect(await pushed(30)).toEqual([])
  })

  it('what is taken away meanwhile is not told, and what is edited in its new words', async () => {
    const { amy, bob, pushed, hub, messages } = await house('phone.test')
    await amy.asks('AWAY :tea')
    await bob.asks('PRIVMSG amy :a secret')
    const id = formatMsgid(hub.chat.lastSeq, messages.identity)
    await bob.asks(`REDACT amy ${id}`)
    expect(await pushed(60)).toEqual([])
    await bob.asks('PRIVMSG #tea :amy: frist')
    const other = formatMsgid(hub.chat.lastSeq, messages.identity)
    await bob.asks(`EDIT #tea ${other} :amy: first`)
    expect(await pushed(60)).toEqual([':bob!~bob@cloak PRIVMSG #tea :amy: first'])
  })

  it('by what they chose: nothing from a muted channel, everything where they want that, and other words too', async () => {
    const open = await house('phone.test')
    const { amy, bob, pushed } = open
    await amy.asks('NOTIFY LEVEL #tea none', 'NOTIFY LEVEL bob none', 'QUIT')
    await bob.asks('PRIVMSG #tea :amy!', 'PRIVMSG amy :hello')
    expect(await pushed(30)).toEqual([])
    await (await returns(open)).asks('NOTIFY LEVEL #tea usual', 'NOTIFY WORDS :kettle', 'QUIT')
    await bob.asks('PRIVMSG #tea :who has the kettle?', 'PRIVMSG #tea :nobody')
    expect(await pushed(30)).toEqual([':bob!~bob@cloak PRIVMSG #tea :who has the kettle?'])
    await (await returns(open)).asks('NOTIFY LEVEL * all', 'QUIT')
    await bob.asks('PRIVMSG #tea :good night')
    expect(await pushed(1)).toEqual([':bob!~bob@cloak PRIVMSG #tea :good night'])
  })

  it('PUSH-7 nothing of whom they hide, by name or account, in public or in private', async () => {
    const open = await house('phone.test')
    const { amy, bob, pushed } = open
    await bob.asks('NS REGISTER correct-horse')
    await amy.asks('NOTIFY HIDE :somebody,bobby:bob', 'QUIT')
    await bob.asks('PRIVMSG #tea :amy!', 'PRIVMSG amy :hello')
    expect(await pushed(30)).toEqual([])
    await (await returns(open)).asks('NOTIFY SHOW :bobby:bob', 'NOTIFY HIDE :BOB', 'QUIT')
    await bob.asks('PRIVMSG #tea :amy!', 'PRIVMSG amy :hello')
    expect(await pushed(30)).toEqual([])
    await (await returns(open)).asks('NOTIFY SHOW :bob', 'QUIT')
    await bob.asks('PRIVMSG #tea :amy, good night')
    expect(await pushed(30)).toEqual([':bob!~bob@cloak PRIVMSG #tea :amy, good night'])
  })

  it('nobody is told of their own words, of notices, of tag messages, or of channels in which they are not', async () => {
    const open = await house('phone.test')
    const { amy, bob, pushed } = open
    await amy.asks('AWAY :tea')
    const laptop = await returns(open, 'AWAY :tea')
    await laptop.asks('PRIVMSG amy :a note to myself', 'PRIVMSG #tea :amy wrote this')
    await bob.asks('NOTICE amy :psst', '@+typing=active TAGMSG amy', 'JOIN #other', 'PRIVMSG #other :amy')
    expect(await pushed(200)).toEqual([])
  })
})

describe('PUSH-3 how often', () => {
  it('of a flood, the first and then the newest', async () => {
    const { amy, bob, pushed } = await house('phone.test')
    await amy.asks('QUIT')
    bob.say(...Array.from({ length: 30 }, (_, i) => `PRIVMSG amy :${i}.`))
    expect(await pushed(1)).toEqual([':bob!~bob@cloak PRIVMSG amy :29.'])
    bob.say('PRIVMSG amy :a', 'PRIVMSG amy :b')
    expect(await pushed(15)).toEqual([])
    expect(await pushed(10)).toEqual([':bob!~bob@cloak PRIVMSG amy :b'])
  })

  it('of many places at once, twenty', async () => {
    const open = await house('phone.test')
    const { amy, pushed } = open
    await amy.asks('QUIT')
    for (let i = 0; i < 25; i++) (await open.arrive(`guest${i}`)).say('PRIVMSG amy :hello')
    expect(await pushed(2)).toHaveLength(20)
  })

  it('what a service cannot take now is tried again later, and in the end no more', async () => {
    const { amy, bob, sender, pushed } = await house('phone.test')
    await amy.asks('QUIT')
    sender.outcome = { is: 'later', why: 'busy' }
    await bob.asks('PRIVMSG amy :hello')
    expect(await pushed(2)).toHaveLength(1)
    expect(await pushed(16)).toHaveLength(1)
    expect(await pushed(1500)).toHaveLength(3)
    expect(await pushed(2100)).toHaveLength(1)
    expect(await pushed(7200)).toEqual([])
    sender.outcome = { is: 'later', why: 'busy', afterMs: 600_000 }
    await bob.asks('PRIVMSG amy :again')
    expect(await pushed(2)).toHaveLength(1)
    sender.outcome = { is: 'delivered' }
    expect(await pushed(590)).toEqual([])
    expect(await pushed(20)).toHaveLength(1)
  })

  it('what is tried again says what is so by then, to who is still there and has not read it', async () => {
    const open = await house('phone.test')
    const { amy, bob, sender, pushed, hub, messages } = open
    await amy.asks('QUIT')
    sender.outcome = { is: 'later', why: 'busy' }
    await bob.asks('PRIVMSG #tea :amy: frist')
    expect(await pushed(2)).toHaveLength(1)
    await bob.asks(`EDIT #tea ${formatMsgid(hub.chat.lastSeq, messages.identity)} :amy: first`)
    expect(await pushed(16)).toEqual([':bob!~bob@cloak PRIVMSG #tea :amy: first'])
    sender.outcome = { is: 'delivered' }
    const laptop = await returns(open)
    await laptop.asks('PART #tea', 'QUIT')
    expect(await pushed(3600)).toEqual([])
  })
})

describe('PUSH-1 a subscription', () => {
  const endpointsOf = ({ hub }: IrcHouse) => (hub.chat.pushes.get('amy') ?? []).map(({ endpoint }) => endpoint)

  it('ends where the service says that it is gone', async () => {
    const open = await house('phone.test', 'tablet.test')
    open.sender.outcome = { is: 'gone' }
    await open.amy.asks('QUIT')
    await open.bob.asks('PRIVMSG amy :hello')
    await open.pushed(5)
    expect(endpointsOf(open)).toEqual([])
  })

  it('ends where the service says no, and never yes', async () => {
    const open = await house('phone.test')
    open.sender.outcome = { is: 'refused', why: 'status 401' }
    await open.amy.asks('QUIT')
    for (let i = 1; i <= 9; i++) {
      await open.bob.asks('PRIVMSG amy :hello')
      expect(await open.pushed(40)).toHaveLength(1)
    }
    expect(endpointsOf(open)).toHaveLength(1)
    await open.bob.asks('PRIVMSG amy :hello')
    await open.pushed(40)
    expect(endpointsOf(open)).toEqual([])
  })

  it('is one of ten at most, and of its endpoint the only one', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `device${i}.test`)
    const open = await house(...names, 'device5.test')
    expect(endpointsOf(open)).toHaveLength(10)
    expect(endpointsOf(open).at(-1)).toBe('https://push.device5.test/x')
    // Who logs in on a device after somebody else has it for themselves.
    const eve = await open.arrive('eve', CAPABILITIES)
    await eve.asks('REGISTER * * green-tea-80', 'WEBPUSH REGISTER https://push.device5.test/x p256dh=k;auth=a')
    expect(endpointsOf(open)).not.toContain('https://push.device5.test/x')
  })

  it('ends with the password that made it, and with the account', async () => {
    const open = await house('phone.test')
    await open.amy.asks('PRIVMSG NickServ :PASSWD green-tea-80 black-tea-90')
    expect(endpointsOf(open)).toEqual([])
    await open.amy.asks('WEBPUSH REGISTER https://push.phone.test/x p256dh=k;auth=a')
    expect(endpointsOf(open)).toHaveLength(1)
    open.hub.askByItself({ do: 'forget-push', account: 'nobody', endpoint: 'https://push.phone.test/x' })
    await open.clock.settle()
    expect(endpointsOf(open)).toHaveLength(1)
  })

  it('is not to be had, and nothing is pushed, where the operators want none of it', async () => {
    const open = await house('phone.test')
    const { amy, bob, pushed, turnOff } = open
    turnOff()
    expect(await amy.asks('WEBPUSH VAPIDPUBKEY')).toEqual([
      expect.stringMatching(/FAIL WEBPUSH INTERNAL_ERROR VAPIDPUBKEY :Nothing is pushed here now$/),
    ])
    expect(await amy.asks('WEBPUSH REGISTER https://push.phone.test/y p256dh=k;auth=a')).toEqual([
      expect.stringMatching(/FAIL WEBPUSH INTERNAL_ERROR REGISTER \S+ :Nothing is pushed here now$/),
    ])
    await amy.asks('QUIT')
    await bob.asks('PRIVMSG amy :hello')
    expect(await pushed(30)).toEqual([])
  })
})

describe('PUSH-8 a server that stops', () => {
  it.each([
    ['tells at once what waits', 150_000, 1],
    ['but not who is here and may look at any moment', 0, 0],
  ])('%s', async (_what, idleMs, count) => {
    const { amy, bob, clock, pushes, sender } = await house('phone.test')
    await amy.asks('PRIVMSG #tea :good morning')
    clock.advance(idleMs)
    await bob.asks('PRIVMSG #tea :amy: the kettle is on')
    expect(sender.sent).toEqual([])
    const finished = pushes.finish()
    await bob.asks('PRIVMSG #tea :amy: come')
    await finished
    clock.advance(60_000)
    await clock.settle()
    expect(sender.sent.filter(({ payload }) => payload.endsWith('the kettle is on'))).toHaveLength(count)
    expect(sender.sent).toHaveLength(count)
  })
})
