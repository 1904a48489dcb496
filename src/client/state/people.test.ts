import { describe, expect, it } from 'vitest'
import { inLobby, RICH_OFFER } from '../../../test/support/client-stage.ts'
import { activeBuffer } from './selectors.ts'
import { personNamed } from './people.ts'

describe('what is known of people', () => {
  it('comes with their JOIN, and follows what changes', () => {
    const s = inLobby()
    s.told(
      ':amy!a@h JOIN #lobby amelia :Amy A.',
      ':amy!a@h SETNAME :Amy B.',
      ':bob!b@h JOIN #lobby * :Bob',
      ':bob!b@h ACCOUNT robert',
    )
    expect(personNamed(s.client.state, 'AMY')).toMatchObject({ account: 'amelia', realname: 'Amy B.', isBot: false })
    expect(personNamed(s.client.state, 'bob')).toMatchObject({ account: 'robert', realname: 'Bob' })
    s.told(':amy!a@h NICK ann', ':bob!b@h ACCOUNT *')
    expect(personNamed(s.client.state, 'ann')).toMatchObject({ nick: 'ann', account: 'amelia' })
    expect([personNamed(s.client.state, 'amy'), personNamed(s.client.state, 'bob')?.account]).toEqual([undefined, ''])
  })

  it('is forgotten when they can be seen nowhere any more', () => {
    const s = inLobby()
    s.told(':zoe!z@h JOIN #tea * :Zoe', ':amy!a@h JOIN #lobby * :Amy', ':amy!a@h JOIN #tea * :Amy')
    s.told(':amy!a@h PART #tea')
    expect(personNamed(s.client.state, 'amy')).toBeDefined()
    s.told(':amy!a@h QUIT :bye')
    expect(personNamed(s.client.state, 'amy')).toBeUndefined()
  })

  it('holds what they say of themselves, until they take it back', () => {
    const s = inLobby()
    s.told(
      ':amy!a@h METADATA amy pronouns * :she/her',
      ':s METADATA #lobby url * :https://example.org',
      ':s 761 zoe zoe status * :at tea',
    )
    expect([...(personNamed(s.client.state, 'amy')?.metadata ?? [])]).toEqual([['pronouns', 'she/her']])
    expect([...(personNamed(s.client.state, 'zoe')?.metadata ?? [])]).toEqual([['status', 'at tea']])
    s.told(':amy!a@h METADATA amy pronouns *')
    expect([...(personNamed(s.client.state, 'amy')?.metadata ?? [])]).toEqual([])
  })

  it('is asked for on entering, where the client wants to know', () => {
    const s = inLobby(RICH_OFFER, 0, true)
    s.told(':s 005 zoe WHOX MONITOR=100 BOT=B :are supported', ':zoe!z@h JOIN #tea * :Zoe')
    s.told(':s 353 zoe = #tea :zoe amy', ':s 366 zoe #tea :End')
    expect(s.sent()).toEqual(['WHO #tea %tcnfar,77'])
    s.told(':s 354 zoe 77 #tea amy GB 0 :A bot', ':s 354 zoe 12 #tea zoe H 0 :not ours', ':s 315 zoe #tea :End')
    expect(s.client.state.buffers.get('#tea')?.members.get('amy')?.isAway).toBe(true)
    expect(personNamed(s.client.state, 'amy')).toMatchObject({ account: '', realname: 'A bot', isBot: true })
    expect(s.notes('#lobby')).toEqual([])
    s.client.openQuery('Bob')
    expect(s.sent()).toEqual(['MONITOR + Bob'])
    s.told(':s 730 zoe :Bob!b@h')
    expect(personNamed(s.client.state, 'bob')?.isHere).toBe(true)
    s.told(':s 731 zoe :bob')
    expect(personNamed(s.client.state, 'bob')?.isHere).toBe(false)
    s.client.close('bob')
    expect(s.sent()).toEqual(['MONITOR - Bob'])
  })
})

it('TUI-10 who is in a hundred channels is asked of one after the other, first where one looks', () => {
  const s = inLobby(RICH_OFFER, 0, true)
  const channels = Array.from({ length: 100 }, (_, i) => `#c${i}`)
  s.told(':s 005 zoe WHOX :are supported', ...channels.map((name) => `:zoe!z@h JOIN ${name} * :Zoe`))
  s.client.focus('#c50')
  s.sent()
  s.told(...channels.flatMap((name) => [`:s 353 zoe = ${name} :zoe amy`, `:s 366 zoe ${name} :End`]))
  const asked: string[] = []
  for (let now = s.sent(); now.length > 0; now = s.sent()) {
    expect(now.length).toBe(1)
    const name = now[0]?.split(' ')[1] ?? ''
    asked.push(name)
    s.told(`:s 315 zoe ${name} :End`)
  }
  expect([asked.indexOf('#c50'), new Set(asked).size]).toEqual([1, 100])
})

