/** Message ids: the entry's `seq` and the log it is in. Opaque to clients. https://ircv3.net/specs/extensions/message-ids */

export function formatMsgid(seq: number, identity: string): string {
  return `${seq.toString(36)}-${identity}`
}

/** The `seq`; undefined for what is not an id of this log. */
export function parseMsgid(msgid: string, identity: string): number | undefined {
  const [, digits] = /^([0-9a-z]{1,10})-/.exec(msgid) ?? []
  if (digits === undefined || msgid !== `${digits}-${identity}`) return undefined
  const seq = Number.parseInt(digits, 36)
  return Number.isSafeInteger(seq) && formatMsgid(seq, identity) === msgid ? seq : undefined
}
