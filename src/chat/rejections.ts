/** Why something did not happen. A value, not an error: each door has words for every one of them. */
import type { NameFault } from './names.ts'

export type Rejection =
  | { readonly why: 'not-here' }
  | { readonly why: 'already-here' }
  | { readonly why: 'nick-invalid'; readonly nick: string; readonly fault: NameFault }
  | { readonly why: 'nick-in-use'; readonly nick: string }
  | { readonly why: 'no-such-nick'; readonly nick: string }
  | { readonly why: 'channel-name-invalid'; readonly channel: string; readonly fault: NameFault }
  | { readonly why: 'no-such-channel'; readonly channel: string }
  | { readonly why: 'too-many-channels'; readonly channel: string }
  /** The server holds no more channels. */
  | { readonly why: 'server-full-of-channels'; readonly channel: string }
  | { readonly why: 'not-on-channel'; readonly channel: string }
  | { readonly why: 'nick-not-on-channel'; readonly nick: string; readonly channel: string }
  | { readonly why: 'nick-already-on-channel'; readonly nick: string; readonly channel: string }
  | { readonly why: 'operator-needed'; readonly channel: string }
  | { readonly why: 'banned'; readonly channel: string }
  | { readonly why: 'invite-only'; readonly channel: string }
  | { readonly why: 'wrong-key'; readonly channel: string }
  | { readonly why: 'channel-full'; readonly channel: string }
  | {
      readonly why: 'cannot-send'
      readonly channel: string
      readonly because: 'not-on-channel' | 'moderated' | 'banned'
    }
  | { readonly why: 'nothing-said' }
  /** `what` is the field in the words of IRC: text, topic, reason, key, mask, tags … */
  | { readonly why: 'too-long'; readonly what: string; readonly maxBytes: number }
  | { readonly why: 'bad-characters'; readonly what: string }
  | { readonly why: 'unknown-mode'; readonly letter: string; readonly channel: string }
  | { readonly why: 'unknown-own-mode'; readonly letter: string }
  | { readonly why: 'mode-param-needed'; readonly letter: string; readonly channel: string }
  | { readonly why: 'bad-mode-param'; readonly letter: string; readonly channel: string; readonly param: string }
  | { readonly why: 'too-many-modes'; readonly channel: string; readonly max: number }
  | { readonly why: 'ban-list-full'; readonly channel: string; readonly mask: string }
  /** The hub's own: it was right, but could not be written, so it did not happen. */
  | { readonly why: 'not-kept' }
