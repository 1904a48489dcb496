/** Rules against spam, as operators make them. */
import { expect, it } from 'vitest'
import { type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import type { Right } from '../../chat/rights.ts'

async function people(): Promise<{ oper: IrcPerson; bob: IrcPerson; spammer: IrcPerson }> {
  const house = openIrcHouse()
  const oper = await house.arrive('oper')
  const bob = await house.arrive('bob')
  // A guest is shunned by where they come from.
  const spammer = house.connect({ address: '198.51.100.9' })
  await spammer.asks('NICK spammer', 'USER s 0 * :S')
  const rights: readonly Right[] = ['ban']
  const session = [...house.hub.chat.userByNick('oper')!.sessions][0]!
  house.hub.ask(house.hub.sessionsOf(session.id)[0]!, { do: 'take-rights', rights, keep: false })
  for (const person of [oper, bob, spammer]) await person.asks('JOIN #lobby')
  for (const person of [oper, bob, spammer]) await person.hears()
  return { oper, bob, spammer }
}

it('SPAM-1 an operator makes, lists and lifts rules; nobody hears what they forbid', async () => {
  const { oper, bob, spammer } = await people()
  await oper.asks('SPAMFILTER ADD shun 1h buy_now*cheap :no selling')
  expect((await oper.asks('SPAMFILTER LIST')).map((line) => line.split(' :')[1])).toEqual([
    'shun for 60 minutes buy_now*cheap, by oper: no selling',
    'End of the list of rules against spam: 1',
  ])
  expect((await spammer.asks('PRIVMSG #lobby :Buy now, so cheap')).join()).toContain('taken for spam here: no selling')
  expect((await spammer.asks('PRIVMSG #lobby :hello')).join()).toContain('say nothing for now')
  expect(await bob.hears()).toEqual([])
  await oper.asks('SPAMFILTER DEL buy_now*cheap')
  await bob.asks('PRIVMSG #lobby :buy now, cheap')
  expect((await oper.hears()).join()).toContain('buy now, cheap')
})

it.each([
  ['SPAMFILTER ADD', 'UNKNOWN_ACTION'],
  ['SPAMFILTER ADD eat x', 'There are refuse, shun, ban'],
  ['SPAMFILTER ADD ban', ' 461 '],
  ['SPAMFILTER ADD ban *', 'nobody who can be banned'],
  ['SPAMFILTER DEL', ' 461 '],
  ['SPAMFILTER DEL nothing', 'no such ban'],
  ['SPAMFILTER WHAT', 'There are ADD, DEL and LIST'],
])('SPAM-1 what is wrong is said: %s', async (line, said) => {
  const { oper } = await people()
  await oper.asks('CAP REQ standard-replies')
  expect((await oper.asks(line)).join()).toContain(said)
})

it('SPAM-1 nobody else may', async () => {
  const { bob } = await people()
  for (const line of ['SPAMFILTER ADD ban xxx', 'SPAMFILTER DEL xxx', 'SPAMFILTER LIST']) {
    expect((await bob.asks(line)).join(), line).toContain(' 481 bob ')
  }
})
