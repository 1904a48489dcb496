/** Gives out files that people uploaded, to whoever has the address: so that no byte of them can ever act in a browser. */
import { FILES_PATH } from '../../chat/file-links.ts'
import type { Files } from '../../hub/files.ts'
import type { FileRecord } from '../../ports/file-records.ts'
import type { HttpRequest, HttpResponse } from '../../wire/http.ts'
import { filePath, parseFileAddress } from '../../wire/file-address.ts'
import { answer, faultAnswer } from './answers.ts'
import { rangeOf } from './byte-range.ts'
import { contentDisposition } from './content-disposition.ts'
import type { Route } from './route.ts'
import { hasTag } from './web-files.ts'

/** Not for caches that others share: what is taken back shall be gone there, too. */
const CACHE = 'private, max-age=604800, immutable'

export function filesRoute(files: Files): Route {
  return {
    method: 'GET',
    path: FILES_PATH,
    run(request, { rest }) {
      const address = parseFileAddress(FILES_PATH + rest)
      const file = address && files.find(address.id)
      // The name may be another one: people say with it what there is to see. How large it is may not: nothing shall move.
      if (!file || folderOf(filePath(file)) !== folderOf(address.path)) return faultAnswer(404)
      return give(files, file, request)
    },
  }
}

function give(files: Files, file: FileRecord, { method, headers }: HttpRequest): HttpResponse {
  const { size, hash, type, name } = file
  const tag = `"${hash.slice(0, 32)}"`
  const isShown = type !== 'application/octet-stream'
  const own = {
    'accept-ranges': 'bytes',
    'cache-control': CACHE,
    'content-disposition': contentDisposition(isShown ? 'inline' : 'attachment', name),
    'content-security-policy': "sandbox; default-src 'none'",
    etag: tag,
  }
  const served = type === 'text/plain' ? 'text/plain; charset=utf-8' : type
  if (hasTag(headers['if-none-match'] ?? '', tag)) return answer(304, served, '', own)
  const isSame = headers['if-range'] === undefined || headers['if-range'] === tag
  const range = isSame && method === 'GET' ? rangeOf(headers['range'], size) : undefined
  if (range === 'unsatisfiable') {
    return answer(416, 'text/plain; charset=utf-8', 'The file has no such part.\n', {
      'content-range': `bytes */${size}`,
    })
  }
  const length = range ? range.end - range.start + 1 : size
  const part = range && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }
  const head = answer(range ? 206 : 200, served, '', { ...own, ...part, 'content-length': String(length) })
  return method === 'HEAD' || length === 0 ? head : { ...head, stream: files.read(file, range) }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
