/** Files on their way from this page: asked for over IRC, sent by HTTP, and named in the message that is written meanwhile. */
import { signal } from '@preact/signals'
import type { Client } from '../client/client.ts'
import { byteLength } from '../client/split-text.ts'
import { describedAs } from '../wire/file-address.ts'

export const UPLOADS = 'snug.chat/upload'
/** Of one message. */
const MAX_FILES = 20
const MAX_NAME_BYTES = 200
const FIRST_WAIT_MS = 30_000
/** So many are on their way; a server takes a few at once of one person, who may have other tabs. */
const MAX_AT_ONCE = 3

/** Why a file could not be sent. `forbidden`: with the sentence of the server. */
export type Trouble =
  | { readonly why: 'too-large'; readonly maxBytes: number }
  | { readonly why: 'quota' | 'full' | 'busy' | 'off' | 'empty' | 'cut' | 'offline' }
  | { readonly why: 'forbidden'; readonly sentence: string }

export type Progress =
  | { readonly at: 'asking' }
  /** From 0 to 1. */
  | { readonly at: 'sending'; readonly part: number }
  | { readonly at: 'sent'; readonly url: string }
  | { readonly at: 'failed'; readonly trouble: Trouble }

export interface Attachment {
  readonly id: number
  /** Of the buffer where it is to be said. */
  readonly key: string
  readonly file: File
  /** Of a picture; to be given back with `URL.revokeObjectURL`. */
  readonly preview: string | undefined
  /** What there is to see, for those who cannot see it. */
  readonly description: string
  readonly progress: Progress
}

/** What there is of all buffers, in the order in which it was added. */
export const attachments = signal<readonly Attachment[]>([])
const cuts = new Map<number, () => void>()
let onTheirWay = 0
/** Those that wait for a place, in their order. */
const queue: (() => void)[] = []
let lastId = 0

export function attachmentsOf(key: string): readonly Attachment[] {
  return attachments.value.filter((one) => one.key === key)
}

/** Begins to send files. More than a message may have are left out; gives how many were taken. */
export function attach(client: Client, key: string, files: readonly File[]): number {
  const taken = files.slice(0, Math.max(0, MAX_FILES - attachmentsOf(key).length))
  const added = taken.map((file): Attachment => {
    const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined
    return { id: ++lastId, key, file, preview, description: '', progress: { at: 'asking' } }
  })
  attachments.value = [...attachments.value, ...added]
  for (const one of added) void send(client, one)
  return taken.length
}

export function describe(id: number, description: string): void {
  change(id, { description })
}

export function retry(client: Client, id: number): void {
  const one = attachments.value.find((known) => known.id === id)
  if (one?.progress.at === 'failed') void send(client, one)
}

/** Also stops it, where it is on its way. */
export function remove(id: number): void {
  const one = attachments.value.find((known) => known.id === id)
  if (one?.preview !== undefined) URL.revokeObjectURL(one.preview)
  attachments.value = attachments.value.filter((known) => known.id !== id)
  cuts.get(id)?.()
  cuts.delete(id)
}

/** Where they are to be said has another key now. */
export function moveAttachments(from: string, to: string): void {
  attachments.value = attachments.value.map((one) => (one.key === from ? { ...one, key: to } : one))
}

/** The message has been said. */
export function removeAll(ids: readonly number[]): void {
  for (const id of ids) remove(id)
}

/** The addresses, once all are there; undefined where one of them failed, or another one was added or taken away meanwhile. */
export function addressesOf(key: string): Promise<readonly string[] | undefined> {
  const ids = attachmentsOf(key).map(({ id }) => id)
  return new Promise((resolve) => {
    let stop: (() => void) | undefined
    stop = attachments.subscribe(() => {
      const now = attachmentsOf(key)
      const isWaiting = now.some(({ progress: { at } }) => at === 'asking' || at === 'sending')
      const isSame = now.length === ids.length && now.every(({ id }, i) => id === ids[i])
      if (isWaiting && isSame) return
      const urls = now.flatMap(({ progress, description }) =>
        progress.at === 'sent' ? [describedAs(progress.url, description)] : [],
      )
      resolve(isSame && urls.length === ids.length ? urls : undefined)
      // The first call comes before `subscribe` has returned.
      queueMicrotask(() => stop?.())
    })
  })
}

