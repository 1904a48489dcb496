/** Looks at TypeScript as text: what a file imports, and its code without what is only said in it. */

/** What can hide code-like text: comments, strings, templates, regular expressions (where one may stand). */
const HIDING =
  /\/\/[^\n]*|\/\*[^]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`|(?<=(?:^|[=(,:[!&|?{};+]|\breturn|=>)\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/gm

const IMPORTS = [
  // import … from 'x', export … from 'x', also of types and over several lines
  /(?:^|;)[ \t]*(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /(?:^|;)[ \t]*import\s*['"]([^'"]+)['"]/gm,
  // await import('x'), and import('x').Type
  /\bimport\s*\(\s*['"`]([^'"`]+)['"`]\s*[),]/g,
  // the program of a worker thread
  /\bnew URL\(\s*['"`](\.[^'"`]+\.[jt]s)['"`]\s*,\s*import\.meta\.url/g,
]

/** Everything that a source imports, as it is written there. */
export function importsIn(source: string): string[] {
  const text = source.replace(HIDING, (hidden) => (/^\/[/*]/.test(hidden) ? blank(hidden) : hidden))
  return IMPORTS.flatMap((pattern) => Array.from(text.matchAll(pattern), ([, specifier]) => specifier as string))
}

/** The source with comments, strings and regular expressions blanked out; what templates compute stays. */
export function codeIn(source: string): string {
  let code = ''
  let at = 0
  while (at < source.length) {
    HIDING.lastIndex = at
    const found = HIDING.exec(source)
    if (found === null) break
    code += source.slice(at, found.index)
    if (found[0] === '`') {
      const template = readTemplate(source, found.index + 1)
      code += template.code
      at = template.end
    } else {
      code += blank(found[0])
      at = found.index + found[0].length
    }
  }
  return code + source.slice(at)
}

/** From behind the opening backtick to behind the closing one. Only what stands in `${…}` is code. */
function readTemplate(source: string, start: number): { code: string; end: number } {
  let code = ' '
  let at = start
  while (at < source.length && source[at] !== '`') {
    if (source[at] === '\\') at++
    else if (source.startsWith('${', at)) {
      const end = endOfBraces(source, at + 2)
      code += codeIn(source.slice(at + 2, end)) + ' '
      at = end
    }
    at++
  }
  return { code, end: at + 1 }
}

/** Where the brace closes that was opened before `start`. */
function endOfBraces(source: string, start: number): number {
  let depth = 1
  let at = start
  for (; at < source.length; at++) {
    const character = source[at] as string
    if (character === '{') depth++
    else if (character === '}') depth--
    else if (character === '`') at = readTemplate(source, at + 1).end - 1
    else if (character === "'" || character === '"') at = source.indexOf(character, at + 1)
    if (depth === 0) break
  }
  return at
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
