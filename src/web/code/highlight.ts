/** What the words of a program are: keywords, strings, comments. Tokens of text, never HTML. Loaded when code is shown. */
import { common, createLowlight } from 'lowlight'
import type { Look, Token } from './token.ts'

const lowlight = createLowlight(common)

/** What is likely to be shown without its name. */
const GUESSED = [
  'bash',
  'c',
  'cpp',
  'css',
  'diff',
  'go',
  'java',
  'javascript',
  'json',
  'python',
  'rust',
  'sql',
  'typescript',
  'xml',
  'yaml',
]
/** What a guess has to be worth; prose comes to less. */
const MIN_RELEVANCE = 8

/** The scopes of highlight.js grammars; what is not here looks like the rest. */
const LOOKS: Readonly<Record<string, Look>> = {
  keyword: 'keyword',
  built_in: 'keyword',
  literal: 'number',
  number: 'number',
  string: 'string',
  regexp: 'string',
  char: 'string',
  comment: 'comment',
  quote: 'comment',
  doctag: 'comment',
  title: 'name',
  function: 'name',
  section: 'name',
  tag: 'name',
  name: 'name',
  'selector-tag': 'name',
  'selector-class': 'name',
  'selector-id': 'name',
  type: 'type',
  class: 'type',
  attr: 'type',
  attribute: 'type',
  property: 'type',
  meta: 'type',
  variable: 'type',
  symbol: 'number',
  bullet: 'number',
  link: 'string',
  addition: 'added',
  deletion: 'removed',
}

/** Undefined for a language that is not known, and for code without a language that looks like none. */
export function highlight(code: string, language: string): readonly Token[] | undefined {
  if (language !== '') {
    const name = language.toLowerCase()
    return lowlight.registered(name) ? tokensIn(lowlight.highlight(name, code)) : undefined
  }
  const guess = lowlight.highlightAuto(code, { subset: GUESSED })
  return (guess.data?.relevance ?? 0) >= MIN_RELEVANCE ? tokensIn(guess) : undefined
}

type Node = ReturnType<typeof lowlight.highlight>['children'][number]

function tokensIn({ children }: { readonly children: readonly Node[] }): readonly Token[] {
  const tokens: Token[] = []
  const add = (node: Node, outer: Look | undefined): void => {
    if (node.type === 'text')
      tokens.push(outer === undefined ? { text: node.value } : { text: node.value, look: outer })
    else if (node.type === 'element') for (const child of node.children) add(child, lookOf(node) ?? outer)
  }
  for (const child of children) add(child, undefined)
  return tokens
}

function lookOf(node: Extract<Node, { type: 'element' }>): Look | undefined {
  const { className } = node.properties
  const [scope] = Array.isArray(className) ? className : []
  return LOOKS[String(scope).replace(/^hljs-/, '')]
}