function change(id: number, changes: Partial<Attachment>): void {
  attachments.value = attachments.value.map((one) => (one.id === id ? { ...one, ...changes } : one))
}

async function send(client: Client, { id, file }: Attachment): Promise<void> {
  change(id, { progress: { at: 'asking' } })
  if (file.size === 0) return change(id, { progress: { at: 'failed', trouble: { why: 'empty' } } })
  if (onTheirWay >= MAX_AT_ONCE) await new Promise<void>((next) => queue.push(next))
  else onTheirWay++
  try {
    const now = attachments.value.find((one) => one.id === id)
    if (now) await sendNow(client, now)
  } finally {
    // Whoever waits has the place, as it is.
    const next = queue.shift()
    if (next) next()
    else onTheirWay--
  }
}

async function sendNow(client: Client, { id, key, file }: Attachment): Promise<void> {
  const fail = (trouble: Trouble): void => change(id, { progress: { at: 'failed', trouble } })
  const target = client.state.buffers.get(key)?.name ?? ''
  const answer = await client.ask({ verb: 'UPLOAD', params: [target, String(file.size), nameOf(file)] })
  const given = answer?.find(({ verb }) => verb.toUpperCase() === 'UPLOAD')?.params.at(-1)
  if (given === undefined) return fail(answer ? troubleIn(answer) : { why: 'offline' })
  if (!attachments.value.some((one) => one.id === id)) return
  const sent = await put(id, new URL(given, location.href), file)
  cuts.delete(id)
  if (typeof sent === 'string') change(id, { progress: { at: 'sent', url: sent } })
  else if (sent) fail(sent)
}

/** As far as a line has room for it, its end: that says what kind of file it is. */
function nameOf({ name }: File): string {
  const characters = Array.from(name.replace(/[\r\n\0]/g, ' '))
  while (byteLength(characters.join('')) > MAX_NAME_BYTES) characters.shift()
  return characters.join('') || 'file'
}

/** Gives the address of the file, or what went wrong; undefined where it was stopped. */
function put(id: number, address: URL, file: File): Promise<string | Trouble | undefined> {
  // `fetch` does not tell how far it is. Of the address only the path counts: nothing is sent to other hosts.
  const request = new XMLHttpRequest()
  return new Promise((resolve) => {
    request.open('PUT', address.pathname)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(patience)
      if (total > 0) change(id, { progress: { at: 'sending', part: loaded / total } })
    }
    request.onload = () => resolve(answered(request.status, request.response))
    request.onerror = () => resolve({ why: 'cut' })
    request.onabort = () => resolve(undefined)
    const patience = setTimeout(() => {
      // The first answer counts, and to abort is one at once.
      resolve({ why: 'cut' })
      request.abort()
    }, FIRST_WAIT_MS)
    request.onloadend = () => clearTimeout(patience)
    cuts.set(id, () => request.abort())
    change(id, { progress: { at: 'sending', part: 0 } })
    request.send(file)
  })
}

function answered(status: number, said: unknown): string | Trouble {
  const { url, why } = (said ?? {}) as { url?: unknown; why?: unknown }
  if (status === 201 && typeof url === 'string') return url
  switch (why) {
    case 'quota':
    case 'full':
    case 'busy':
    case 'off':
    case 'empty':
      return { why }
    default:
      return { why: 'cut' }
  }
}

const CODES: Readonly<Record<string, 'quota' | 'full' | 'busy' | 'off' | 'empty'>> = {
  QUOTA_EXCEEDED: 'quota',
  SERVER_FULL: 'full',
  TOO_MANY_UPLOADS: 'busy',
  UPLOADS_OFF: 'off',
}

/** `FAIL UPLOAD <code> <target> …`, or a numeric as for a message that may not be said there. */
function troubleIn(answer: readonly { readonly verb: string; readonly params: readonly string[] }[]): Trouble {
  const [refusal] = answer
  const [, code = '', , maxBytes] = refusal?.params ?? []
  const isFail = refusal?.verb.toUpperCase() === 'FAIL'
  if (isFail && code === 'TOO_LARGE') return { why: 'too-large', maxBytes: Number(maxBytes) || 0 }
  const why = isFail ? CODES[code] : undefined
  return why ? { why } : { why: 'forbidden', sentence: refusal?.params.at(-1) ?? '' }
}
