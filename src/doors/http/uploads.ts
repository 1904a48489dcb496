/**
 * Takes files in: from who was allowed to at another door, with a token that works once; and from who has an account, as clients of IRC do it.
 * https://codeberg.org/emersion/soju/src/branch/master/doc/ext/filehost.md
 */
import { type Files, type Inspection, type Upload, type UploadFault, UploadRefused } from '../../hub/files.ts'
import type { LogIns } from '../../hub/log-ins.ts'
import type { FileRecord } from '../../ports/file-records.ts'
import { fileName, filePath } from '../../wire/file-address.ts'
import type { HttpRequest, HttpResponse } from '../../wire/http.ts'
import { inspect } from '../../wire/media/inspect.ts'
import { waitInWords } from '../wait-in-words.ts'
import { nameIn } from './content-disposition.ts'
import type { Host } from './host.ts'
import { jsonAnswer } from './read-json.ts'
import type { Route } from './route.ts'
import { textOf } from './text-of.ts'

export const UPLOAD_PATH = '/upload'

export interface UploadRoutesOptions {
  readonly files: Files
  /** Absent where there are no accounts. */
  readonly logIns?: LogIns | undefined
  /** How others reach this server who was reached by this name: `http://chat.example.org:7684`. */
  readonly originFor: (host: Host, request: HttpRequest) => string
}

export function uploadRoutes({ files, logIns, originFor }: UploadRoutesOptions): Route[] {
  async function take(request: HttpRequest, host: Host, upload: Upload): Promise<HttpResponse> {
    let file: FileRecord
    try {
      file = await files.take(upload, request.body, (body) => inspected(body, upload.name))
    } catch (error) {
      if (error instanceof UploadRefused) return refusal(error.fault)
      if (isDiskFull(error)) return refusal('full')
      throw error
    }
    const url = originFor(host, request) + filePath(file)
    const { name, type, width, height, size } = file
    return jsonAnswer(201, { url, name, type, width, height, size }, { location: url })
  }

  const byToken: Route = {
    method: 'PUT',
    path: `${UPLOAD_PATH}/`,
    run(request, { host, rest }) {
      if (!isAsItIs(request)) return refusal('not-as-it-is')
      const upload = files.allowedBy(rest)
      if (!upload) return refusal('unknown')
      const fault = (request.contentLength ?? 0) > upload.bytes ? 'too-large' : files.faultOf(upload)
      if (fault) return refusal(fault)
      files.spend(rest)
      return take(request, host, upload)
    },
  }
  if (!logIns) return [byToken]

  const byAccount: Route = {
    method: 'POST',
    path: UPLOAD_PATH,
    async run(request, { host }) {
      const { headers, address, contentLength } = request
      if (!isAsItIs(request)) return refusal('not-as-it-is')
      const { isOn, maxBytes } = files.settings
      // A password costs much to look at.
      if (!isOn) return refusal('off')
      if ((contentLength ?? 0) > maxBytes) return refusal('too-large')
      const given = credentialsIn(headers['authorization'])
      if (!given) return refusal('log-in-needed')
      const proof = await logIns.prove(address, given.account, given.password)
      switch (proof.is) {
        case 'wrong':
          return refusal('log-in-needed')
        case 'throttled':
          return refusal(
            'too-many-tries',
            { 'retry-after': String(Math.ceil(proof.waitMs / 1000)) },
            ` Try again in ${waitInWords(proof.waitMs)}.`,
          )
        case 'busy':
          return refusal('busy')
        default:
      }
      const name = nameIn(headers['content-disposition'])
      const upload = files.forAccount(proof.account, address, name, contentLength ?? maxBytes)
      const fault = upload ? files.faultOf(upload) : 'not-allowed'
      // It may be smaller than the largest.
      if (contentLength === undefined && (fault === 'quota' || fault === 'full')) return refusal('length-needed')
      return fault || !upload ? refusal(fault ?? 'not-allowed') : take(request, host, upload)
    },
  }
  return [byToken, byAccount]
}

type Why =
  | UploadFault
  | 'unknown'
  | 'not-as-it-is'
  | 'length-needed'
  | 'log-in-needed'
  | 'too-many-tries'
  | 'not-allowed'

const REFUSALS: Readonly<Record<Why, readonly [status: number, sentence: string]>> = {
  off: [403, 'Nobody can send files here.'],
  empty: [400, 'There is nothing in it.'],
  'too-large': [413, 'The file is too large.'],
  quota: [429, 'That is more than one person may send within an hour.'],
  full: [507, 'There is no more room for files.'],
  busy: [503, 'Too many files are on their way. Try again in a moment.'],
  unknown: [404, 'That address is used up, or too old. Ask for another one.'],
  'not-as-it-is': [415, 'Send the file as it is: whole, not packed, and not in a form.'],
  'length-needed': [411, 'Say how long it is: Content-Length.'],
  'log-in-needed': [401, 'Give the name and password of your account.'],
  'too-many-tries': [429, 'Too many wrong passwords.'],
  'not-allowed': [403, 'That account may not send files.'],
}

/** `more`: another sentence. */
function refusal(why: Why, headers: Readonly<Record<string, string>> = {}, more = ''): HttpResponse {
  const [status, first] = REFUSALS[why]
  const sentence = first + more
  const asks = status === 401 ? { 'www-authenticate': 'Basic realm="Snug", charset="UTF-8"' } : {}
  return jsonAnswer(status, { why, sentence }, { ...asks, ...headers })
}

/** `wanted`: what somebody calls the file. */
function inspected(body: AsyncIterable<Uint8Array>, wanted: string): Inspection {
  const inspection = inspect(body)
  return {
    pieces: inspection.pieces,
    found() {
      const { type, size } = inspection.facts()
      return { type, name: fileName(wanted, type), width: size?.width ?? 0, height: size?.height ?? 0 }
    },
  }
}

/** Else what is kept would be something else than what was meant. */
function isAsItIs({ headers }: HttpRequest): boolean {
  const isPacked = !/^(?:identity)?$/i.test(headers['content-encoding'] ?? '')
  const isSentPacked = !/^(?:chunked)?$/i.test(headers['transfer-encoding'] ?? '')
  const isInForm = /^\s*multipart\/form-data\b/i.test(headers['content-type'] ?? '')
  return !isPacked && !isSentPacked && !isInForm && headers['content-range'] === undefined
}

/** By the system's word for it, or by the log's. */
function isDiskFull(error: unknown): boolean {
  const { code, why } = error as { readonly code?: unknown; readonly why?: unknown }
  return code === 'ENOSPC' || code === 'EDQUOT' || why === 'disk-full'
}

/** RFC 7617. Its sentence about UTF-8 is not followed by all. */
function credentialsIn(header: string | undefined): { account: string; password: string } | undefined {
  const [, encoded] = /^basic +([A-Za-z0-9+/]{1,1000}=*)$/i.exec(header ?? '') ?? []
  if (encoded === undefined) return undefined
  const [, account = '', password = ''] = /^([^:]*):(.*)$/s.exec(textOf(Buffer.from(encoded, 'base64'))) ?? []
  return account === '' ? undefined : { account, password }
}
