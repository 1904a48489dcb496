/** What can and cannot be done with messages, and what a search has found, in German. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'

export const deeds: Phrases['deeds'] = {
  noReaction: 'Das ist keine Reaktion.',
  passesNoReactions: 'Dieser Server gibt keine Reaktionen weiter.',
  knowsNoReactions: 'Dieser Server kennt keine Reaktionen.',
  cannotBeNothing: 'Eine Nachricht kann nicht leer werden: /redact löscht sie.',
  tooLong: 'Das ist zu lang für eine Nachricht.',
  noEdits: 'Auf diesem Server bleibt, was gesagt ist.',
  noRedactions: 'Auf diesem Server lässt sich nichts zurücknehmen.',
  noPins: 'Dieser Server heftet keine Nachrichten an.',
  foundHere: (count, lines) =>
    `${count === 0 ? 'Nichts gefunden' : `${count} gefunden`}, in den ${lines} Zeilen, die hier geladen sind. /history lädt ältere.`,
  found: (count, isAll) =>
    count === 0
      ? 'Nichts gefunden.'
      : `${count}${isAll ? '' : ' oder mehr'} gefunden. /jump mit einer Nummer geht hin.`,
  pinned: (count) =>
    count === 0 ? 'Hier ist nichts angeheftet.' : `${count} angeheftet. /jump mit einer Nummer geht hin.`,
  fault: (word) => `${word} ist nicht zu verstehen: ein Datum ist 2026-11-23, oder 2d für vor zwei Tagen.`,
  noneToGoTo: 'So etwas wurde nicht gefunden. /search findet Nachrichten.',
  noPlace: 'Diese Nachricht hat keinen Ort, zu dem man gehen kann.',
  cannotBeFetched: 'Diese Nachricht lässt sich nicht holen.',
  notKept: 'Diese Nachricht wird nicht mehr aufbewahrt.',
}
