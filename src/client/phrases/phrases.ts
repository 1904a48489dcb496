/**
 * The sentences that the client writes for the person, in the one language that this program speaks. Whoever begins the program says which;
 * English where nobody does. What was written stays as it was written.
 */
import { english } from './english/index.ts'
import type { Refusals } from './refusals.ts'

/** English says what there is to say; other languages have the same form, and say what servers say in English. So may English, in plainer words. */
export type Phrases = typeof english & { readonly refusals?: Partial<Refusals> }

let spoken: Phrases = english

export function speak(phrases: Phrases): void {
  spoken = phrases
}

export function phrases(): Phrases {
  return spoken
}

/** A reason in the language of the person. Those that others gave stand as they are. */
export function whyText(why: string): string {
  const known: Readonly<Record<string, string>> = spoken.why
  return Object.hasOwn(known, why) ? (known[why] ?? why) : why
}
