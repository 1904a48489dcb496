/** Where the certificates of a server come from: files, which are read again when they change, or one made here. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { type CertificateAndKey, createTls, fingerprintInHex, type Tls } from '../net/tls.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { TlsConfig } from './config.ts'
import { makeSelfSigned } from './self-signed.ts'

/** How often it is looked whether files have changed. */
const LOOK_EVERY_MS = 5000

export interface CertificatesOptions {
  readonly config: TlsConfig
  readonly dataFolder: string
  readonly serverName: string
  readonly clock: Clock
  readonly log: Log
}

export interface Certificates {
  /** Undefined where TLS is off. */
  readonly tls: Tls | undefined
  /** SHA-256 of the certificate that was made here, in lower-case hex; undefined where others vouch for it. */
  readonly fingerprint: string | undefined
  /** Looks now whether files have changed, and takes them; resolves when that is done. Never rejects: what is broken is logged. */
  refresh(): Promise<void>
  /**
   * Takes the files of another configuration from now on. Rejects with a sentence where they cannot be used; then all stays as it was.
   * Another mode than the one it was opened with needs a restart, and changes nothing here.
   */
  change(config: TlsConfig): Promise<void>
  /** Looks no more. */
  close(): void
}

interface Files {
  readonly cert: string
  readonly key: string
}

/** Rejects with a sentence for people where a certificate cannot be used. */
export async function openCertificates(options: CertificatesOptions): Promise<Certificates> {
  const { config } = options
  switch (config.mode) {
    case 'off':
      return { tls: undefined, fingerprint: undefined, refresh: nothing, change: nothing, close() {} }
    case 'self-signed':
      return selfSigned(options)
    case 'files':
      return fromFiles(config.certificates, options)
    default:
      return config satisfies never
  }
}

function selfSigned({ dataFolder, serverName, clock }: CertificatesOptions): Certificates {
  const files = { cert: join(dataFolder, 'tls-self-signed.crt'), key: join(dataFolder, 'tls-self-signed.key') }
  if (!existsSync(files.cert) || !existsSync(files.key)) {
    const hosts = [...new Set([serverName, hostname().toLowerCase(), 'localhost', '127.0.0.1', '::1'])]
    const { cert, key } = makeSelfSigned({ hosts, now: clock.now() })
    // The key first: it is the certificate that people have compared, and it comes only with its key.
    writeFileSync(files.key, key, { mode: 0o600 })
    writeFileSync(files.cert, cert, { mode: 0o600 })
  }
  const tls = tlsOf([{ cert: readFileSync(files.cert), key: readFileSync(files.key) }], [files])
  const [first] = tls.certificates
  return {
    tls,
    fingerprint: first && fingerprintInHex(first.x509),
    refresh: nothing,
    change: nothing,
    close() {},
  }
}

async function fromFiles(first: readonly Files[], { clock, log }: CertificatesOptions): Promise<Certificates> {
  let files = first
  let seen = await stampOf(files)
  const tls = tlsOf(await readAll(files), files)

  async function refresh(): Promise<void> {
    const stamp = await stampOf(files)
    if (stamp === seen) return
    seen = stamp
    try {
      tls.reload(await readAll(files))
      log.info({ files }, 'The certificates were read again')
    } catch (error) {
      // One of two files may have been written before the other: the next look sees the second.
      log.warn({ error, files }, 'The new certificates cannot be used; those from before stay')
    }
  }

  async function change(config: TlsConfig): Promise<void> {
    if (config.mode !== 'files') return
    const stamp = await stampOf(config.certificates)
    const certificates = await readAll(config.certificates)
    withNames(config.certificates, () => tls.reload(certificates))
    files = config.certificates
    seen = stamp
  }

  const endLooks = clock.every(LOOK_EVERY_MS, () => void refresh())
  return { tls, fingerprint: undefined, refresh, change, close: endLooks }
}

async function readAll(files: readonly Files[]): Promise<CertificateAndKey[]> {
  return Promise.all(
    files.map(async ({ cert, key }) => ({ cert: await readOrExplain(cert), key: await readOrExplain(key) })),
  )
}

async function readOrExplain(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new Error(`The file ${path} cannot be read: ${reasonOf(error)}`, { cause: error })
  }
}

/** What changes when a file does, also where it is a link that leads elsewhere now; a file that is not there has a stamp too. */
async function stampOf(files: readonly Files[]): Promise<string> {
  const stamps = files
    .flatMap(({ cert, key }) => [cert, key])
    .map(async (path) => {
      const found = await stat(path, { bigint: true }).catch(() => undefined)
      return found ? `${found.ino}:${found.size}:${found.mtimeNs}` : 'none'
    })
  return (await Promise.all(stamps)).join(' ')
}

/** Throws an error that names the files. */
function tlsOf(certificates: readonly CertificateAndKey[], files: readonly Files[]): Tls {
  return withNames(files, () => createTls({ certificates }))
}

function withNames<T>(files: readonly Files[], use: () => T): T {
  try {
    return use()
  } catch (error) {
    const names = files.map(({ cert, key }) => `${cert} with ${key}`).join(', ')
    throw new Error(`The certificate cannot be used (${names}): ${reasonOf(error)}`, { cause: error })
  }
}

function nothing(): Promise<void> {
  return Promise.resolve()
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
