/** The capabilities that this client understands, and how they are asked for. https://ircv3.net/specs/extensions/capability-negotiation */

export const WANTED: readonly string[] = [
  'account-notify',
  'account-tag',
  'away-notify',
  'batch',
  'cap-notify',
  'chghost',
  'draft/channel-rename',
  'draft/chathistory',
  'draft/event-playback',
  'draft/message-redaction',
  'draft/metadata-2',
  'draft/multiline',
  'draft/read-marker',
  'draft/webpush',
  'echo-message',
  'extended-join',
  'extended-monitor',
  'invite-notify',
  'labeled-response',
  'message-ids',
  'message-tags',
  'multi-prefix',
  'server-time',
  'setname',
  'snug.chat/edit',
  'snug.chat/notify',
  'snug.chat/timeline',
  'snug.chat/upload',
  'soju.im/search',
  'standard-replies',
  'userhost-in-names',
]

const MAX_REQUEST_LENGTH = 400

/** The names in a CAP list: `multi-prefix sasl=PLAIN,EXTERNAL`, values left out. */
export function parseCapabilityNames(list: string): string[] {
  return list.split(' ').flatMap((item) => (item === '' ? [] : (item.split('=', 1)[0] ?? [])))
}

/** The params of CAP REQ that ask for these, cut so that each fits into a line. */
export function formatRequests(names: readonly string[]): string[] {
  const requests: string[] = []
  let request = ''
  for (const name of names) {
    if (request !== '' && request.length + 1 + name.length > MAX_REQUEST_LENGTH) {
      requests.push(request)
      request = ''
    }
    request += request === '' ? name : ` ${name}`
  }
  return request === '' ? requests : [...requests, request]
}

/** What one message of several lines may hold: https://ircv3.net/specs/extensions/multiline */
export interface MultilineLimits {
  readonly maxBytes: number
  readonly maxLines: number
}

/** The value of `draft/multiline` in a CAP list, where there is one that can be used: `max-bytes=4096,max-lines=24`. */
export function parseMultilineLimits(list: string): MultilineLimits | undefined {
  const value = /(?:^| )draft\/multiline=(\S*)/.exec(list)?.[1]
  const maxBytes = Number(/(?:^|,)max-bytes=(\d{1,9})(?:,|$)/.exec(value ?? '')?.[1] ?? 0)
  const maxLines = Number(/(?:^|,)max-lines=(\d{1,9})(?:,|$)/.exec(value ?? '')?.[1] ?? 100)
  return maxBytes < 512 || maxLines < 2 ? undefined : { maxBytes, maxLines }
}
