import { describe, expect, it } from 'vitest'
import { openClientStage, welcomeClient } from '../../../test/support/client-stage.ts'
import type { ClientStage } from '../../../test/support/client-stage.ts'
import { commandNamed, commands } from './commands.ts'
import { submitLine } from './submit-line.ts'

function inLobby(): ClientStage {
  const stage = openClientStage({ historyOnEntering: 0 })
  welcomeClient(stage, '')
  stage.told(':zoe!z@h JOIN #lobby', ':s 353 zoe = #lobby :zoe @amy', ':s 366 zoe #lobby :End')
  stage.sent()
  return stage
}

function typed(line: string): string[] {
  const stage = inLobby()
  submitLine(stage.client, line)
  return stage.sent()
}

it('a channel is known by any way to write its name', () => {
  const stage = inLobby()
  stage.told(':zoe!z@h JOIN #σοφοσ', ':amy!a@h TOPIC #lobby :green tea')
  for (const line of ['/topic #LOBBY', '/msg #ΣΟΦΟΣ hi', '/join #ΣΟΦΟΣ']) submitLine(stage.client, line)
  expect(stage.sent()).toEqual(['PRIVMSG #σοφοσ hi'])
  expect([stage.notes('#lobby').at(-1)?.includes('green tea'), stage.client.state.active]).toEqual([true, '#σοφοσ'])
})

describe('a line that was typed', () => {
  it.each([
    ['hello there', 'PRIVMSG #lobby :hello there'],
    ['//etc is a folder', 'PRIVMSG #lobby :/etc is a folder'],
    ['/me waves', 'PRIVMSG #lobby :\x01ACTION waves\x01'],
    ['/msg amy psst you', 'PRIVMSG amy :psst you'],
    ['/query amy hi', 'PRIVMSG amy hi'],
    ['/msg #tea hi', 'PRIVMSG #tea hi'],
    ['/join tea key', 'JOIN #tea key'],
    ['/part', 'PART #lobby'],
    ['/part see you', 'PART #lobby :see you'],
    ['/nick zed', 'NICK zed'],
    ['/topic green tea', 'TOPIC #lobby :green tea'],
    ['/topic #tea green', 'TOPIC #tea green'],
    ['/who', 'WHO #lobby'],
    ['/WHOIS amy', 'WHOIS amy'],
    ['/invite bob', 'INVITE bob #lobby'],
    ['/kick amy too loud', 'KICK #lobby amy :too loud'],
    ['/mode +o amy', 'MODE #lobby +o amy'],
    ['/away lunch time', 'AWAY :lunch time'],
    ['/back', 'AWAY'],
    ['/list', 'LIST'],
    ['/quote PING x', 'PING x'],
    ['/quit so long', 'QUIT :so long'],
    ['QUIT', 'QUIT :'],
  ])('%j sends %j', (line, sent) => expect(typed(line)).toEqual([sent]))

  it.each([
    ['/nosuch thing', /no command \/nosuch/],
    ['/msg amy', /Like this: \/msg/],
    ['/kick :amy too loud', /cannot be sent/],
    ['/history', /keeps no history/],
  ])('%j sends nothing, and says why', (line, why) => {
    const stage = inLobby()
    submitLine(stage.client, line)
    expect(stage.sent()).toEqual([])
    expect(stage.notes('#lobby').at(-1)).toMatch(why)
  })

  it('never becomes two lines', () => {
    expect(typed('hi\r\nQUIT')).toEqual(['PRIVMSG #lobby :hi  QUIT'])
    expect(typed('/topic hi\nQUIT')).toEqual(['TOPIC #lobby :hi QUIT'])
  })

  it('is kept from going nowhere', () => {
    const stage = inLobby()
    stage.client.focus('')
    expect(submitLine(stage.client, 'hello')).toBe(false)
    stage.client.focus('#lobby')
    stage.told(':amy!a@h KICK #lobby zoe')
    expect(submitLine(stage.client, 'hello')).toBe(false)
    expect(stage.sent()).toEqual([])
  })
})

describe('commands that look around', () => {
  it('name all commands, each once, with a summary', () => {
    const stage = inLobby()
    submitLine(stage.client, '/help')
    expect(stage.notes('#lobby').length).toBe(commands.length + 3)
    const verbs = commands.flatMap(({ verb, aliases = [] }) => [verb, ...aliases])
    expect(new Set(verbs).size).toBe(verbs.length)
    expect(commandNamed('LEAVE')?.verb).toBe('part')
  })

  it('show who is here, and find what was said', () => {
    const stage = inLobby()
    stage.told(':amy!a@h PRIVMSG #lobby :Green tea?', ':amy!a@h PRIVMSG #lobby :no')
    submitLine(stage.client, '/names')
    submitLine(stage.client, '/search TEA green')
    expect(stage.notes('#lobby')[0]).toBe('2 here: @amy zoe')
    expect(stage.quotes('#lobby')).toEqual(['1 #lobby amy: Green tea?'])
    expect(stage.notes('#lobby')[1]).toMatch(/^1 found, in the \d+ lines loaded here/)
  })

  it('go to another buffer and close it', () => {
    const stage = inLobby()
    submitLine(stage.client, '/query amy')
    expect(stage.client.state.active).toBe('amy')
    submitLine(stage.client, '/switch 2')
    expect(stage.client.state.active).toBe('#lobby')
    submitLine(stage.client, '/switch amy')
    submitLine(stage.client, '/close')
    expect([...stage.client.state.buffers.keys()]).toEqual(['', '#lobby'])
    submitLine(stage.client, '/close')
    expect(stage.sent()).toEqual(['PART #lobby'])
  })
})
