/** WEB-22: a client that is logged in by what its connection proves, and what it does when that is so no more. */
import { describe, expect, it } from 'vitest'
import { type ClientStage, openClientStage } from '../../test/support/client-stage.ts'
import { personNamed } from './state/people.ts'

const WELCOME = [':s 001 zoe :Welcome', ':s 376 zoe :End of MOTD', ':zoe!z@h JOIN #lobby']

/** Its connection is known to the server, which says who it is. */
function logsIn(s: ClientStage): void {
  s.opened()
  s.told(':s CAP * LS :batch sasl=PLAIN,EXTERNAL', ':s CAP * ACK :batch sasl', 'AUTHENTICATE +')
  s.told(':s 900 zoe zoe!z@h zoe :You are now logged in as zoe', ':s 903 zoe :SASL authentication successful')
}

describe('WEB-22 a client whose connection says who it is', () => {
  it('logs in before it comes in', () => {
    const s = openClientStage({ logsIn: true })
    logsIn(s)
    expect(s.sent()).toEqual([
      'CAP LS 302',
      'NICK zoe',
      'USER zoe 0 * zoe',
      'CAP REQ :batch sasl',
      'AUTHENTICATE EXTERNAL',
      'AUTHENTICATE +',
      'CAP END',
    ])
  })

  it.each([
    ['nobody asked for that', { logsIn: false }, 'sasl=EXTERNAL'],
    ['the server does not take it', { logsIn: true }, 'sasl=PLAIN,SCRAM-SHA-256'],
    ['the server has no accounts', { logsIn: true }, 'batch'],
  ])('comes in as a guest where %s', (_, options, offer) => {
    const s = openClientStage(options)
    s.opened()
    s.told(`:s CAP * LS :${offer}`, ':s CAP * ACK :batch')
    expect(s.sent()).toContain('CAP END')
  })

  it('goes on as a guest where it is refused', () => {
    const s = openClientStage({ logsIn: true })
    s.opened()
    s.told(':s CAP * LS :sasl=EXTERNAL', ':s CAP * ACK :sasl', 'AUTHENTICATE +')
    expect(s.sent()).not.toContain('CAP END')
    s.told(':s 904 zoe :SASL authentication failed')
    expect(s.sent()).toEqual(['CAP END'])
  })

  it.each([
    ['the nick is refused', ':s 433 * zoe :That nick belongs to an account'],
    ['it is welcome as a guest', ':s 001 zoe :Welcome'],
  ])('stops when it was logged out meanwhile, where %s', (_, line) => {
    const s = openClientStage({ logsIn: true })
    logsIn(s)
    s.told(...WELCOME)
    s.closed('This device was logged out')
    s.pass(1_000)
    s.opened()
    s.told(':s CAP * LS :sasl=EXTERNAL', ':s CAP * ACK :sasl', 'AUTHENTICATE +', ':s 904 zoe :Failed', line)
    expect(s.client.state.status).toEqual({ at: 'stopped', why: 'logged out' })
    s.pass(100_000)
    expect(s.links()).toBe(2)
  })

  it('says the password of the server first, and stops where that is not it', () => {
    const s = openClientStage({ serverPassword: 'open sesame' })
    s.opened()
    expect(s.sent().slice(0, 2)).toEqual(['PASS :open sesame', 'CAP LS 302'])
    s.told(':s 464 * :Password incorrect', 'ERROR :Closing link: Bad password')
    expect(s.client.state.status).toEqual({ at: 'stopped', why: 'the server wants a password' })
    s.pass(100_000)
    expect(s.links()).toBe(1)
  })

  it('knows the account that it is logged in to', () => {
    const s = openClientStage()
    s.opened()
    s.told(...WELCOME, ':s 900 zoe zoe!z@h Zoe :You are now logged in as Zoe')
    expect(personNamed(s.client.state, 'zoe')?.account).toBe('Zoe')
    expect(s.notes('#lobby')).toEqual(['You are logged in as Zoe'])
    s.told(':s 901 zoe zoe!z@h :You are now logged out')
    expect(personNamed(s.client.state, 'zoe')?.account).toBe('')
  })
})
