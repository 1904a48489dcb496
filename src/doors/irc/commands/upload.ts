/** UPLOAD: asks whether a file may be sent somewhere, and where to put it. */
import type { UploadFault } from '../../../hub/files.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { phraseRejection } from '../rejections.ts'
import { withEnding } from '../reply.ts'

export const upload = command({
  verb: 'UPLOAD',
  usage: '<target> <bytes> <name>',
  summary: 'ask for an address to which a file for a channel or a person can be sent, with PUT, once',
  spec: 'docs/protocols/upload.md',
  when: 'registered',
  capability: 'snug.chat/upload',
  cost: 3,
  lacking: (client) => client.fail('UPLOAD', 'NEED_MORE_PARAMS', 'Missing parameters'),
  run({ target, bytes: size, name }, client) {
    const { files, serverName } = client.door
    if (!files) return fail(client, 'off', target)
    const bytes = /^\d{1,15}$/.test(size) ? Number(size) : undefined
    if (bytes === undefined || name === '') {
      return client.fail('UPLOAD', 'INVALID_PARAMS', target, 'Like this: UPLOAD #channel 12345 :cat.png')
    }
    const asked = files.ask(client.session, client.address, { target, name, bytes })
    if ('rejection' in asked) return client.say(phraseRejection(client, asked.rejection, client.nick, 'UPLOAD'))
    if ('fault' in asked) return fail(client, asked.fault, target)
    client.say(withEnding(`:${serverName} UPLOAD ${target} /upload/${asked.token}`))
  },
})

const FAULTS: Readonly<Record<UploadFault, readonly [code: string, sentence: string]>> = {
  off: ['UPLOADS_OFF', 'Nobody can send files here'],
  empty: ['INVALID_PARAMS', 'An empty file cannot be sent'],
  'too-large': ['TOO_LARGE', 'The file is too large'],
  quota: ['QUOTA_EXCEEDED', 'That is more than one person may send within an hour'],
  full: ['SERVER_FULL', 'There is no more room for files on the server'],
  busy: ['TOO_MANY_UPLOADS', 'Too many files are on their way'],
}

function fail(client: IrcClient, fault: UploadFault, target: string): void {
  const [code, sentence] = FAULTS[fault]
  const more = fault === 'too-large' ? [String(client.door.files?.settings.maxBytes ?? 0)] : []
  client.fail('UPLOAD', code, target, ...more, sentence)
}
