/** Where one writes, in German. */
import { some } from './count.ts'
import type { Words } from '../words.ts'

export const composer: Words['composer'] = {
  label: (name) => `Nachricht an ${name}`,
  send: 'Senden',
  suggestions: 'Vorschläge',
  replying: (nick) => `Antwort an ${nick}`,
  editing: 'Du bearbeitest deine Nachricht',
  cancel: 'Abbrechen',
  typing: (nicks) =>
    nicks.length > 3 ? 'Mehrere schreiben …' : `${nicks.join(', ')} ${nicks.length === 1 ? 'schreibt' : 'schreiben'} …`,
  notIn: (name) => `Du bist nicht in ${name}.`,
  rejoin: 'Wieder beitreten',
  pastedChoice: 'Was eingefügt wurde',
  pasted: (lines, messages) =>
    `${some(lines, 'Zeile', 'Zeilen')} eingefügt${messages > 1 ? `, gesendet als ${messages} Nachrichten` : ''}`,
  asCode: 'Als Codeblock',
  asText: 'Als einfacher Text',
  asFile: 'Als Datei',
  leavePasted: 'So lassen, wie es ist',
  backAsText: (name) => `${name} wieder als Text einfügen`,
  tooLongToPaste: (characters, room) =>
    `Dieser Text hat ${characters} Zeichen, und hier ist Platz für ${room}: Es wurde nichts eingefügt.`,
  serverHint: 'Nur Befehle, etwa /join #tee oder /help',
}
