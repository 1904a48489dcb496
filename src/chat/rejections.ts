/** Why something did not happen. A value, not an error: each door has words for every one of them. */
import type { MetadataFault } from './metadata.ts'
import type { NameFault } from './names.ts'
import type { Right } from './rights.ts'

export type Rejection =
  | { readonly why: 'not-here' }
  | { readonly why: 'already-here' }
  | { readonly why: 'nick-invalid'; readonly nick: string; readonly fault: NameFault }
  | { readonly why: 'nick-in-use'; readonly nick: string }
  /** It belongs to an account, and the asker is not logged in to it. */
  | { readonly why: 'nick-registered'; readonly nick: string }
  /** It could be mistaken for the nick of somebody who is here, or of an account. */
  | { readonly why: 'nick-confusable'; readonly nick: string }
  /** They are banned or muted in a channel that they are in: another nick would be a way around that. */
  | { readonly why: 'nick-held'; readonly nick: string; readonly channel: string }
  | { readonly why: 'banned-from-server'; readonly reason: string }
  /** Newcomers without an account are turned away for now. */
  | { readonly why: 'door-closed' }
  | { readonly why: 'too-many-sessions'; readonly max: number }
  | { readonly why: 'shunned' }
  /** A rule of the server's operators forbids the text. */
  | { readonly why: 'spam'; readonly reason: string }
  | { readonly why: 'account-exists'; readonly account: string }
  /** What they proved was another account of that name, or before its password was changed. */
  | { readonly why: 'proof-outdated'; readonly account: string }
  /** The server has a fault: nothing of it happened. */
  | { readonly why: 'failed' }
  | { readonly why: 'account-name-invalid'; readonly account: string; readonly fault: NameFault }
  | { readonly why: 'no-such-account'; readonly account: string }
  /** Its e-mail address is not verified yet. */
  | { readonly why: 'account-unverified'; readonly account: string }
  /** Not the code, or it was used, or is too old. */
  | { readonly why: 'code-wrong'; readonly account: string }
  | { readonly why: 'account-suspended'; readonly account: string; readonly reason: string }
  | { readonly why: 'server-full-of-accounts' }
  | { readonly why: 'certificate-taken' }
  | { readonly why: 'too-many-certificates'; readonly max: number }
  | { readonly why: 'passkey-taken' }
  | { readonly why: 'no-such-passkey' }
  | { readonly why: 'too-many-passkeys'; readonly max: number }
  | { readonly why: 'logged-in-already'; readonly account: string }
  | { readonly why: 'not-logged-in' }
  /** The operators of the server let nobody stay who is not connected. */
  | { readonly why: 'always-on-off' }
  /** A right of server operators is wanting. */
  | { readonly why: 'right-needed'; readonly right: Right }
  | { readonly why: 'account-needed'; readonly channel: string }
  | { readonly why: 'channel-registered'; readonly channel: string }
  | { readonly why: 'channel-not-registered'; readonly channel: string }
  | { readonly why: 'founder-needed'; readonly channel: string }
  | { readonly why: 'too-many-registered'; readonly max: number }
  | { readonly why: 'access-list-full'; readonly channel: string }
  | { readonly why: 'rank-needed'; readonly channel: string; readonly nick: string }
  /** The channel's founder locked the mode as it is. */
  | { readonly why: 'mode-locked'; readonly channel: string; readonly letter: string; readonly lock: string }
  /** Only those on the access list have such a rank there. */
  | { readonly why: 'access-needed'; readonly channel: string; readonly nick: string }
  | { readonly why: 'setting-invalid'; readonly setting: string; readonly value: string }
  | { readonly why: 'channel-name-in-use' | 'cannot-rename'; readonly channel: string; readonly to: string }
  | { readonly why: 'ban-invalid'; readonly what: string }
  | { readonly why: 'no-such-ban'; readonly what: string }
  | { readonly why: 'server-ban-list-full' }
  /** The channel takes no more so soon: joins, or what one says. */
  | { readonly why: 'too-fast'; readonly channel: string; readonly what: 'join' | 'say' }
  | { readonly why: 'takes-no-messages'; readonly nick: string }
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
      readonly because:
        | 'not-on-channel'
        | 'moderated'
        | 'banned'
        | 'muted'
        | 'account-needed'
        | 'no-ctcp'
        | 'no-notices'
    }
  /** `target` and `key` as they were asked for; the nick for oneself. */
  | { readonly why: 'metadata-refused'; readonly target: string; readonly key: string; readonly fault: MetadataFault }
  /** There is none such, or not there, or not for the asker. */
  | { readonly why: 'no-such-message'; readonly target: string; readonly seq: number }
  | {
      readonly why: 'message-not-yours'
      readonly target: string
      readonly seq: number
      readonly what: 'edit' | 'redact'
    }
  /** It is too long ago. */
  | {
      readonly why: 'too-late'
      readonly target: string
      readonly seq: number
      readonly what: 'edit' | 'redact'
    }
  /** The message is taken away. A file that it named is not: somebody else showed it before, elsewhere. */
  | { readonly why: 'file-stays'; readonly target: string; readonly seq: number }
  | { readonly why: 'reaction-invalid'; readonly target: string; readonly value: string }
  | { readonly why: 'too-many-pins'; readonly channel: string; readonly max: number }
  /** What was sent again had arrived: it is this message. */
  | { readonly why: 'said-already'; readonly target: string; readonly seq: number }
  | { readonly why: 'nothing-said' }
  /** `what` is the field in the words of IRC: text, topic, reason, key, mask, tags … */
  | { readonly why: 'too-long'; readonly what: string; readonly maxBytes: number }
  | { readonly why: 'too-many-lines'; readonly max: number }
  | { readonly why: 'bad-characters'; readonly what: string }
  | { readonly why: 'unknown-mode'; readonly letter: string; readonly channel: string }
  | { readonly why: 'unknown-own-mode'; readonly letter: string }
  | { readonly why: 'mode-param-needed'; readonly letter: string; readonly channel: string }
  | { readonly why: 'bad-mode-param'; readonly letter: string; readonly channel: string; readonly param: string }
  | { readonly why: 'too-many-modes'; readonly channel: string; readonly max: number }
  | { readonly why: 'ban-list-full'; readonly channel: string; readonly letter: string; readonly mask: string }
  /** The hub's own: it was right, but could not be written, so it did not happen. */
  | { readonly why: 'not-kept' }
