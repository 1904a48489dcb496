/** The link in a mail for a new password, `/#reset=NAME/CODE`: the code leaves the address at once, so that it stays in no history and on no screen. */

export interface ResetLink {
  readonly name: string
  readonly code: string
}

/** From the part of an address behind its `#`, with that; undefined for any other. */
export function parseResetLink(hash: string): ResetLink | undefined {
  const [, name = '', code = ''] = /^#reset=([^/]{1,300})\/([0-9a-f]{1,128})$/.exec(hash) ?? []
  if (code === '') return undefined
  try {
    return { name: decodeURIComponent(name), code }
  } catch {
    return undefined
  }
}

/** The link that the page was opened by; until it was used. */
let opened: ResetLink | undefined

/** Takes it out of the address, where there is one. Gives whether there is. */
export function takeResetLink(): boolean {
  opened = parseResetLink(location.hash)
  if (opened) history.replaceState(history.state, '', location.pathname + location.search)
  return opened !== undefined
}

/** Once. */
export function spendResetLink(): ResetLink | undefined {
  const link = opened
  opened = undefined
  return link
}
