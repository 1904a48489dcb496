/** Commands to look around: /help /history /search /switch /close. */
import { dateAndTime } from '../date-time.ts'
import { stripFormatting } from '../formatting.ts'
import type { Buffer } from '../state/client-state.ts'
import { bufferNamed } from '../state/selectors.ts'
import { entriesBackwards } from '../state/timeline.ts'
import type { Command } from './command.ts'

const MAX_FOUND = 20

export const help: Command = {
  verb: 'help',
  usage: '[<command>]',
  summary: 'show the commands',
  completes: 'commands',
  run({ rest, commands, note, fail }) {
    const wanted = rest.replace(/^\//, '').toLowerCase()
    const shown =
      wanted === '' ? commands : commands.filter(({ verb, aliases }) => verb === wanted || aliases?.includes(wanted))
    if (shown.length === 0) return fail(`There is no command /${wanted}.`)
    for (const { verb, usage, summary } of shown) note(`/${`${verb} ${usage}`.trimEnd()}: ${summary}`)
    if (wanted === '') note('Anything else is said. //text says /text. QUIT alone leaves.')
  },
}

export const history: Command = {
  verb: 'history',
  usage: '',
  summary: 'fetch older messages of this channel',
  run({ client, buffer, fail, note }) {
    if (!client.state.capabilities.has('draft/chathistory')) return fail('This server keeps no history.')
    if (buffer.kind !== 'channel' || !buffer.isJoined) return fail('This is not a channel that you are in.')
    if (buffer.history === 'complete') return note('There is nothing older.')
    client.older(buffer.key)
  },
}

export const search: Command = {
  verb: 'search',
  usage: '<words>',
  summary: 'find words in the messages loaded here',
  run({ buffer, rest, misused, note }) {
    const words = rest
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '')
    if (words.length === 0) return misused()
    const { found, total } = find(buffer, words)
    for (const line of found.reverse()) note(line)
    const count =
      total === 0 ? 'Nothing found' : total > MAX_FOUND ? `The last ${MAX_FOUND} of ${total} found` : `${total} found`
    note(`${count}, in the ${buffer.timeline.length} lines loaded here. /history loads older ones.`)
  },
}

/** Newest first, as lines to read. */
function find(buffer: Buffer, words: readonly string[]): { found: string[]; total: number } {
  const found: string[] = []
  let total = 0
  for (const [, entry] of entriesBackwards(buffer.timeline)) {
    if (entry.kind !== 'talk') continue
    const text = stripFormatting(entry.text)
    const lower = text.toLowerCase()
    if (!words.every((word) => lower.includes(word))) continue
    if (total++ < MAX_FOUND) found.push(`${dateAndTime(entry.time)} ${entry.nick}: ${text}`)
  }
  return { found, total }
}

export const switchTo: Command = {
  verb: 'switch',
  aliases: ['go'],
  usage: '<number or name>',
  summary: 'look at another channel or conversation',
  completes: 'buffers',
  run({ client, rest, misused, fail }) {
    if (rest === '') return misused()
    const byNumber = /^\d{1,3}$/.test(rest) ? [...client.state.buffers.values()][Number(rest) - 1] : undefined
    const buffer = byNumber ?? bufferNamed(client.state, rest) ?? bufferNamed(client.state, `#${rest}`)
    if (buffer) client.focus(buffer.key)
    else fail(`Nothing by the name ${rest} is open.`)
  },
}

export const close: Command = {
  verb: 'close',
  usage: '',
  summary: 'close this conversation, or leave this channel and close it',
  run({ client, buffer, fail }) {
    if (buffer.kind === 'server') return fail('This one stays open. /quit leaves the server.')
    client.close(buffer.key)
  },
}
