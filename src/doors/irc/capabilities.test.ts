/** What is offered to whom, and how it is listed. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, openIrcHouse } from '../../../test/support/irc-house.ts'

let house: IrcHouse
beforeEach(() => {
  house = openIrcHouse()
})

describe('ACCOUNT-5 capabilities', () => {
  const offered = async (words: string, options: Parameters<IrcHouse['connect']>[0] = {}): Promise<string> =>
    (await house.connect(options).asks(words)).map((line) => line.replace(/.*? LS (?:\* )?:/, '')).join(' ')

  it('say their values to who knows version 302', async () => {
    expect(await offered('CAP LS 302')).toContain(' sasl=PLAIN,SCRAM-SHA-256 ')
    expect(await offered('CAP LS 302', { certificateFingerprint: 'ab' })).toContain(
      ' sasl=PLAIN,EXTERNAL,SCRAM-SHA-256 ',
    )
    expect(await offered('CAP LS 302')).toContain(' draft/account-registration=custom-account-name ')
    expect(await offered('CAP LS')).toContain(' sasl ')
    expect(await offered('CAP LS')).not.toContain('=')
  })

  it('are listed in lines that fit', async () => {
    house = openIrcHouse({ serverName: `${'x'.repeat(100)}.test` })
    const lines = (await house.connect().asks('CAP LS 302')).map((line) => line.replace(/^:x+\.test/, ':chat.test'))
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(510)
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^:chat\.test CAP \* LS \* :/)
    expect(lines.at(-1)).toMatch(/^:chat\.test CAP \* LS :/)
  })

  it('tell of STS where the operator wants it, and never give it', async () => {
    house = openIrcHouse({ sts: () => ({ port: 6697, durationSeconds: 300, preload: true }) })
    expect(await offered('CAP LS 302')).toContain(' sts=port=6697 ')
    expect(await offered('CAP LS 302', { isSecure: true })).toContain(' sts=duration=300,preload ')
    expect(await offered('CAP LS')).not.toContain('sts')
    expect(await house.connect().asks('CAP REQ sts')).toEqual([':chat.test CAP * NAK :sts'])
  })

  it('are not offered where there are no accounts', async () => {
    house = openIrcHouse({ logIns: undefined })
    expect(await offered('CAP LS 302')).not.toMatch(/sasl|account-registration|persistence/)
    expect(await house.connect().asks('CAP REQ sasl', 'AUTHENTICATE PLAIN')).toEqual([
      ':chat.test CAP * NAK :sasl',
      ':chat.test 904 * :SASL authentication failed: this server has no accounts',
    ])
  })
})
