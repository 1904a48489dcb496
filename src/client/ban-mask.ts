/** A mask in a channel's list of bans, for people. */
export interface BanMask {
  /** It only silences. */
  readonly isMute: boolean
  /** A nick, an account or a host where the mask is about nothing else; or else the mask. */
  readonly whom: string
}

/** Reads `bob!*@*`, `*!*@host`, `a:account`, and the same behind `m:`, which mutes. https://modern.ircdocs.horse/#ban-channel-mode */
export function readBanMask(mask: string): BanMask {
  const isMute = mask.startsWith('m:')
  const rest = isMute ? mask.slice(2) : mask
  const whom =
    /^a:([^*?]+)$/.exec(rest)?.[1] ?? /^\*!\*@([^*?]+)$/.exec(rest)?.[1] ?? /^([^*?!@]+)!\*@[^!@]+$/.exec(rest)?.[1]
  return { isMute, whom: whom ?? rest }
}
