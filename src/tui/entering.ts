/** The way in, before there is a screen: a name, a server that answers, and another try where one of them will not do. */
import type { Client } from '../client/client.ts'
import { SERVER_PASSWORD } from '../client/server-connection.ts'
import type { Status } from '../client/state/client-state.ts'
import { isAboutCertificate } from '../client/tls-link.ts'
import { safeText } from './text/safe-text.ts'

export interface EnteringOptions {
  readonly client: Client
  readonly host: string
  readonly port: number
  /** Asks the person; undefined where nobody sits there, and resolves with undefined when they go away. */
  readonly ask: ((question: string) => Promise<string | undefined>) | undefined
  /** The same for what nobody may see. */
  readonly askSecretly: EnteringOptions['ask']
  readonly tell: (text: string) => void
  /** A name to try when nobody can be asked and this one is refused; undefined gives up. */
  readonly otherName: (refused: string, attempt: number) => string | undefined
}

/** Starts the client. True once we are in, false when it was given up; the person then knows why. */
export async function enterServer(options: EnteringOptions): Promise<boolean> {
  const { client, host, port, ask, askSecretly, tell, otherName } = options
  for (let refusals = 0; ;) {
    const outcome = await reachServer(client)
    switch (outcome.at) {
      case 'online':
        return true
      case 'nick-refused': {
        const name = ask ? await askName(ask, tell, outcome) : otherName(outcome.nick, ++refusals)
        if (name === undefined) {
          if (!ask) tell(`${safeText(outcome.nick)}: ${safeText(outcome.sentence)}`)
          await client.quit('')
          return false
        }
        client.tryNick(name)
        continue
      }
      case 'stopped':
        if (outcome.why === SERVER_PASSWORD) {
          tell(
            `The server at ${host} port ${port} wants a password from whoever comes in, and this was none or the wrong one.`,
          )
          const password = await askSecretly?.('Its password: ')
          if (!password) return false
          client.setServerPassword(password)
          continue
        }
        tell(explanation(host, port, outcome))
        if (!ask || !(await wantsAnotherTry(ask))) return false
    }
  }
}

type Outcome = Extract<Status, { at: 'online' | 'nick-refused' }> | { at: 'stopped'; why: string; wasReached: boolean }

/** Waits for what comes of it; starts first where nothing is under way. */
function reachServer(client: Client): Promise<Outcome> {
  return new Promise((resolve) => {
    let wasReached = client.state.status.at === 'registering'
    const unsubscribe = client.subscribe(({ status }, previous) => {
      if (status === previous.status) return
      if (status.at === 'registering') wasReached = true
      if (status.at === 'online' || status.at === 'nick-refused') settle(status)
      if (status.at === 'stopped') settle({ ...status, wasReached })
    })
    const settle = (outcome: Outcome): void => {
      unsubscribe()
      resolve(outcome)
    }
    if (client.state.status.at === 'stopped') client.start()
  })
}

async function askName(
  ask: NonNullable<EnteringOptions['ask']>,
  tell: (text: string) => void,
  { nick, sentence }: { nick: string; sentence: string },
): Promise<string | undefined> {
  tell(`${safeText(nick)}: ${safeText(sentence)}`)
  return askForName(ask, 'Another name: ')
}

/** Until something that can be one word of IRC is given. */
export async function askForName(
  ask: NonNullable<EnteringOptions['ask']>,
  question: string,
): Promise<string | undefined> {
  for (;;) {
    const name = (await ask(question))?.trim()
    if (name === undefined || isOneWord(name)) return name
  }
}

/** The server has the last word about names; this is what cannot even be asked. */
export function isOneWord(name: string): boolean {
  return name !== '' && !name.startsWith(':') && !/[\s\0]/.test(name)
}

async function wantsAnotherTry(ask: NonNullable<EnteringOptions['ask']>): Promise<boolean> {
  const answer = await ask('Enter tries again, q leaves: ')
  return answer !== undefined && !/^q/i.test(answer.trim())
}

function explanation(host: string, port: number, { why, wasReached }: { why: string; wasReached: boolean }): string {
  if (isAboutCertificate(why)) return `Reached ${host} port ${port}, and said nothing: ${safeText(why)}.`
  return wasReached ? turnedAway(host, port, why) : unreachable(host, port, why)
}

function unreachable(host: string, port: number, why: string): string {
  return [
    `Could not reach Snug at ${host} port ${port} (${why}).`,
    'Please check the address, the port, and whether the server is running.',
    `The address tried was ${host.includes(':') ? `[${host}]` : host}:${port}.`,
  ].join('\n')
}

function turnedAway(host: string, port: number, why: string): string {
  return `Reached ${host} port ${port}, but could not come in: ${safeText(why).replace(/\.$/, '')}.\nIf it is not a Snug or IRC server, please check the address and the port.`
}
