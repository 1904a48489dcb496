/** Images and files, in English. */
import { formatBytes } from '../format-bytes.ts'
import { some } from './count.ts'

const size = (bytes: number): string => formatBytes('en', bytes)

export const files = {
  choose: 'Add images or files',
  drop: (place: string) => `Drop to send to ${place}`,
  list: 'Files that go with the message',
  remove: (name: string) => `Remove ${name}`,
  stop: (name: string) => `Stop sending ${name}`,
  retry: (name: string) => `Try ${name} again`,
  describe: (name: string) => `Describe ${name}`,
  describeHint: 'Description',
  asking: 'Waiting…',
  sent: 'Ready',
  attached: (count: number) => some(count, 'file attached', 'files attached'),
  percent: (part: number) => `${Math.floor(part * 100)}%`,
  size,
  tooMany: 'A message takes 20 files at most.',
  tooLarge: (maxBytes: number) => `Too large: ${size(maxBytes)} at most`,
  quota: 'That is more than you may send within an hour',
  full: 'The server has no more room for files',
  busy: 'Too many files at once. Try again in a moment',
  off: 'Nobody can send files here',
  empty: 'The file is empty',
  cut: 'The connection broke. Try again',
  offline: 'Not connected. Try again',
  forbidden: 'You may not send files here',
  open: (name: string) => `Open ${name}`,
  download: (name: string, bytes: string) => `Download ${name}, ${bytes}`,
  original: 'Open the original',
  previous: 'Previous picture',
  next: 'Next picture',
  gone: 'This file is gone',
}
