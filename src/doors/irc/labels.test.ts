/** Answers find the command that they answer. https://ircv3.net/specs/extensions/labeled-response */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'

let house: IrcHouse
let alice: IrcPerson

beforeEach(async () => {
  house = openIrcHouse()
  alice = await house.arrive('alice', 'labeled-response batch echo-message')
  await house.arrive('bob')
})

describe('LABEL-1 a label', () => {
  it('comes back on the one line of an answer', async () => {
    expect(await alice.asks('@label=1 PING x')).toEqual(['@label=1 :chat.test PONG chat.test :x'])
    expect(await alice.asks('@label=2 PRIVMSG nobody :x')).toEqual([
      '@label=2 :chat.test 401 alice nobody :No such nick/channel',
    ])
    expect(await alice.asks('@label=3 NONSENSE')).toEqual(['@label=3 :chat.test 421 alice NONSENSE :Unknown command'])
    expect(await alice.asks('@label=4 PRIVMSG bob :x')).toEqual(['@label=4 :alice!~alice@cloak PRIVMSG bob :x'])
    expect(await alice.asks('@label=5 JOIN')).toEqual(['@label=5 :chat.test 461 alice JOIN :Not enough parameters'])
  })

  it('comes back on an ACK where there is nothing to say', async () => {
    expect(await alice.asks('@label=1 PONG x')).toEqual(['@label=1 :chat.test ACK'])
    expect(await alice.asks('@label=2 NOTICE nobody :x')).toEqual(['@label=2 :chat.test ACK'])
    expect(await alice.asks('@label=3 NOTICE', '@label=4 NOTICE a,b,c,d,e :x')).toEqual([
      '@label=3 :chat.test ACK',
      '@label=4 :chat.test ACK',
    ])
    await alice.asks('CAP REQ :-echo-message')
    expect(await alice.asks('@label=3 PRIVMSG bob :x')).toEqual(['@label=3 :chat.test ACK'])
  })

  it('comes back on a batch where there is more to say', async () => {
    expect(await alice.asks('@label=1 JOIN #a')).toEqual([
      '@label=1 :chat.test BATCH +1 labeled-response',
      '@batch=1 :alice!~alice@cloak JOIN #a',
      '@batch=1 :chat.test 353 alice = #a :@alice',
      '@batch=1 :chat.test 366 alice #a :End of /NAMES list',
      ':chat.test BATCH -1',
    ])
    const lines = await alice.asks('@label=2 MODE #a +x+v-o nobody bob')
    expect(lines).toEqual([
      '@label=2 :chat.test BATCH +2 labeled-response',
      '@batch=2 :chat.test 472 alice x :is unknown mode char to me',
      '@batch=2 :chat.test 401 alice nobody :No such nick/channel',
      "@batch=2 :chat.test 441 alice bob #a :They aren't on that channel",
      ':chat.test BATCH -2',
    ])
  })

  it('goes in front of the tags that a line has', async () => {
    await alice.asks('CAP REQ :server-time')
    expect(await alice.asks('@label=a\\sb\\: PRIVMSG bob :x')).toEqual([
      '@label=a\\sb\\:;time=2026-11-23T12:00:00.000Z :alice!~alice@cloak PRIVMSG bob :x',
    ])
  })

  it('is on the echo of what one says to oneself, not on what comes of it', async () => {
    expect(await alice.asks('@label=1 PRIVMSG alice :x')).toEqual([
      ':alice!~alice@cloak PRIVMSG alice :x',
      '@label=1 :alice!~alice@cloak PRIVMSG alice :x',
    ])
  })

  it('is not for those who did not ask for it, nor one that is too long or empty', async () => {
    expect(await alice.asks(`@label=${'x'.repeat(65)} PING 1`, '@label= PING 2', '@label PING 3')).toEqual([
      ':chat.test PONG chat.test :1',
      ':chat.test PONG chat.test :2',
      ':chat.test PONG chat.test :3',
    ])
    expect(await alice.asks(`@label=${'x'.repeat(64)} PING 1`)).toEqual([
      `@label=${'x'.repeat(64)} :chat.test PONG chat.test :1`,
    ])
    const carol = await house.arrive('carol', 'labeled-response')
    expect(await carol.asks('@label=1 PING x')).toEqual([':chat.test PONG chat.test :x'])
  })

  it('keeps answers in their order, among what happens meanwhile', async () => {
    const bob = await house.arrive('bob2')
    await alice.asks('JOIN #a')
    await bob.asks('JOIN #a')
    bob.say('PRIVMSG #a :before')
    alice.say('@label=1 PRIVMSG #a :mine', '@label=2 TOPIC #a', 'PING x')
    bob.say('PRIVMSG #a :after')
    expect(await alice.hears()).toEqual([
      ':bob2!~bob2@cloak JOIN #a',
      ':bob2!~bob2@cloak PRIVMSG #a :before',
      '@label=1 :alice!~alice@cloak PRIVMSG #a :mine',
      '@label=2 :chat.test 331 alice #a :No topic is set',
      ':chat.test PONG chat.test :x',
      ':bob2!~bob2@cloak PRIVMSG #a :after',
    ])
  })

  it('does not hold up a QUIT', async () => {
    expect(await alice.asks('@label=1 QUIT')).toEqual(['ERROR :Closing link: Quit'])
    expect(alice.connection.state).toBe('closed')
  })

  it('is for the one command: what others do is not labelled', async () => {
    const bob = await house.arrive('bob2')
    await alice.asks('JOIN #a')
    alice.say('@label=1 PING x')
    bob.say('PRIVMSG alice :hi')
    expect(await alice.hears()).toEqual([
      '@label=1 :chat.test PONG chat.test :x',
      ':bob2!~bob2@cloak PRIVMSG alice :hi',
    ])
  })
})
