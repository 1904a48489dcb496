/** Accounts at a real server: who logs in, from how many devices, and who stays when all of them are gone. */
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { connect } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Message } from '../../src/wire/irc/message.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { goes, leaveAccount, makeAccount, PASSWORD } from '../support/real-account.ts'
import { makeSelfSigned } from '../support/self-signed.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'

const sasl = (name: string): string[] => [
  'AUTHENTICATE PLAIN',
  `AUTHENTICATE ${Buffer.from(`\0${name}\0${PASSWORD}`).toString('base64')}`,
]

async function arriveWith(port: number, name: string, capabilities = 'sasl server-time'): Promise<IrcPerson> {
  return within(IrcPerson.arrive(port, name, capabilities, sasl(name)), `${name} to log in`)
}

/** The texts that somebody has heard in a channel. */
function textsIn({ heard }: IrcPerson, channel: string): string[] {
  return heard.flatMap(({ verb, params }) => (verb === 'PRIVMSG' && params[0] === channel ? [params[1] ?? ''] : []))
}

describe('ACCOUNT-6 ACCOUNT-7 ACCOUNT-8 somebody with two devices', () => {
  it.each<NodeJS.Signals>(['SIGTERM', 'SIGKILL'])(
    'is one person, and stays, over a restart by %s too',
    async (signal) => {
      const folder = folderHere()
      const first = await serveHere(folder)
      const desk = await makeAccount(first.port, 'amy')
      desk.say('JOIN #tea', 'MODE #tea +m', 'PERSISTENCE SET ON')
      await desk.barrier()
      const phone = await arriveWith(first.port, 'amy')
      phone.say('PRIVMSG #tea :from the phone')
      await within(
        desk.until(({ params }) => params[1] === 'from the phone'),
        'the other device',
      )
      const bob = await IrcPerson.arrive(first.port, 'bob', 'away-notify')
      bob.say('JOIN #tea')
      await bob.barrier()
      desk.say('MODE #tea +v bob')
      await desk.barrier()
      await goes(phone)
      await goes(desk)
      await within(
        bob.until(({ verb, source }) => verb === 'AWAY' && source?.startsWith('amy!') === true),
        'amy to be away',
      )
      expect(bob.heard.some(({ verb }) => verb === 'QUIT' || verb === 'PART')).toBe(false)
      bob.say('PRIVMSG #tea :you missed this')
      await bob.barrier()
      await first.end(signal)

      const second = await serveHere(folder)
      const carol = await IrcPerson.arrive(second.port, 'carol')
      carol.say('NICK amy', 'JOIN #tea')
      await carol.until(({ verb }) => verb === '433')
      const names = await carol.until(({ verb }) => verb === '353')
      expect(names.params.at(-1)?.split(' ').sort()).toEqual(['@amy', 'carol'])

      const amy = await arriveWith(second.port, 'amy')
      await amy.barrier()
      expect(textsIn(amy, '#tea')).toEqual(['you missed this'])
      amy.say('MODE #tea -m')
      await within(
        carol.until(({ verb, params }) => verb === 'MODE' && params[1] === '-m'),
        'an operator’s deed',
      )
    },
  )
})

