import { describe, expect, it } from 'vitest'
import { backOffMs } from './back-off.ts'
import { formatRequests, parseCapabilityNames } from './capabilities.ts'
import { fold } from './casemapping.ts'
import { applyIsupport, defaultIsupport } from './isupport.ts'
import { parseModeChanges } from './mode-changes.ts'

describe('the parts of the protocol', () => {
  it('waits longer with each try, within bounds, and never the same for everybody', () => {
    expect([1, 2, 3, 10, 5_000].map((attempt) => backOffMs(attempt, 0.999999))).toEqual([
      1000, 2000, 4000, 30000, 30000,
    ])
    expect(backOffMs(1, 0)).toBe(500)
  })

  it('folds names as the server compares them', () => {
    expect(fold('Zoe[]', 'ascii')).toBe('zoe[]')
    expect(fold('Zoe[]\\~', 'rfc1459')).toBe('zoe{}|^')
    expect(fold('#ΣΟΦΟΣ', 'ascii')).toBe(fold('#σοφοσ', 'ascii'))
    expect(fold('İpek', 'ascii')).toBe(fold(fold('İpek', 'ascii'), 'ascii'))
  })

  it('reads ISUPPORT, and leaves alone what makes no sense', () => {
    const isupport = applyIsupport(defaultIsupport, [
      'NETWORK=My\\x20Net',
      'PREFIX=(qov)~@',
      'CHATHISTORY=200',
      'FOO',
      'CHANTYPES=',
      '__proto__',
      'toString',
    ])
    expect(Object.keys(isupport)).toEqual(Object.keys(defaultIsupport))
    expect(isupport).toMatchObject({ network: 'My Net', prefixes: '@+', historyLimit: 200, channelTypes: '' })
  })

  it('gives each mode the param that it takes', () => {
    expect(parseModeChanges(defaultIsupport, '+ol-k+n', ['amy', '5', 'key'])).toEqual([
      { adds: true, letter: 'o', param: 'amy' },
      { adds: true, letter: 'l', param: '5' },
      { adds: false, letter: 'k', param: 'key' },
      { adds: true, letter: 'n', param: undefined },
    ])
  })

  it('asks for capabilities in lines that fit', () => {
    expect(parseCapabilityNames('sasl=PLAIN,X  batch ')).toEqual(['sasl', 'batch'])
    const names = Array.from({ length: 60 }, (_, i) => `vendor.example/capability-${i}`)
    const requests = formatRequests(names)
    expect(requests.join(' ').split(' ')).toEqual(names)
    for (const request of requests) expect(request.length).toBeLessThanOrEqual(400)
  })
})
