/** A nick in its colour: the hue comes from the name, lightness and strength from the theme, so that all can be read. */
import type { CSSProperties } from 'preact'

/** Degrees. The same for all ways to write a name in ASCII. */
export function hueOf(nick: string): number {
  let hash = 2_166_136_261
  for (const character of nick.toLowerCase().replace(/[_\d]+$/, '')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
  }
  // Names of few letters would else be neighbours.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9_f3b)
  hash = Math.imul(hash ^ (hash >>> 13), 0x45d9_f3b)
  return ((hash ^ (hash >>> 16)) >>> 0) % 360
}

/** Set through the CSSOM, which a strict policy allows. */
export function hueStyle(nick: string): CSSProperties {
  return { '--hue': hueOf(nick) }
}

export function Nick({ nick }: { readonly nick: string }) {
  return (
    <bdi class="nick" style={hueStyle(nick)}>
      {nick}
    </bdi>
  )
}
