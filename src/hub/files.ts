/**
 * Files that people upload: who may, how much, and for how long they are kept. Their bytes go through the http door, straight to the store; permission is
 * asked of the chat before, at another door.
 */
import { randomBytes } from 'node:crypto'
import type { Account } from '../chat/accounts.ts'
import { mayNotUpload } from '../chat/may-not-upload.ts'
import type { Rejection } from '../chat/rejections.ts'
import type { User } from '../chat/user.ts'
import type { FileRecord } from '../ports/file-records.ts'
import type { ByteRange, FileStore } from '../ports/file-store.ts'
import { fold } from '../text/fold.ts'
import type { Hub } from './hub.ts'
import { OneTime } from './one-time.ts'
import type { Session } from './session.ts'
import { StoredFiles } from './stored-files.ts'
import { type Uploader, UploadQuota } from './upload-quota.ts'

/** So long a file may wait for the first message that names it. */
const UNNAMED_MS = 3_600_000
const TOKENS = { max: 2000, validMs: 300_000 }
const TOKENS_PER_PERSON = 40
/** However many people it has. */
const TOKENS_PER_NETWORK = 4 * TOKENS_PER_PERSON

export interface UploadSettings {
  readonly isOn: boolean
  /** In bytes: of one file, of all together, and of what one person may upload within an hour. */
  readonly maxBytes: number
  readonly totalBytes: number
  readonly perHourBytes: number
}

export interface FilesOptions {
  readonly hub: Hub
  readonly store: FileStore
  /** What one person may have a whole one of: the address itself, or its IPv6 network. */
  readonly networkOf: (address: string) => string
  /** Whether an address, as of now, has no limits of its own. */
  readonly isExempt?: (address: string) => boolean
  /** As of now. */
  readonly settings: () => UploadSettings
}

/** Who uploads what. */
export interface Upload extends Uploader {
  readonly target: string
  /** As it was called. */
  readonly name: string
  /** At most so many. */
  readonly bytes: number
  readonly source: string
  readonly account: string
  /** Who asked for it at another door. */
  readonly user?: User['id']
}

export type UploadFault = 'off' | 'empty' | 'too-large' | 'quota' | 'full' | 'busy'

/** What came was not what may come: too much, nothing, or so slowly that others had no place (`busy`). */
export class UploadRefused extends Error {
  readonly fault: UploadFault

  constructor(fault: UploadFault) {
    super(`an upload was refused: ${fault}`)
    this.fault = fault
  }
}

/** What is found out about a file while it goes by. */
export type FoundOut = Pick<FileRecord, 'name' | 'type' | 'width' | 'height'>

export interface Inspection {
  /** What is to be kept of it. */
  readonly pieces: AsyncIterable<Uint8Array>
  /** To be asked when all have gone by. */
  found(): FoundOut
}

export class Files {
  readonly #hub: Hub
  readonly #store: FileStore
  readonly #options: FilesOptions
  readonly #tokens = new OneTime<Upload>(TOKENS)
  readonly #quota = new UploadQuota()
  readonly #stored: StoredFiles

  constructor(options: FilesOptions) {
    const { hub, store } = options
    this.#options = options
    this.#hub = hub
    this.#store = store
    this.#stored = new StoredFiles(hub, store)
  }

  get settings(): UploadSettings {
    return this.#options.settings()
  }

