/** Web Push at a real server, with a push service on loopback that the operators named. */
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { createDevice, openPushService, trust } from '../support/push-service.ts'
import { makeAccount } from '../support/real-account.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'

it('PUSH-1 PUSH-4 tells a device what is for its owner, also after a restart, until the device is gone', async () => {
  const service = await openPushService()
  const folder = folderHere()
  trust(service.cert, folder)
  const settings = ['--push-private-services', `localhost:${service.port}`]
  const first = await serveHere(folder, ...settings)
  const device = createDevice()
  const amy = await makeAccount(first.port, 'amy')
  amy.say('CAP REQ :draft/webpush message-tags server-time', 'PERSISTENCE SET ON')
  amy.say('CAP LS', `WEBPUSH REGISTER ${service.endpoint('phone')} ${device.keys}`)
  await within(
    amy.until(({ verb, params }) => verb === 'WEBPUSH' && params[1] === service.endpoint('phone')),
    'the device to be registered',
  )
  amy.say('QUIT')
  const bob = await IrcPerson.arrive(first.port, 'bob')
  bob.say('PRIVMSG amy :the kettle is on')
  const pushed = await within(service.push(0), 'a push')
  expect(device.decrypt(pushed.body)).toMatch(/^@time=\S+;msgid=\S+ :bob!~bob@\S+ PRIVMSG amy :the kettle is on$/)
  expect(pushed.headers.authorization).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=[\w-]{87}$/)
  await first.end('SIGKILL')

  const second = await serveHere(folder, ...settings)
  service.answer = { status: 410 }
  const carol = await IrcPerson.arrive(second.port, 'carol')
  carol.say('PRIVMSG amy :and the tea is ready')
  const again = await within(service.push(1), 'a push after the restart')
  expect(device.decrypt(again.body)).toContain('and the tea is ready')
  // The same server to the service as before.
  expect(keyOf(again.headers.authorization)).toBe(keyOf(pushed.headers.authorization))
})

function keyOf(authorization = ''): string | undefined {
  return /k=(\S+)/.exec(authorization)?.[1]
}
