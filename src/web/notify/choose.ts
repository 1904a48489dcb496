/** What the person chooses to be told of: holds here at once, and goes to the server where they have an account. docs/protocols/notify.md */
import type { Message, MessageToFormat } from '../../wire/irc/message.ts'
import {
  type NoticeLevel,
  type Notices,
  USUAL_TARGET,
  usualNotices,
  withHidden,
  withLevel,
  withSaid,
} from '../../client/state/notices.ts'
import { byteLength } from '../../client/split-text.ts'
import { ownAccount } from '../../client/state/people.ts'
import { keyOf } from '../../client/state/selectors.ts'
import type { Buffer } from '../../client/state/client-state.ts'
import { beginningOf } from '../beginning-of.ts'
import type { Store } from '../store.ts'

/** docs/protocols/notify.md */
const MAX_WORDS = 20
const MAX_WORD_CHARACTERS = 30
const MAX_WORDS_BYTES = 400

type Talker = Pick<Store, 'client'>
type Hiding = Pick<Store, 'client' | 'ignored'>

function isShared(store: Talker): boolean {
  return ownAccount(store.client.state) !== '' && store.client.state.capabilities.has('snug.chat/notify')
}

function choose(store: Talker, notices: Notices, said: MessageToFormat): void {
  const { client } = store
  client.setNotices(notices)
  if (isShared(store)) client.send(said)
}

/** `level` undefined: as usual again. */
export function chooseLevel(
  store: Talker,
  { key, name }: Pick<Buffer, 'key' | 'name'>,
  level: NoticeLevel | undefined,
): void {
  choose(store, withLevel(store.client.state.notices, key, level), levelMessage(name, level ?? 'usual'))
}

export function chooseUsual(store: Talker, usual: NoticeLevel): void {
  choose(store, { ...store.client.state.notices, usual }, levelMessage(USUAL_TARGET, usual))
}

/** The words in a line with commas between them: as many as the server keeps. */
export function wordsIn(typed: string): string[] {
  const all = new Set(typed.split(',').map((word) => beginningOf(word.trim(), MAX_WORD_CHARACTERS)))
  const words: string[] = []
  for (const word of all) {
    if (word === '') continue
    if (words.length >= MAX_WORDS || byteLength([...words, word].join()) > MAX_WORDS_BYTES) break
    words.push(word)
  }
  return words
}

export function chooseWords(store: Talker, words: readonly string[]): void {
  choose(store, { ...store.client.state.notices, words }, wordsMessage(words))
}

/** Somebody is hidden, or not any more. The server is told, for it pushes nothing of theirs then. `account`: empty or absent for a guest. */
export function chooseHidden(store: Hiding, nick: string, account: string | undefined, on: boolean): void {
  const { client, ignored } = store
  const before = ignored.all.peek()
  if (on) ignored.hide(nick, account)
  else ignored.show(nick, account)
  const after = ignored.all.peek()
  const say = (people: readonly string[], isHidden: boolean): void => {
    if (people.length === 0) return
    const notices = withHidden(client.state.notices, people, isHidden, (name) => keyOf(client.state, name))
    choose(store, notices, { verb: 'NOTIFY', params: [isHidden ? 'HIDE' : 'SHOW', people.join()] })
  }
  const [gone, come] = [before.filter((one) => !after.includes(one)), after.filter((one) => !before.includes(one))]
  say(gone, false)
  say(come, true)
}

/** Whom the server knows to be hidden is hidden here too, and nobody else: another device of the person said so. */
export function followHidden({ client, ignored }: Hiding): void {
  const { hidden } = client.state.notices
  if (!hidden || !isShared({ client })) return
  const own = ignored.all.peek()
  for (const one of own) if (!hidden.includes(one)) ignored.show(...named(one))
  for (const one of hidden) if (!own.includes(one)) ignored.hide(...named(one))
}

function named(one: string): [nick: string, account: string] {
  const [nick = '', account = ''] = one.split(':')
  return [nick, account]
}

/** Where the server knows of nobody whom the person hides, it learns whom this browser has hidden. Gives what it knows then. */
function shareHidden({ client, ignored }: Hiding, known: Notices): Notices {
  const own = ignored.all.peek()
  if ((known.hidden ?? []).length > 0 || own.length === 0) return known
  for (const rest = [...own]; rest.length > 0;) {
    let count = 1
    while (count < rest.length && byteLength(rest.slice(0, count + 1).join()) <= MAX_WORDS_BYTES) count++
    client.send({ verb: 'NOTIFY', params: ['HIDE', rest.splice(0, count).join()] })
  }
  return { ...known, hidden: own }
}

/** What the server knows holds; where it knows nothing yet, it learns what this browser has. To be called when one is logged in. */
export async function shareNotices(store: Hiding): Promise<void> {
  const { client } = store
  if (!isShared(store)) return
  const answer = await client.ask({ verb: 'NOTIFY', params: ['LIST'] })
  if (!answer || answer.at(-1)?.params[0] !== 'END') return
  const said = answer.reduce(
    (notices, message: Message) => withSaid(notices, message, (name) => keyOf(client.state, name)),
    usualNotices,
  )
  const known = shareHidden(store, said)
  const own = client.state.notices
  if (!isUsual(known) || isUsual(own)) return client.setNotices(known)
  if (own.usual !== usualNotices.usual) client.send(levelMessage(USUAL_TARGET, own.usual))
  client.setNotices({ ...own, ...(known.hidden && { hidden: known.hidden }) })
  for (const [key, level] of own.levels) client.send(levelMessage(client.state.buffers.get(key)?.name ?? key, level))
  if (own.words.length > 0) client.send(wordsMessage(own.words))
}

function isUsual({ usual, levels, words }: Notices): boolean {
  return usual === usualNotices.usual && levels.size === 0 && words.length === 0
}

function levelMessage(target: string, level: NoticeLevel | 'usual'): MessageToFormat {
  return { verb: 'NOTIFY', params: ['LEVEL', target, level] }
}

function wordsMessage(words: readonly string[]): MessageToFormat {
  return { verb: 'NOTIFY', params: ['WORDS', words.join(',')] }
}
