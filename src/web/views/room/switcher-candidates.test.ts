import { expect, test } from 'vitest'
import { inLobby } from '../../../../test/support/client-stage.ts'
import { candidates } from './switcher-candidates.ts'
import { find } from './switcher-find.ts'

test('WEB-68 WEB-51 the quick switcher has nothing new in what is muted, and knows people and channels besides', () => {
  const stage = inLobby()
  stage.told(
    ':zoe!z@h JOIN #tea',
    ':zoe!z@h JOIN #cake',
    ':s 353 zoe = #tea :zoe @Bob +amy',
    ':s 366 zoe #tea :End',
    '@msgid=7 :amy!a@h PRIVMSG #tea :zoe!',
    '@msgid=8 :amy!a@h PRIVMSG #cake :zoe!',
  )
  const { client } = stage
  client.setNotices({ usual: 'mentions', levels: new Map([['#tea', 'none']]), words: [] })
  const all = candidates(client.state, [
    { name: '#Tea', people: 3, topic: '' },
    { name: '#other', people: 1, topic: '' },
  ])
  expect(all.map(({ kind, name, unread, mentions }) => [kind, name, unread, mentions])).toEqual([
    ['open', '#lobby', 0, 0],
    ['open', '#tea', 0, 0],
    ['open', '#cake', 1, 1],
    ['channel', '#other', 0, 0],
    ['person', 'Bob', 0, 0],
    ['person', 'amy', 0, 0],
  ])
  expect(find(all, '', client.state.active)[0]?.name).toBe('#cake')
})
