/** Waits until the server has taken all that was sent: its PONG comes after the answers to everything before the PING. */
import type { MessageToFormat } from '../wire/irc/message.ts'

export interface Barriers {
  /** Resolves with true when the PONG comes, with false when the connection is not there any more. */
  raise(): Promise<boolean>
  onPong(token: string): void
  /** The connection is gone: nothing will come any more. */
  fall(): void
}

/** `send` gives false where nobody is connected. */
export function createBarriers(send: (message: MessageToFormat) => boolean): Barriers {
  const raised = new Map<string, (isPassed: boolean) => void>()
  let count = 0

  return {
    raise() {
      const token = `settled${++count}`
      if (!send({ verb: 'PING', params: [token] })) return Promise.resolve(false)
      return new Promise((resolve) => raised.set(token, resolve))
    },
    onPong(token) {
      raised.get(token)?.(true)
      raised.delete(token)
    },
    fall() {
      for (const resolve of raised.values()) resolve(false)
      raised.clear()
    },
  }
}
