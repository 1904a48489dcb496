/** How large things may be. Part of the chat, so that every node decides alike. */
export interface Limits {
  /** Characters (code points) of a nick; its UTF-8 has at most twice as many bytes. */
  readonly nickLength: number
  /** Characters of a channel's name with its `#`; its UTF-8 has at most twice as many bytes. */
  readonly channelLength: number
  /** Of what is relayed, or announced. */
  readonly textBytes: number
  /** Of what somebody says, and how many lines it may have. */
  readonly multilineBytes: number
  readonly multilineLines: number
  /** What a reaction is: an emoji, or a word. */
  readonly reactionBytes: number
  readonly pinsPerChannel: number
  /** Channels and conversations of which one person's place is kept. */
  readonly readMarkers: number
  /** Devices of one account that are pushed to. */
  readonly pushSubscriptions: number
  /** Channels and conversations of which one account says what it wants to be told of, and words that count as its nick. */
  readonly noticeLevels: number
  readonly noticeWords: number
  readonly noticeWordLength: number
  /** Client tags as they stand in a line. */
  readonly tagBytes: number
  readonly topicBytes: number
  readonly reasonBytes: number
  readonly awayBytes: number
  readonly realnameBytes: number
  readonly usernameLength: number
  readonly keyBytes: number
  readonly maskBytes: number
  /** Channels that one user may be in. */
  readonly channelsPerUser: number
  /** Channels in all, also those that are kept with nobody in them. */
  readonly channels: number
  /** Masks in each of a channel's lists. */
  readonly bansPerChannel: number
  /** Connections of one account at once. */
  readonly sessionsPerUser: number
  readonly accounts: number
  readonly certificatesPerAccount: number
  /** Browsers that are logged in to it. */
  readonly devicesPerAccount: number
  readonly passkeysPerAccount: number
  readonly passkeyNameBytes: number
  readonly channelsPerAccount: number
  readonly accessPerChannel: number
  readonly serverBans: number
  readonly spamRules: number
  readonly invitationsPerChannel: number
  /** Keys of one person or channel. */
  readonly metadataKeys: number
  readonly metadataKeyLength: number
  readonly metadataValueBytes: number
  /** Keys that one client is told of. */
  readonly metadataSubscriptions: number
  /** Mode changes in one command. */
  readonly modesPerCommand: number
}

export const DEFAULT_LIMITS: Limits = {
  nickLength: 32,
  channelLength: 64,
  textBytes: 4096,
  multilineBytes: 16_384,
  multilineLines: 100,
  reactionBytes: 64,
  pinsPerChannel: 50,
  readMarkers: 500,
  pushSubscriptions: 10,
  noticeLevels: 300,
  noticeWords: 20,
  noticeWordLength: 30,
  tagBytes: 4094,
  topicBytes: 390,
  reasonBytes: 300,
  awayBytes: 300,
  realnameBytes: 150,
  usernameLength: 20,
  keyBytes: 40,
  maskBytes: 128,
  channelsPerUser: 100,
  channels: 10_000,
  bansPerChannel: 100,
  sessionsPerUser: 32,
  accounts: 100_000,
  certificatesPerAccount: 10,
  devicesPerAccount: 32,
  passkeysPerAccount: 10,
  passkeyNameBytes: 100,
  channelsPerAccount: 20,
  accessPerChannel: 200,
  serverBans: 1000,
  spamRules: 50,
  invitationsPerChannel: 100,
  metadataKeys: 20,
  metadataKeyLength: 40,
  metadataValueBytes: 300,
  metadataSubscriptions: 50,
  modesPerCommand: 6,
}

/** The length of a text in UTF-8, in bytes. */
export function utf8Bytes(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    // A surrogate counts two of the four bytes of its pair.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2
  }
  return bytes
}
