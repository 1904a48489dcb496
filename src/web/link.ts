/** A link over a WebSocket: one line of IRC in each message. https://ircv3.net/specs/extensions/websocket */
import type { OpenLink } from '../client/link.ts'

const SUBPROTOCOL = 'text.ircv3.net'
/** RFC 6455 §7.4.1 */
const NORMAL = 1000

/** Why a link is over that never began. */
export const UNREACHABLE = 'the server cannot be reached'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** What the page was loaded from has the room too: `wss:` where that was `https:`. */
export function roomAddress({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string {
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/irc`
}

/** `Socket` is the browser's own, but in tests. */
export function webSocketLink(address: string, Socket: typeof WebSocket = WebSocket): OpenLink {
  return (listener) => {
    const socket = new Socket(address, SUBPROTOCOL)
    let isOpen = false
    let isOver = false

    function over(reason: string): void {
      if (isOver) return
      isOver = true
      listener.closed(reason)
    }

    socket.onopen = () => {
      if (isOver) return
      isOpen = true
      listener.opened()
    }
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isOver && typeof data === 'string') listener.received(encoder.encode(`${data}\r\n`))
    }
    // An error says nothing, and is always followed by this.
    socket.onclose = ({ reason }) => {
      over(reason || (isOpen ? 'the connection was closed' : UNREACHABLE))
    }
    return {
      write(bytes) {
        if (!isOpen || isOver || socket.readyState !== Socket.OPEN) return
        for (const line of decoder.decode(bytes).split('\r\n')) if (line !== '') socket.send(line)
      },
      close: () => socket.close(NORMAL),
      destroy(reason) {
        // A browser may wait long for the other side to agree.
        socket.close(NORMAL)
        queueMicrotask(() => over(reason))
      },
    }
  }
}