describe('ACCOUNT-1 a log-in', () => {
  it('by SCRAM-SHA-256 never sends the password', async () => {
    const { port } = await serveHere(folderHere())
    await leaveAccount(port, 'amy')
    const amy = await IrcPerson.arrive(port, 'guest')
    const challenge = async (message: string): Promise<string> => {
      const from = amy.heard.length
      amy.say(`AUTHENTICATE ${message === '+' ? '+' : Buffer.from(message).toString('base64')}`)
      const { params } = await amy.until(({ verb }) => verb === 'AUTHENTICATE', from)
      return Buffer.from(params[0] ?? '', 'base64').toString()
    }
    amy.say('AUTHENTICATE SCRAM-SHA-256')
    await amy.until(({ verb }) => verb === 'AUTHENTICATE')
    const bare = 'n=amy,r=abcdef'
    const serverFirst = await challenge(`n,,${bare}`)
    const [, nonce = '', salt = '', iterations = ''] = /^r=([^,]+),s=([^,]+),i=(\d+)$/.exec(serverFirst) ?? []
    const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest()
    const salted = pbkdf2Sync(PASSWORD, Buffer.from(salt, 'base64'), Number(iterations), 32, 'sha256')
    const clientKey = hmac(salted, 'Client Key')
    const withoutProof = `c=biws,r=${nonce}`
    const authMessage = `${bare},${serverFirst},${withoutProof}`
    const signature = hmac(createHash('sha256').update(clientKey).digest(), authMessage)
    const proof = Buffer.from(clientKey.map((byte, i) => byte ^ (signature[i] as number))).toString('base64')
    expect(await challenge(`${withoutProof},p=${proof}`)).toBe(
      `v=${hmac(hmac(salted, 'Server Key'), authMessage).toString('base64')}`,
    )
    amy.say('AUTHENTICATE +')
    expect((await amy.until(({ verb }) => verb === '900')).params[2]).toBe('amy')
    await amy.until(({ verb }) => verb === '903')
  })

  it('of one keeps nobody else waiting', async () => {
    const { port } = await serveHere(folderHere())
    await leaveAccount(port, 'amy')
    const bob = await IrcPerson.inLobby(port, 'bob')
    const ida = await IrcPerson.inLobby(port, 'ida', 'account-notify')
    const crowd = await Promise.all(Array.from({ length: 4 }, (_, i) => IrcPerson.inLobby(port, `amy${i}`)))
    for (const one of crowd) one.say(...sasl('amy'))
    bob.say('PRIVMSG #lobby :I do not wait')
    const isBob = ({ verb, params }: Message): boolean => verb === 'PRIVMSG' && params[1] === 'I do not wait'
    await within(ida.until(isBob), 'bob')
    // All of them asked before him, and not all have their answer: as somebody hears it who hears of both in their order.
    const before = ida.heard.slice(0, ida.heard.findIndex(isBob))
    expect(before.filter(({ verb }) => verb === 'ACCOUNT').length).toBeLessThan(crowd.length)
    for (const one of crowd)
      await within(
        one.until(({ verb }) => verb === '903'),
        'a log-in',
      )
  })

  it('by certificate needs no password, once the certificate is the account’s', async () => {
    const { port } = await serveHere(folderHere(), '--tls', 'self-signed')
    const certificate = makeSelfSigned({ hosts: ['amy'], now: Date.now() })
    const open = (): ((lines: string, awaited: RegExp) => Promise<void>) => {
      const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...certificate })
      onTestFinished(() => void socket.destroy())
      let heard = ''
      const looks = new Set<() => void>()
      socket.setEncoding('utf8').on('data', (text: string) => {
        heard += text
        for (const look of looks) look()
      })
      return (lines, awaited) => {
        socket.write(lines)
        const { promise, resolve } = Promise.withResolvers<void>()
        const look = (): void => void (awaited.test(heard) && resolve())
        looks.add(look)
        look()
        return within(promise, String(awaited), { shown: () => heard })
      }
    }
    const first = open()
    await first('NICK amy\r\nUSER amy 0 * :Amy\r\n', / 001 amy /)
    await first(`REGISTER * * :${PASSWORD}\r\n`, / 900 amy /)
    await first('NS CERT ADD\r\nNS CERT LIST\r\n', /NOTICE amy :.*[0-9a-f]{64}/)
    const second = open()
    await second('CAP LS 302\r\n', / sasl=PLAIN,EXTERNAL,SCRAM-SHA-256 /)
    await second('AUTHENTICATE EXTERNAL\r\nAUTHENTICATE +\r\n', / 900 \* \S+ amy :[^]* 903 /)
    await second('NICK amy\r\nUSER amy 0 * :Amy\r\nCAP END\r\n', / 001 amy /)
  })
})
