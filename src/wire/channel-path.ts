/** A channel's name as one step of a path: without its `#`, and percent-encoded. The page and the server read it alike. */

const PREFIXES = '#&+!'

/** The hash stays where what is behind it would be taken for another prefix, or for a step up. */
export function formatChannelPath(name: string): string {
  const rest = name.startsWith('#') ? name.slice(1) : name
  const isPlain = rest !== '' && !PREFIXES.includes(rest.charAt(0)) && !/^\.{1,2}$/.test(rest)
  return encodeURIComponent((isPlain ? rest : name).toWellFormed())
}

/** The inverse; undefined for what is no name in a path. */
export function parseChannelPath(step: string): string | undefined {
  const name = decoded(step)
  if (name === undefined || name === '') return undefined
  return PREFIXES.includes(name.charAt(0)) ? name : `#${name}`
}

/** Where the page shows a message of a channel. */
export function messagePath(channel: string, msgid: string): string {
  return `/c/${formatChannelPath(channel)}/${encodeURIComponent(msgid)}`
}

/** Percent-encoded UTF-8; undefined where it is none. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
