/** What one is told of, in English. */
import { some } from './count.ts'

export const notices = {
  several: (count: number) => some(count, 'new message', 'new messages'),
  title: 'Notifications',
  of: (place: string) => `Notifications from ${place}`,
  levels: { all: 'Everything', mentions: 'Mentions only', none: 'Nothing (muted)' },
  asUsual: (level: string) => `As in other channels: ${level}`,
  usual: 'In channels',
  usualHint: 'Direct messages always notify you, unless you mute the person.',
  exceptions: 'Exceptions',
  noExceptions: 'To choose otherwise for one channel or person, use its menu in the list.',
  forget: (place: string) => `As usual again in ${place}`,
  muted: 'muted',
  words: 'Words that notify you like your name',
  wordsHint: 'Separated by commas',
  desktop: 'On this device, while the page is open',
  desktopHint: 'Your system shows messages for you when you are looking elsewhere.',
  sound: 'A short sound',
  push: 'On this device, also while the page is closed',
  pushHint: 'The push service of your browser brings it, encrypted. You then stay in your channels while you are away.',
  trouble: {
    insecure: 'Browsers allow this only where the address begins with https, or on the machine itself.',
    unsupported: 'This browser cannot do that.',
    'not-installed':
      'On an iPhone or iPad, put the page on the home screen first (Share, Add to Home Screen), and open it there.',
    'not-offered': 'This server does not offer it.',
    guest: 'This needs an account, because a guest leaves with the page.',
    forbidden: 'The browser forbids it for this page. Its settings for this page can change that.',
    failed: 'No push service could be reached. Try again later.',
  },
  kept: 'Kept in this browser. With an account, these are the same on all your devices.',
  shared: 'The same on all your devices.',
}
