/** Commands to look around: /help /history /switch /close. */
import { bufferNamed } from '../state/selectors.ts'
import type { Command } from './command.ts'

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
    if (wanted !== '') return
    note('^2 is the second last message, ^amy the last one of amy.')
    note('On a full screen: Up changes what you said last, Alt-K chooses a message, Alt-Enter begins another line.')
    note('Anything else is said. //text says /text. QUIT alone leaves.')
  },
}

export const history: Command = {
  verb: 'history',
  usage: '',
  summary: 'fetch older messages',
  run({ client, buffer, fail, note }) {
    if (!client.state.capabilities.has('draft/chathistory')) return fail('This server keeps no history.')
    if (buffer.kind === 'server' || !buffer.isJoined) return fail('This is not a channel that you are in.')
    if (buffer.history === 'complete') return note('There is nothing older.')
    client.older(buffer.key)
  },
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