  /** Whether a session may send a file somewhere: a token with which it can be uploaded, once, for five minutes; or why not. */
  ask(
    session: Session,
    address: string,
    { target, name, bytes }: Pick<Upload, 'target' | 'name' | 'bytes'>,
  ): { readonly token: string } | { readonly rejection: Rejection } | { readonly fault: UploadFault } {
    const { hub } = this.#options
    const now = hub.clock.now()
    const rejection = mayNotUpload(hub.chat, session.id, { target, name }, now)
    if (rejection) return { rejection }
    const user = hub.chat.userOf(session.id)
    if (!user) return { rejection: { why: 'not-here' } }
    const uploader = this.#uploader(user.account, address, `guest ${user.id}`)
    const fault = this.#faultOf(uploader, bytes)
    if (fault) return { fault }
    if (this.#hasManyTokens(uploader, now)) return { fault: 'busy' }
    const { source, account } = user
    const token = this.#tokens.offer({ target, name, bytes, source, account, user: user.id, ...uploader }, now)
    return token === undefined ? { fault: 'busy' } : { token }
  }

  /** What may be uploaded with a token; undefined where it does not work, or what is sent could not be said there any more. */
  allowedBy(token: string): Upload | undefined {
    const now = this.#hub.clock.now()
    const upload = this.#tokens.look(token, now)
    if (upload?.user === undefined) return upload
    const { chat } = this.#hub
    const user = chat.user(upload.user)
    // Who is there without a connection has only lost the one with which they asked.
    const [by] = user?.sessions ?? []
    const mayNot = !user || (by !== undefined && mayNotUpload(chat, by.id, upload, now))
    return mayNot ? undefined : upload
  }

  /** From now on the token does not work. */
  spend(token: string): void {
    this.#tokens.spend(token)
  }

  /** For somebody who has proved at the door that the account is theirs, and says later where the file belongs; undefined where it may not be used. */
  forAccount(
    { name: account, suspended, unverified }: Account,
    address: string,
    name: string,
    bytes: number,
  ): Upload | undefined {
    const { hub } = this.#options
    const isBanned = hub.chat.bans.find('ban', { source: '', account, address }, hub.clock.now()) !== undefined
    if (suspended || unverified || isBanned) return undefined
    return { target: '', name, bytes, source: account, account, ...this.#uploader(account, address, account) }
  }

  /** Why an upload may not begin; undefined where it may. */
  faultOf(upload: Upload): UploadFault | undefined {
    return this.#quota.isBusy(upload) ? 'busy' : this.#faultOf(upload, upload.bytes)
  }

  /** Takes the bytes in, through `inspect`; rejects where they break off, and with an UploadRefused. What was sent counts, not what is kept of it. */
  async take(
    upload: Upload,
    body: AsyncIterable<Uint8Array>,
    inspect: (body: AsyncIterable<Uint8Array>) => Inspection,
  ): Promise<FileRecord> {
    const { clock } = this.#hub
    const { bytes } = upload
    const quota = this.#quota
    const began = clock.now()
    quota.begin(upload, bytes, began)
    let came = 0
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const piece of body) {
        came += piece.length
        if (came > bytes) throw new UploadRefused('too-large')
        if (quota.isTooSlow(came, clock.now() - began)) throw new UploadRefused('busy')
        yield piece
      }
      if (came === 0) throw new UploadRefused('empty')
    }
    try {
      const inspection = inspect(counted())
      const taken = await this.#store.take(inspection.pieces)
      const { source, account, target } = upload
      const { hash, size } = taken
      const file = { id: newId(), hash, size, ...inspection.found(), source, account, target, at: clock.now() }
      await this.#stored.keep(taken, file, file.at + UNNAMED_MS)
      return file
    } finally {
      quota.end(upload, bytes, Math.max(0, bytes - came), clock.now())
    }
  }

  /** Undefined where there is none any more. Throws where the log cannot be read. */
  find(id: string): FileRecord | undefined {
    return this.#hub.messages.file(id)
  }

  read({ hash }: FileRecord, range?: ByteRange): AsyncIterable<Uint8Array> {
    return this.#store.read(hash, range)
  }

  /** Resolves when everything that was due up to now has been removed. */
  async settled(): Promise<void> {
    await this.#stored.settled()
  }

  /** Nothing begins any more; resolves when what has begun is done. */
  async close(): Promise<void> {
    await this.#stored.close()
  }

  /** `guest`: by which they are told from others where they have no account. */
  #uploader(account: string, address: string, guest: string): Uploader {
    const { networkOf, isExempt } = this.#options
    const sender = account === '' ? guest : fold(account)
    // Nobody is counted together with the others who come by that address.
    if (isExempt?.(address) === true) return { person: sender, sender, network: sender }
    const network = networkOf(address)
    return { person: account === '' ? `from ${network}` : sender, sender, network }
  }

  #hasManyTokens({ sender, network }: Uploader, now: number): boolean {
    const ofPerson = this.#tokens.count((one) => one.sender === sender, now)
    return (
      ofPerson >= TOKENS_PER_PERSON || this.#tokens.count((one) => one.network === network, now) >= TOKENS_PER_NETWORK
    )
  }

  #faultOf(uploader: Uploader, bytes: number): UploadFault | undefined {
    const { isOn, maxBytes, totalBytes, perHourBytes } = this.settings
    if (!isOn) return 'off'
    if (bytes <= 0) return 'empty'
    if (bytes > maxBytes) return 'too-large'
    if (!this.#quota.allows(uploader, bytes, perHourBytes, this.#hub.clock.now())) return 'quota'
    return this.#stored.bytes + this.#quota.expectedBytes + bytes > totalBytes ? 'full' : undefined
  }
}

function newId(): string {
  return BigInt(`0x${randomBytes(16).toString('hex')}`)
    .toString(36)
    .padStart(25, '0')
}
