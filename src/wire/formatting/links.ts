/** Finds the links in a text, each with its true borders and the host where it leads. */
import type { PlacedLink } from './marked-text.ts'
import { UNSPACED } from './scripts.ts'

const SCHEME = /(?<![a-z\d+.-])(?:(https?|ircs?):\/\/|mailto:)/gi
/** Shown as nothing, or turning what follows. */
const HIDDEN = String.raw`\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}`
const LABEL = String.raw`(?:(?![${HIDDEN}])[\p{L}\p{M}\p{N}_-])+`
const AUTHORITY = new RegExp(
  String.raw`(?:[^\s${HIDDEN}/?#@<>"\x60|\\]{0,200}@)?(\[[\da-f:.]{2,45}\]|${LABEL}(?:\.${LABEL})*)(?::\d{1,5}(?!\d))?`,
  'iuy',
)
const ADDRESS = /[a-z\d._%+-]{1,64}@(?:[a-z\d-]{1,63}\.)+[a-z][a-z\d-]{1,62}/iy
/** Behind a host these make it another one for the eye, or for a browser. */
const NO_BORDER = new RegExp(String.raw`[${HIDDEN}\\@%]`, 'uy')
const REST = new RegExp(String.raw`(?:[^\s${HIDDEN}<>"\x60\\|“”„«»。、，；「」『』【】《》]|\|(?!\|))*`, 'uy')
const MAX_HOST = 253

const CLOSED_BY: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '（': '）' }
const CLOSERS = Object.values(CLOSED_BY)
/** They end a sentence, or a mark, and not a link. */
const TRAILING = ".,;:!?'’*_~…：！？([{（"
const TOP_LEVEL = new RegExp(String.raw`\.[a-z\d-]+(?=[${UNSPACED}][^.]*$)`, 'iu')

/** In order; they do not overlap. Takes time that grows with the text, whatever it is. */
export function findLinks(text: string): PlacedLink[] {
  const links: PlacedLink[] = []
  SCHEME.lastIndex = 0
  for (let match = SCHEME.exec(text); match !== null; match = SCHEME.exec(text)) {
    const behind = SCHEME.lastIndex
    const link = match[1] === undefined ? mailAt(text, match.index, behind) : linkAt(text, match.index, behind)
    if (link === undefined) continue
    links.push(link)
    SCHEME.lastIndex = link.end
  }
  return links
}

function mailAt(text: string, start: number, behind: number): PlacedLink | undefined {
  const address = matchAt(ADDRESS, text, behind)?.[0]
  if (address === undefined) return undefined
  const end = behind + address.length
  return matchAt(NO_BORDER, text, end) ? undefined : { start, end, url: `mailto:${address}` }
}

function linkAt(text: string, start: number, behind: number): PlacedLink | undefined {
  const [authority, host] = matchAt(AUTHORITY, text, behind) ?? []
  if (authority === undefined || host === undefined || host.length > MAX_HOST) return undefined
  let end = behind + authority.length
  // Looked at before what follows is: a text of many such would be read to its end for each.
  if (!readUrl(text.slice(start, end))) return undefined
  const topLevel = TOP_LEVEL.exec(host)
  if (topLevel) {
    // No top-level domain begins in ASCII and goes on in Han: the sentence goes on.
    end = behind + authority.lastIndexOf(host) + topLevel.index + topLevel[0].length
  } else {
    if (matchAt(NO_BORDER, text, end)) return undefined
    end = withRest(text, behind, end)
  }
  const typed = text.slice(start, end)
  const read = readUrl(typed)
  return read && { start, end, ...read }
}

/** Where a link ends whose host ends at `end`: before a bracket that it has not opened, and what ends a sentence. */
function withRest(text: string, behind: number, end: number): number {
  let border = end
  if ('/?#'.includes(text.charAt(end) || ' ')) border += matchAt(REST, text, end)?.[0].length ?? 0
  const open: string[] = []
  for (let i = end; i < border; i++) {
    const character = text.charAt(i)
    const closer = CLOSED_BY[character]
    if (closer !== undefined) open.push(closer)
    else if (CLOSERS.includes(character) && open.pop() !== character) border = i
  }
  while (border > behind + 1 && TRAILING.includes(text.charAt(border - 1))) border--
  return border
}

/** Undefined for what no browser would follow. */
function readUrl(typed: string): { url: string; realHost?: string } | undefined {
  const [scheme = ''] = typed.split(':', 1)
  const isWeb = /^http/i.test(scheme)
  // The host of a scheme that browsers do not know is not looked at by URL; that of FTP is.
  const known = isWeb ? typed : `ftp${typed.slice(scheme.length)}`
  if (!URL.canParse(known)) return undefined
  const { hostname, href } = new URL(known)
  if (hostname === '') return undefined
  const url = isWeb ? href : `${scheme.toLowerCase()}${href.slice('ftp'.length)}`
  const shown = typed.slice(scheme.length + '://'.length).toLowerCase()
  const isPlain = shown.startsWith(hostname) && /^(?:[:/?#]|$)/.test(shown.slice(hostname.length))
  return isPlain ? { url } : { url, realHost: hostname }
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}
