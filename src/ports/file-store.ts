/** Where the bytes of files are, under the hash of what they are. Every adapter passes test/contracts/file-store.ts. */

export interface Stored {
  /** SHA-256, in hexadecimal. */
  readonly hash: string
  /** In bytes. */
  readonly size: number
}

/** Bytes that have been taken in and lie apart, on disk, until it is known whether they stay. */
export interface Taken extends Stored {
  /** From now on they are there under their hash. Rejects where they cannot be; then they are gone. */
  keep(): Promise<void>
  /** They are gone. */
  drop(): Promise<void>
}

/** A part of a file: from byte `start` to byte `end`, which is part of it. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

export interface FileStore {
  /**
   * Takes in what comes, a piece at a time: no more of it is in memory than that. Where the pieces end with an error, or cannot be written, it
   * rejects with that and nothing of them is left.
   */
  take(pieces: AsyncIterable<Uint8Array>): Promise<Taken>
  /** The bytes of a file, or a part, a piece at a time. Ends with an error where there is no such file, or less of it. */
  read(hash: string, range?: ByteRange): AsyncIterable<Uint8Array>
  /** The same once more is no error. */
  remove(hash: string): Promise<void>
  /** All that there are, in no order. */
  hashes(): AsyncIterable<string>
}
