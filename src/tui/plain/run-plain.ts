/** The client line by line: for scripts, pipes and screen readers. No escapes, nothing is ever drawn over. */
import type { Client } from '../../client/client.ts'
import { submitLine } from '../../client/commands/submit-line.ts'
import { SERVER_BUFFER } from '../../client/state/client-state.ts'
import type { ClientState } from '../../client/state/client-state.ts'
import { activeBuffer } from '../../client/state/selectors.ts'
import type { LineSource } from './line-source.ts'
import { createPlainNews } from './plain-news.ts'

export interface RunPlainOptions {
  readonly client: Client
  readonly source: LineSource
  readonly stdout: NodeJS.WritableStream
  /** Somebody sits there; otherwise each line waits until the one before it has been delivered. */
  readonly isInteractive: boolean
  /** How long a line waits for a connection that was lost. */
  readonly patienceMs: number
}

/** Until the input ends or the person leaves. The exit code: 0, or 1 when something was not delivered. */
export async function runPlain(options: RunPlainOptions): Promise<number> {
  const { client, stdout } = options
  const leave = (): void => void client.quit('')
  const news = createPlainNews()
  const unsubscribe = client.subscribe((state, previous) => {
    for (const line of news.lines(state, previous)) stdout.write(`${line}\n`)
    if (options.isInteractive && state.news.length > 0) client.seen(state.active)
  })
  stdout.on('error', leave)
  process.once('SIGTERM', leave).once('SIGINT', leave).once('SIGHUP', leave)

  const isDelivered = await sayAll(options)
  if (client.state.status.at !== 'stopped') await client.quit('')
  unsubscribe()
  stdout.removeListener('error', leave)
  process.off('SIGTERM', leave).off('SIGINT', leave).off('SIGHUP', leave)
  return isDelivered ? 0 : 1
}

/** Whether everything that was to be said has been delivered. */
async function sayAll({ client, source, isInteractive, patienceMs }: RunPlainOptions): Promise<boolean> {
  const stopped = until(client, ({ status }) => status.at === 'stopped').then(() => undefined)
  await until(client, hasArrived)
  let isDelivered = true
  for (;;) {
    const line = await Promise.race([source.next(), stopped])
    if (line === undefined) break
    if (!isInteractive && !(await until(client, canSpeak, patienceMs))) return client.isQuitting
    const isSaid = submitLine(client, line)
    if (isInteractive) continue
    const isTaken = (await client.settled()) || client.isQuitting
    isDelivered = isDelivered && isSaid && isTaken
  }
  if (isInteractive && client.state.status.at === 'online') return (await client.settled()) || client.isQuitting
  return isDelivered
}

/** Resolves with true when the state is so, with false when it is not in time. */
function until(client: Client, isSo: (state: ClientState) => boolean, patienceMs?: number): Promise<boolean> {
  if (isSo(client.state)) return Promise.resolve(true)
  return new Promise((resolve) => {
    const settle = (outcome: boolean): void => {
      unsubscribe()
      clearTimeout(patience)
      resolve(outcome)
    }
    const patience = patienceMs === undefined ? undefined : setTimeout(() => settle(false), patienceMs)
    const unsubscribe = client.subscribe((state) => {
      if (isSo(state)) settle(true)
    })
  })
}

function canSpeak(state: ClientState): boolean {
  return state.status.at === 'stopped' || (state.status.at === 'online' && activeBuffer(state).isJoined)
}

/** In a channel, or refused there: from here on a line has a place to go, or an answer. */
function hasArrived(state: ClientState): boolean {
  return (
    state.active !== SERVER_BUFFER || state.news.some(({ entry }) => entry.kind === 'note' && entry.tone === 'error')
  )
}
