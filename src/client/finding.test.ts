/** What is found and pinned, as lists that stand apart. */
import { expect, it } from 'vitest'
import { inLobby, OFFER } from '../../test/support/client-stage.ts'
import type { ClientStage } from '../../test/support/client-stage.ts'
import { parseSearchWords } from '../wire/search-words.ts'
import type { SearchWords } from '../wire/search-words.ts'

const words = (typed: string): SearchWords => parseSearchWords(typed, 0) as SearchWords
const texts = (s: ClientStage, list: 'search' | 'pins'): (string | undefined)[] | undefined =>
  s.client.state.found.get(list)?.map(({ text }) => text)

function answer(s: ClientStage, label: string, type: string, ...messages: string[]): void {
  s.told(`@label=${label} BATCH +f ${type}`, ...messages.map((message) => `@batch=f;${message}`), 'BATCH -f')
}

const said = (second: number, text: string): string =>
  `msgid=m${second};time=2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z :amy!a@h PRIVMSG #lobby :${text}`

it('WEB-76 what is found is a list of its own, newest first, and stays true', async () => {
  const s = inLobby()
  const found = s.client.finder.find(words('tea from:amy'))
  expect(s.sent()).toEqual(['@label=q1 SEARCH from=amy;text=tea;limit=30'])
  answer(s, 'q1', 'soju.im/search', said(1, 'green tea'), said(2, 'black tea'))
  expect(await found).toEqual({ isMore: false })
  expect(texts(s, 'search')).toEqual(['black tea', 'green tea'])
  expect(s.texts('#lobby')).not.toContain('green tea')
  s.told(':amy!a@h EDIT #lobby m1 :white tea', ':amy!a@h REDACT #lobby m2')
  expect(texts(s, 'search')).toEqual(['', 'white tea'])
})

it('WEB-76 older ones come behind, each once; only the last question counts', async () => {
  const s = inLobby()
  const first = s.client.finder.find(words('tea'))
  answer(s, 'q1', 'soju.im/search', ...Array.from({ length: 30 }, (_, i) => said(i + 20, `tea ${i}`)))
  expect(await first).toEqual({ isMore: true })
  const more = s.client.finder.find(words('tea'), true)
  expect(s.sent().at(-1)).toContain('before=2026-01-01T00:00:20.000Z;before-msgid=m20;')
  answer(s, 'q2', 'soju.im/search', said(1, 'oldest'), said(20, 'tea 0'))
  expect(await more).toEqual({ isMore: false })
  expect(texts(s, 'search')?.slice(-2)).toEqual(['tea 0', 'oldest'])
  const slow = s.client.finder.find(words('coffee'))
  const quick = s.client.finder.find(words('cake'))
  answer(s, 'q4', 'soju.im/search', said(5, 'cake'))
  answer(s, 'q3', 'soju.im/search', said(6, 'coffee'))
  expect(await Promise.all([slow, quick])).toEqual([{ why: 'superseded' }, { isMore: false }])
  expect(texts(s, 'search')).toEqual(['cake'])
})

it('WEB-76 says why nothing can be found', async () => {
  const s = inLobby()
  const refused = s.client.finder.find(words('tea'))
  s.told('@label=q1 FAIL SEARCH INTERNAL_ERROR :The search could not be run')
  expect(await refused).toEqual({ why: 'refused', sentence: { text: 'The search could not be run', isServers: true } })
  const lost = s.client.finder.find(words('tea'))
  s.closed('gone')
  expect(await lost).toEqual({ why: 'offline' })
  expect(await s.client.finder.find(words('tea'))).toEqual({ why: 'offline' })
  const plain = inLobby(OFFER.replace('soju.im/search', ''))
  expect(await plain.client.finder.find(words('tea'))).toEqual({ why: 'unsupported' })
})

it('WEB-77 what is pinned is another, which follows pins and unpins', async () => {
  const s = inLobby()
  const pins = s.client.finder.findPins('#lobby')
  expect(s.sent()).toEqual(['@label=q1 PINS #lobby'])
  answer(s, 'q1', 'snug.chat/pins #lobby', said(1, 'rules'), said(2, 'address'))
  await pins
  expect(texts(s, 'pins')).toEqual(['address', 'rules'])
  s.told(`@${said(3, 'news')}`, ':amy!a@h PIN #lobby m3', ':amy!a@h UNPIN #lobby m1')
  expect(texts(s, 'pins')).toEqual(['news', 'address'])
})
