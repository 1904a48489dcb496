/** What the configuration does not take, and that it says where and why. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileOf, NOWHERE, parse, refusal } from '../../test/support/config-sources.ts'
import { ConfigError } from './config/config-error.ts'
import { parseConfigFile } from './config/config-file.ts'
import { loadConfig } from './config/load-config.ts'
import { ROWS, type SettingName } from './config/settings-table.ts'
import { positionsIn } from './config/toml-positions.ts'

describe('what cannot be taken', () => {
  it.each<[SettingName, string]>([
    ...['-1', '65536', '1e3', '0x10', ' 1', '123456'].map((text): [SettingName, string] => ['server.port', text]),
    ...['0', '-1', '1.5', '1000000'].map((text): [SettingName, string] => ['limits.flood-rate', text]),
    ...['localhost:80', '[::1]:80', 'a b', '[localhost]'].map((text): [SettingName, string] => ['server.host', text]),
    ...['snug', 'a b.c', '127.0.0.1', `${'a'.repeat(60)}.org`].map((text): [SettingName, string] => [
      'server.name',
      text,
    ]),
    ...['chat.example.org', 'ftp://a.example', 'https://a.example/x', 'https://b@a.example', 'https://a.example?x'].map(
      (text): [SettingName, string] => ['server.url', text],
    ),
    ...['two words', 'x'.repeat(31)].map((text): [SettingName, string] => ['server.network', text]),
    ...['INFO', 'constructor'].map((text): [SettingName, string] => ['log.level', text]),
    ...['localhost', '::1', '[::1]', '1.2.3.4:', '1.2.3.4:70000', 'a:b'].map((text): [SettingName, string] => [
      'server.listen',
      text,
    ]),
    ['server.data', ' '],
    ['tls.mode', 'on'],
    ['limits.exempt', '10.0.0.0/33'],
    ['accounts.registration', 'maybe'],
  ])('CONFIG-2 %s as %j is refused by the name of its option and of its variable', (name, text) => {
    const row = ROWS.find((row) => row.name === name)
    const byOption = refusal(() => parse({ [name]: name === 'server.listen' ? [text] : text }))
    expect(byOption).toMatchObject({
      setting: name,
      message: expect.stringMatching(`^${row?.option}.* must be `) as unknown,
    })
    const byVariable = refusal(() => parse({}, { [row?.variable ?? '']: text === ' ' ? '\0' : text }))
    expect(byVariable.message).toMatch(new RegExp(`^${row?.variable}.* must be `))
  })

  it.each(ROWS)(
    'CONFIG-2 $name of a wrong type is refused with its place in the file',
    ({ name, section, key, kind }) => {
      const { sources } = fileOf(`${section === '' ? '' : `[${section}]`}\n  ${key} = 1979-05-27\n`)
      const { message, setting } = refusal(() => loadConfig(sources))
      expect(setting).toBe(name)
      expect(message).toMatch(new RegExp(`^${sources.file}:2:3: ${name} must be `))
      if (name !== 'operators') expect(message).toContain(kind.allowed)
    },
  )

  it.each([
    ['[server]\nprot = 1', '2:1: there is no setting server.prot; did you mean server.port?'],
    ['[sever]\nport = 1', '1:1: there is no setting sever; did you mean server?'],
    ['port = 1', '1:1: there is no setting port; did you mean server.port?'],
    ['[[operators]]\nnick = "x"', '2:1: operators, 1, nick is no setting here, only name, password, class'],
    ['__proto__ = 1', '1:1: there is no setting __proto__'],
  ])('CONFIG-3 %j: %s', (toml, sentence) => {
    const { sources } = fileOf(toml)
    expect(refusal(() => loadConfig(sources)).message).toBe(`${sources.file}:${sentence}`)
  })

  it.each([
    ['[server', '1:2: this is not TOML'],
    ['server = 1', '1:1: server must be a section, [server], not 1'],
    ['[server]\ndata = "x"\n', '2:1: server.data cannot be set by the file that is found'],
    ['[tls]\nmode = "files"', 'tls.mode must not be files without tls.certificates'],
    ['[tls]\nsts-duration-seconds = 9', 'must be 0 while tls.mode is off'],
    ['[server]\nmotd-file = "none.txt"', 'there is no such file'],
  ])('CONFIG-2 a file %j is refused', (toml, sentence) => {
    const { folder } = fileOf(toml)
    expect(refusal(() => loadConfig({ ...NOWHERE, dataFolder: folder })).message).toContain(sentence)
  })

  it('CONFIG-2 a file that is not there is refused where somebody named it', () => {
    expect(refusal(() => loadConfig({ ...NOWHERE, file: '/none/snug.toml' })).message).toContain(
      'there is no such file',
    )
    expect(refusal(() => loadConfig({ ...NOWHERE, file: '/dev/null' })).message).toContain('is not a file')
  })

  it('CONFIG-2 throws nothing but a ConfigError, whatever the file says', () => {
    const words = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '=',
      '.',
      '\n',
      '#',
      ',',
      'server',
      'tls',
      'webirc',
      'port',
      '1',
      ' ',
      '\\',
    )
    const toml = fc.oneof(
      fc.string(),
      fc.array(words).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(toml, (text) => {
        positionsIn(text)(['server', 'port'])
        try {
          parseConfigFile('/x', text)
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
