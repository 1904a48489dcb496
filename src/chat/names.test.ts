import { describe, expect, it } from 'vitest'
import { fold } from '../text/fold.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { channelNameFault, nickFault } from './names.ts'

describe('names', () => {
  it.each(['alice', 'Bob_', '[x]', '陳大文', 'سارة', 'Ärger', '007', '`tick`', 'a-b'])(
    'NAME-1 takes %s for a nick',
    (nick) => {
      expect(nickFault(nick, DEFAULT_LIMITS)).toBeUndefined()
    },
  )

  it.each([
    ['', 'empty'],
    ['a b', 'bad-characters'],
    ['-a', 'bad-characters'],
    ['#a', 'bad-characters'],
    ['a!b', 'bad-characters'],
    ['a@b', 'bad-characters'],
    [':a', 'bad-characters'],
    ['a\u202eb', 'bad-characters'],
    ['a\u200bb', 'bad-characters'],
    ['\u3164', 'bad-characters'],
    ['alice\u034f', 'bad-characters'],
    ['alice\ufe0f', 'bad-characters'],
    ['a\x1b[2J', 'bad-characters'],
    ['NickServ', 'reserved'],
    ['chanserv', 'reserved'],
    ['Snug', 'reserved'],
    ['a'.repeat(33), 'too-long'],
    ['陳'.repeat(22), 'too-long'],
    ['a'.repeat(1_000_000), 'too-long'],
  ])('NAME-2 refuses %j as a nick: %s', (nick, fault) => {
    expect(nickFault(nick, DEFAULT_LIMITS)).toBe(fault)
  })

  it.each(['#tea', '#茶', '#c++', '#a.b', '#قهوة', '##', '#\u2764\ufe0f'])('NAME-3 takes %s for a channel', (name) => {
    expect(channelNameFault(name, DEFAULT_LIMITS)).toBeUndefined()
  })

  it.each(['#', 'tea', '#a b', '#a,b', '#a:b', '#a*', '#a\x07', '#a\u202e', '#lobby\ufe0f', '#\u115f', ''])(
    'NAME-3 refuses %j as a channel',
    (name) => {
      expect(channelNameFault(name, DEFAULT_LIMITS)).toBeDefined()
    },
  )

  it('NAME-4 folds case in every script, and composed and decomposed letters are one', () => {
    expect(fold('ALICE[]')).toBe('alice[]')
    expect(fold('ÄRGER')).toBe(fold('a\u0308rger'))
    expect(fold('ЖЕНЯ')).toBe('женя')
    expect(fold('ΣΟΦΟΣ')).toBe(fold('σοφοσ'))
    expect(fold('σοφος')).toBe(fold('σοφοσ'))
  })

  it('NAME-4 gives a fold that is its own fold, whatever its letters come apart into', () => {
    const changed: string[] = []
    for (let code = 0; code < 0x20000; code++) {
      const letter = String.fromCodePoint(code)
      // Whatever else does not change by itself does not change with a mark behind it.
      if (letter.toLowerCase() === letter && letter.normalize('NFC') === letter) continue
      for (const name of [letter, `${letter}\u0301`, `${letter}\u0345`]) {
        if (fold(fold(name)) !== fold(name)) changed.push(name)
      }
    }
    expect(changed).toEqual([])
  })
})
