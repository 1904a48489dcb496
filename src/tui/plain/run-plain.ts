/** The client line by line: for scripts, pipes and screen readers. No escapes, nothing is ever drawn over. */
import type { Client } from '../../client/client.ts'
import { submitLine } from '../../client/commands/submit-line.ts'
import { SERVER_BUFFER } from '../../client/state/client-state.ts'
import type { ClientState } from '../../client/state/client-state.ts'
import { activeBuffer } from '../../client/state/selectors.ts'
import { safeText } from '../text/safe-text.ts'
import type { LineSource } from './line-source.ts'
import { plainLine } from './plain-lines.ts'

export interface RunPlainOptions {
  readonly client: Client
  readonly source: LineSource
  readonly stdout: NodeJS.WritableStream
  /** Somebody sits there; otherwise each line waits until the one before it has been delivered. */
  readonly isInteractive: boolean
}

/** Until the input ends or the person leaves. The exit code: 0, or 1 when something was not delivered. */
export async function runPlain({ client, source, stdout, isInteractive }: RunPlainOptions): Promise<number> {
  const print = (line: string): void => void stdout.write(`${line}\n`)
  const entered = Promise.withResolvers<void>()
  const stopped = Promise.withResolvers<undefined>()
  const leave = (): void => void client.quit('')
  const unsubscribe = client.subscribe((state, previous) => {
    for (const line of linesFor(state, previous)) print(line)
    if (hasArrived(state)) entered.resolve()
    if (state.status.at === 'stopped') stopped.resolve(undefined)
  })
  stdout.on('error', leave)
  process.once('SIGTERM', leave).once('SIGINT', leave).once('SIGHUP', leave)

  let isDelivered = true
  if (hasArrived(client.state)) entered.resolve()
  await Promise.race([entered.promise, stopped.promise])
  for (;;) {
    const line = await Promise.race([source.next(), stopped.promise])
    if (line === undefined) break
    submitLine(client, line)
    if (!isInteractive && client.state.status.at !== 'stopped') isDelivered = await client.settled()
    if (!isDelivered) break
  }
  if (isInteractive && client.state.status.at === 'online') isDelivered = await client.settled()
  if (client.state.status.at !== 'stopped') await client.quit('')
  unsubscribe()
  stdout.removeListener('error', leave)
  process.off('SIGTERM', leave).off('SIGINT', leave).off('SIGHUP', leave)
  return isDelivered || wasAskedToLeave(client.state) ? 0 : 1
}

/** In a channel, or refused there: from here on a line has a place to go, or an answer. */
function hasArrived(state: ClientState): boolean {
  return (
    state.active !== SERVER_BUFFER || state.news.some(({ entry }) => entry.kind === 'note' && entry.tone === 'error')
  )
}

function wasAskedToLeave({ status }: ClientState): boolean {
  return status.at === 'stopped' && status.why === 'quit'
}

function* linesFor(state: ClientState, previous: ClientState): Generator<string> {
  for (const news of state.news) {
    const buffer = state.buffers.get(news.buffer)
    // The server's welcome is long and says nothing that a listener needs.
    const isWelcome = news.buffer === SERVER_BUFFER && activeBuffer(state).kind === 'server' && !isError(news.entry)
    const line = buffer && !isWelcome ? plainLine(news, buffer) : undefined
    if (line !== undefined) yield line
  }
  for (const { key, name, members, namesComing, topic } of state.buffers.values()) {
    const before = previous.buffers.get(key)
    if (!before?.namesComing || namesComing) continue
    if (topic !== '') yield safeText(`* ${name}: ${topic}`)
    const nicks = [...members.values()].map(({ nick }) => nick)
    yield safeText(
      `* In ${name}: ${nicks.slice(0, 50).join(', ')}${nicks.length > 50 ? `, ${nicks.length - 50} more` : ''}`,
    )
  }
  if (state.status.at === 'waiting' && previous.status.at !== 'waiting') yield '* Trying again…'
  if (state.status.at === 'online' && previous.status.at !== 'online' && state.connection > 1)
    yield '* Connected again.'
}

function isError(entry: ClientState['news'][number]['entry']): boolean {
  return entry.kind === 'note' && entry.tone === 'error'
}
