/** Gateways that connect for people elsewhere. https://ircv3.net/specs/extensions/webirc */
import { expect, it } from 'vitest'
import { openIrcHouse } from '../../../test/support/irc-house.ts'

const GATEWAYS = [{ password: 'hunter2', hosts: ['192.0.2.0/24', '2001:db8::1'] }]

function house() {
  return openIrcHouse({ gateways: () => GATEWAYS, cloak: (address) => `at-${address.replaceAll(':', '-')}` })
}

it('WEBIRC-1 a gateway says where people come from', async () => {
  const opened = house()
  const said = [
    ['198.51.100.3', 'at-198.51.100.3'],
    ['0::1', 'at---1'],
    ['2001:DB8:0:0::7', 'at-2001-db8--7'],
    ['::ffff:198.51.100.3', 'at-198.51.100.3'],
  ] as const
  for (const [i, [address, host]] of said.entries()) {
    const person = opened.connect({ address: '192.0.2.9' })
    await person.asks(`WEBIRC hunter2 gate host.example ${address.replace(/^:/, '0:')} :secure local-port=1`)
    const lines = await person.asks(`NICK a${i}`, 'USER u 0 * :U')
    expect(lines[0]).toMatch(new RegExp(`!~u@${host}$`))
  }
})

it.each([
  ['another password', '192.0.2.9', 'WEBIRC wrong gate h 198.51.100.3'],
  ['another address', '198.51.100.1', 'WEBIRC hunter2 gate h 198.51.100.3'],
  ['no address given', '192.0.2.9', 'WEBIRC hunter2 gate h host.example'],
  ['a network given', '192.0.2.9', 'WEBIRC hunter2 gate h 10.0.0.0/8'],
])('WEBIRC-1 nobody else does: %s', async (_, address, line) => {
  const opened = house()
  const person = opened.connect({ address })
  expect((await person.asks(line, 'NICK a', 'USER u 0 * :U')).join()).toMatch(/^ERROR :Closing link: Invalid/)
  expect(person.connection.state).not.toBe('open')
})

it('WEBIRC-1 nobody at all where there is no gateway, and not after registration', async () => {
  const closed = openIrcHouse()
  const person = closed.connect({ address: '192.0.2.9' })
  expect((await person.asks('WEBIRC  gate h 198.51.100.3', 'WEBIRC a b c d')).join()).toMatch(/ERROR/)
  const alice = await house().arrive('alice')
  expect(await alice.asks('WEBIRC hunter2 gate h 198.51.100.3')).toEqual([
    ':chat.test 462 alice :You may not reregister',
  ])
})