describe('a channel that gets another name', () => {
  it('keeps what was said, who is there, and that somebody looks at it', () => {
    const s = inLobby()
    s.told(':amy!a@h RENAME #lobby #Parlour :nicer')
    const buffer = activeBuffer(s.client.state)
    expect([buffer.key, buffer.name]).toEqual(['#parlour', '#Parlour'])
    expect(s.texts('#parlour')).toEqual(['one', 'two', 'three'])
    expect(s.notes('#parlour')).toEqual(['amy renamed #lobby to #Parlour (nicer)'])
    s.told(':amy!a@h RENAME #Parlour #parlour :')
    expect(activeBuffer(s.client.state).name).toBe('#parlour')
    expect([...s.client.state.buffers.keys()]).toEqual(['', '#parlour'])
  })

  it('and a conversation whose partner does say under which key they are now, and can ask for what is older', () => {
    const s = inLobby()
    const key = s.client.openQuery('amy')
    s.client.focus(key)
    s.client.older(key)
    expect(s.client.state.buffers.get('amy')?.history).toBe('asking')
    const moves: unknown[] = []
    s.client.subscribe(({ moved }) => moved && moves.push(moved))
    s.told(':amy!a@h NICK Ann')
    expect(activeBuffer(s.client.state)).toMatchObject({ key: 'ann', name: 'Ann', history: 'more' })
    s.told(':ann!a@h RENAME #lobby #Parlour :', ':ann!a@h RENAME #Parlour #parlour :')
    expect(moves).toEqual([
      { from: 'amy', to: 'ann' },
      { from: '#lobby', to: '#parlour' },
    ])
  })

  it('takes the place of one that is left behind', () => {
    const s = inLobby()
    s.told(':zoe!z@h JOIN #tea', ':zoe!z@h PART #tea', ':amy!a@h RENAME #lobby #Tea :')
    expect([...s.client.state.buffers.values()].map(({ name, isJoined }) => [name, isJoined])).toEqual([
      ['here', true],
      ['#Tea', true],
    ])
    expect(activeBuffer(s.client.state).key).toBe('#tea')
    expect(s.texts('#tea')).toEqual(['one', 'two', 'three'])
  })

  it('takes along what was found in it: nobody is led to where it was', async () => {
    const s = inLobby()
    void s.client.finder.findPins('#lobby')
    s.told('@label=q1 BATCH +p snug.chat/pins #lobby', '@batch=p;msgid=1 :amy!a@h PRIVMSG #lobby :one', 'BATCH -p')
    await Promise.resolve()
    expect(s.client.state.found.get('pins')).toMatchObject([{ place: '#lobby' }])
    s.told(':amy!a@h RENAME #lobby #Parlour :')
    expect(s.client.state.found.get('pins')).toMatchObject([{ place: '#Parlour' }])
  })

  it('does not take the place of another', () => {
    const s = inLobby()
    s.told(':zoe!z@h JOIN #tea', ':amy!a@h RENAME #tea #lobby :')
    expect([...s.client.state.buffers.keys()]).toEqual(['', '#lobby', '#tea'])
  })
})

describe('the modes of a channel', () => {
  it('are known when they were asked for, and follow what changes', async () => {
    const s = inLobby()
    s.told(':s 005 zoe CHANMODES=beI,k,lfj,imnst :are supported')
    s.told(':amy!a@h MODE #lobby +i')
    expect(activeBuffer(s.client.state).modes).toBeUndefined()
    const answer = s.client.askModes('#lobby')
    expect(s.sent()).toEqual(['@label=q1 MODE #lobby'])
    s.told(
      '@label=q1 BATCH +1 labeled-response',
      '@batch=1 :s 324 zoe #lobby +ikl sesame 5',
      '@batch=1 :s 329 zoe #lobby 1700000000',
      'BATCH -1',
    )
    expect((await answer)?.map(({ verb }) => verb)).toEqual(['324', '329'])
    expect(s.notes('#lobby')).toEqual(['amy set +i'])
    s.told(':amy!a@h MODE #lobby -i+mo-l+b amy *!*@x')
    expect([...(activeBuffer(s.client.state).modes ?? [])]).toEqual([
      ['k', 'sesame'],
      ['m', ''],
    ])
  })
})

it('a JOIN that somebody asked for and that was refused is known until they know', () => {
  const s = inLobby()
  s.client.join('#tea')
  s.told(':s 475 zoe #tea :Cannot join channel (+k)')
  expect(s.client.state.refusedJoin).toEqual({ channel: '#tea', numeric: '475', sentence: 'Cannot join channel (+k)' })
  s.client.forgetRefusedJoin()
  expect(s.client.state.refusedJoin).toBeUndefined()
  s.told(':s 475 zoe #cake :Cannot join channel (+k)')
  expect(s.client.state.refusedJoin).toBeUndefined()
})

it('WEB-107 one knows whether one is an operator of the server', () => {
  const s = inLobby()
  expect(s.client.state.isOperator).toBe(false)
  s.told(':s MODE zoe +io')
  expect(s.client.state.isOperator).toBe(true)
  s.told(':s MODE zoe -i+x')
  expect(s.client.state.isOperator).toBe(true)
  s.told(':s MODE zoe -o')
  expect(s.client.state.isOperator).toBe(false)
})
