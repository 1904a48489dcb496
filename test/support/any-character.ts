/** Any character of Unicode, for texts that nobody would write. fast-check has such a unit of its own (`binary`), which takes seconds of a processor to begin with. */
import * as fc from 'fast-check'

const SURROGATES = { from: 0xd800, count: 0x800 }

/** As the `unit` of `fc.string`. */
export const anyCharacter: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 0x10_ffff - SURROGATES.count })
  .map((number) => String.fromCodePoint(number < SURROGATES.from ? number : number + SURROGATES.count))
