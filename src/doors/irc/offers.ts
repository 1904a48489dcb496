/** What CAP says and does, for the command and for what is offered anew. https://ircv3.net/specs/extensions/capability-negotiation */
import { CAP_NOTIFY, capabilityNamed, type Offered, offeredCapabilities } from './capabilities.ts'
import type { IrcClient } from './client.ts'
import { MAX_BODY_BYTES } from './clip.ts'
import { formatOfOneself, speaksMetadata } from './metadata.ts'
import { withEnding } from './reply.ts'

/** Bytes that a nick may have beyond its characters. */
const MAX_NICK_SLACK = 32

/** As many words in each line as fit behind `usedLength` bytes, of which two are CR LF. */
export function intoLines(words: readonly string[], usedLength: number): string[] {
  const room = MAX_BODY_BYTES + 2 - usedLength
  const lines = ['']
  for (const word of words) {
    const line = lines.at(-1) as string
    const longer = line === '' ? word : `${line} ${word}`
    // A nick may have more bytes than characters; nothing else here does.
    if (Buffer.byteLength(longer) <= room - MAX_NICK_SLACK || line === '') lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** What is told from here on is told to a client with these capabilities. */
export function changeCapabilities(client: IrcClient, capabilities: number, words: string): void {
  client.capabilities = capabilities
  client.answer((told) => {
    const isNew = speaksMetadata(capabilities) && !speaksMetadata(client.session.abilities)
    client.session.abilities = capabilities
    return isNew ? words + formatOfOneself(client, told) : words
  })
}

/** One whole line. */
export function formatCap(client: IrcClient, subcommand: string, params: string): string {
  return withEnding(`:${client.door.serverName} CAP ${client.nick} ${subcommand} :${params}`)
}

/** What is offered to each kind of client, as they were told last. */
export class Offers {
  readonly #door: Offered['door']
  readonly #byKind = new Map<string, readonly string[]>()

  constructor(door: Offered['door']) {
    this.#door = door
    for (const kind of KINDS) this.#byKind.set(keyOf(kind), offeredCapabilities({ ...kind, door }, true))
  }

  /** Tells those with cap-notify what is offered now and was not, or with another value, and what is no more. That STS ends is for STS to say. */
  tell(clients: Iterable<IrcClient>): void {
    const changes = new Map<string, { readonly fresh: readonly string[]; readonly gone: readonly string[] }>()
    for (const kind of KINDS) {
      const before = this.#byKind.get(keyOf(kind)) ?? []
      const now = offeredCapabilities({ ...kind, door: this.#door }, true)
      this.#byKind.set(keyOf(kind), now)
      const names = new Set(now.map(nameIn))
      const fresh = now.filter((word) => !before.includes(word))
      const gone = before.map(nameIn).filter((name) => !names.has(name) && name !== 'sts')
      if (fresh.length > 0 || gone.length > 0) changes.set(keyOf(kind), { fresh, gone })
    }
    if (changes.size === 0) return
    for (const client of clients) {
      const change = client.namedCapabilities.has(CAP_NOTIFY) ? changes.get(keyOf(client)) : undefined
      if (change) tellChange(client, change.fresh, change.gone)
    }
  }
}

type Kind = Pick<Offered, 'hasExternal' | 'isSecure'>

const KINDS: readonly Kind[] = [false, true].flatMap((hasExternal) =>
  [false, true].map((isSecure) => ({ hasExternal, isSecure })),
)

function keyOf({ hasExternal, isSecure }: Kind): string {
  return `${hasExternal} ${isSecure}`
}

function nameIn(word: string): string {
  return word.split('=', 1)[0] as string
}

function tellChange(client: IrcClient, fresh: readonly string[], gone: readonly string[]): void {
  let { capabilities } = client
  for (const name of gone) {
    capabilities &= ~(capabilityNamed(name)?.bit ?? 0)
    client.namedCapabilities.delete(name)
  }
  const words = (subcommand: string, names: readonly string[]): string =>
    names.length === 0
      ? ''
      : intoLines(names, formatCap(client, subcommand, '').length)
          .map((line) => formatCap(client, subcommand, line))
          .join('')
  changeCapabilities(client, capabilities, words('NEW', fresh) + words('DEL', gone))
}
