/** A house with four people: alice (its operator), bob and carol in #a, eve in her own #e. All but carol have clients that know everything. */
import { formatMsgid } from '../../src/hub/msgid.ts'
import { type IrcHouse, type IrcPerson, openIrcHouse } from './irc-house.ts'

export const RICH =
  'batch draft/multiline draft/message-redaction snug.chat/edit snug.chat/timeline echo-message labeled-response message-tags standard-replies'

export interface RichHouse extends IrcHouse {
  readonly alice: IrcPerson
  readonly bob: IrcPerson
  readonly carol: IrcPerson
  readonly eve: IrcPerson
  /** The id of the newest message. */
  lastId(): string
  /** Lets everybody hear what they have not heard. */
  hush(): Promise<void>
  /** The id of what somebody says. */
  said(by: IrcPerson, line: string): Promise<string>
}

export async function openRichHouse(): Promise<RichHouse> {
  const house = openIrcHouse()
  const [alice, bob, carol, eve] = [
    await house.arrive('alice', RICH),
    await house.arrive('bob', RICH),
    await house.arrive('carol'),
    await house.arrive('eve', RICH),
  ]
  const lastId = (): string => formatMsgid(house.hub.chat.lastSeq, house.messages.identity)
  async function hush(): Promise<void> {
    for (const person of [alice, bob, carol, eve]) await person.hears()
  }
  async function said(by: IrcPerson, line: string): Promise<string> {
    await by.asks(line)
    await hush()
    return lastId()
  }
  for (const person of [alice, bob, carol]) await person.asks('JOIN #a')
  await eve.asks('JOIN #e')
  // What a guest said at the moment of their coming might be another's.
  house.clock.advance(1)
  await hush()
  return { ...house, alice, bob, carol, eve, lastId, hush, said }
}

/** A line that reacts to a message. */
export function react(id: string, value = '👍', to = '#a', tag = 'react'): string {
  return `@+draft/${tag}=${value};+reply=${id} TAGMSG ${to}`
}
