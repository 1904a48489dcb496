/** What the page says where there is no network, in English. */
import { some } from './count.ts'

export const offline = {
  newer: 'A newer version of this page is ready.',
  load: 'Reload',
  filesLost: 'Files that are not sent yet have to be chosen again.',
  remembered: 'What you see is from your last visit. Connecting…',
  rememberedLost: (seconds: number) =>
    `What you see is from your last visit. There is no connection; trying again in ${some(seconds, 'second', 'seconds')}.`,
  waiting: 'Waiting to be sent',
  edit: 'Edit',
  discard: 'Discard',
  insecureTitle: 'This page was not loaded over https',
  insecure:
    'So browsers keep some things back: it does not open without a network, cannot be installed, gives no notices outside of its tab, and knows no passkeys. Everything else works, and what you write while offline waits here and is sent later. Whoever runs the server can turn on TLS.',
  device: 'This device',
  kept: 'The newest messages of your channels, what waits to be sent, and what you began to write are kept in this browser.',
  keptFor: 'With them the page opens without a network.',
  forget: 'Leave and forget everything here',
  forgetSure: 'Really forget everything? Press again.',
  forgetting: 'Forgetting what was kept here…',
}
