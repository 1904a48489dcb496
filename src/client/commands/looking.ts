/** Commands to look around: /help /history /switch /close. */
import { bufferNamed } from '../state/selectors.ts'
import { type Command, writtenLike } from './command.ts'
import { phrases } from '../phrases/phrases.ts'

export const help: Command = {
  verb: 'help',
  completes: 'commands',
  run({ rest, commands, note, fail }) {
    const wanted = rest.replace(/^\//, '').toLowerCase()
    const shown =
      wanted === '' ? commands : commands.filter(({ verb, aliases }) => verb === wanted || aliases?.includes(wanted))
    if (shown.length === 0) return fail(phrases().answers.noCommand(wanted))
    for (const command of shown)
      note(phrases().answers.helpLine(writtenLike(command), phrases().commands[command.verb].summary))
    if (wanted !== '') return
    const { which, keys, rest: others } = phrases().answers.help
    for (const line of [which, keys, others]) if (line !== '') note(line)
  },
}

export const history: Command = {
  verb: 'history',
  run({ client, buffer, fail, note }) {
    if (!client.state.capabilities.has('draft/chathistory')) return fail(phrases().answers.keepsNoHistory)
    if (buffer.kind === 'server' || !buffer.isJoined) return fail(phrases().answers.noChannelOfYours)
    if (buffer.history === 'complete') return note(phrases().answers.nothingOlder)
    client.older(buffer.key)
  },
}

export const switchTo: Command = {
  verb: 'switch',
  aliases: ['go'],
  completes: 'buffers',
  run({ client, rest, misused, fail }) {
    if (rest === '') return misused()
    const byNumber = /^\d{1,3}$/.test(rest) ? [...client.state.buffers.values()][Number(rest) - 1] : undefined
    const buffer = byNumber ?? bufferNamed(client.state, rest) ?? bufferNamed(client.state, `#${rest}`)
    if (buffer) client.focus(buffer.key)
    else fail(phrases().answers.noneOpen(rest))
  },
}

export const close: Command = {
  verb: 'close',
  run({ client, buffer, fail }) {
    if (buffer.kind === 'server') return fail(phrases().answers.staysOpen)
    client.close(buffer.key)
  },
}
