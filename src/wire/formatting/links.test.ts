import { describe, expect, it } from 'vitest'
import { findLinks } from './links.ts'

/** What of a text is a link, as it was typed. */
function typed(text: string): string[] {
  return findLinks(text).map(({ start, end }) => text.slice(start, end))
}

describe('FORMAT-4 the borders of a link', () => {
  it.each([
    ['see https://example.com.', 'https://example.com'],
    ['https://example.com/a?b=c,d#e!', 'https://example.com/a?b=c,d#e'],
    ['(https://en.wikipedia.org/wiki/Tea_(disambiguation))', 'https://en.wikipedia.org/wiki/Tea_(disambiguation)'],
    ['(at https://example.com/a).b', 'https://example.com/a'],
    ['[https://example.com/[a]]', 'https://example.com/[a]'],
    ['"https://example.com/a"', 'https://example.com/a'],
    ["'https://example.com/it's'", "https://example.com/it's"],
    ['“https://example.com”', 'https://example.com'],
    ['<https://example.com/a>', 'https://example.com/a'],
    ['**https://example.com/a**', 'https://example.com/a'],
    ['||https://example.com/a||', 'https://example.com/a'],
    ['https://example.com/a|b', 'https://example.com/a|b'],
    ['https://example.com…', 'https://example.com'],
    ['https://example.com/f(', 'https://example.com/f'],
    ['https://example.com:8080/a', 'https://example.com:8080/a'],
    ['https://example.com: yes', 'https://example.com'],
    ['http://[::1]:80/', 'http://[::1]:80/'],
    ['HTTPS://EXAMPLE.COM/A', 'HTTPS://EXAMPLE.COM/A'],
    ['http://localhost', 'http://localhost'],
    ['ircs://irc.example.com/#tea', 'ircs://irc.example.com/#tea'],
    ['mail mailto:amy@example.com.', 'mailto:amy@example.com'],
    ['茶はhttps://example.comを見て', 'https://example.com'],
    ['https://example.com/茶。そして', 'https://example.com/茶'],
    ['https://例え.jpです', 'https://例え.jp'],
    ['https://example.com에서', 'https://example.com'],
    ['https://مثال.com/a', 'https://مثال.com/a'],
    ['https://example.com/a\u200bb', 'https://example.com/a'],
  ])('%s', (text, link) => {
    expect(typed(text)).toEqual([link])
  })

  it('is found for each of several', () => {
    expect(typed('https://a.example,http://b.example/c;https://d.example')).toEqual([
      'https://a.example',
      'http://b.example/c;https://d.example',
    ])
    expect(typed('[a](https://a.example),[b](https://b.example)')).toEqual(['https://a.example', 'https://b.example'])
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,hi',
    'file:///etc/passwd',
    'xhttps://example.com',
    'https://',
    'https:// example.com',
    'https://.',
    'https://example.com:99999/',
    'http://256.256.256.256/',
    'example.com',
    'mailto:nobody',
  ])('there is none in %s', (text) => {
    expect(typed(text)).toEqual([])
  })
})

describe('FORMAT-5 where a link leads', () => {
  it.each([
    ['https://example.com/a b', 'https://example.com/a', undefined],
    ['HTTPS://Example.COM:8080', 'https://example.com:8080/', undefined],
    ['https://xn--mnchen-3ya.de', 'https://xn--mnchen-3ya.de/', undefined],
    ['https://münchen.de', 'https://xn--mnchen-3ya.de/', 'xn--mnchen-3ya.de'],
    // The first letter is Cyrillic.
    ['https://аpple.com', 'https://xn--pple-43d.com/', 'xn--pple-43d.com'],
    ['https://paypal.com@evil.example/a', 'https://paypal.com@evil.example/a', 'evil.example'],
    ['https://paypal.com:443@evil.example', 'https://paypal.com:443@evil.example/', 'evil.example'],
    ['http://0x7f.1/', 'http://127.0.0.1/', '127.0.0.1'],
    ['irc://münchen.de/tea', 'irc://xn--mnchen-3ya.de/tea', 'xn--mnchen-3ya.de'],
  ])('%s', (text, url, realHost) => {
    expect(findLinks(text)).toMatchObject([{ url }])
    expect(findLinks(text)[0]?.realHost).toBe(realHost)
  })

  it.each([
    ['a space without width', 'https://evil.example\u200b.paypal.com'],
    ['an override', 'https://evil.example\u202emoc.lapyap'],
    ['an isolate', 'https://evil.example\u2066.paypal.com'],
    ['a soft hyphen', 'https://pay\u00adpal.com'],
    ['a letter that shows as nothing', 'https://evil.example\u3164.paypal.com'],
    ['a variation selector', 'https://pay\ufe0fpal.com'],
    ['a control character', 'https://evil.example\u0007.paypal.com'],
    ['a backslash, which browsers take for a slash', 'https://evil.example\\@paypal.com'],
    ['an @ behind a name that is too long to look at', `https://${'a'.repeat(300)}@evil.example`],
    ['percent signs', 'https://ex%61mple.com'],
  ])('is not guessed where its host is disguised by %s', (_name, text) => {
    expect(typed(text)).toEqual([])
  })
})
