/** Who a message is from: `nick!user@host`, or a server's name. https://modern.ircdocs.horse/#source */
export interface Source {
  nick: string
  user: string
  host: string
}

/** Missing parts are empty. A server's name comes back as the nick. */
export function parseSource(text: string): Source {
  let nick = text
  let user = ''
  let host = ''
  const at = nick.indexOf('@')
  if (at >= 0) {
    host = nick.slice(at + 1)
    nick = nick.slice(0, at)
  }
  const bang = nick.indexOf('!')
  if (bang >= 0) {
    user = nick.slice(bang + 1)
    nick = nick.slice(0, bang)
  }
  return { nick, user, host }
}

/** The inverse of `parseSource`. */
export function formatSource({ nick, user, host }: Source): string {
  return nick + (user === '' ? '' : `!${user}`) + (host === '' ? '' : `@${host}`)
}
