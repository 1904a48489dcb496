/** The capabilities that this client understands, and how they are asked for. https://ircv3.net/specs/extensions/capability-negotiation */

export const WANTED: readonly string[] = [
  'account-notify',
  'account-tag',
  'away-notify',
  'batch',
  'cap-notify',
  'chghost',
  'draft/chathistory',
  'echo-message',
  'extended-join',
  'invite-notify',
  'labeled-response',
  'message-ids',
  'message-tags',
  'multi-prefix',
  'server-time',
  'setname',
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
