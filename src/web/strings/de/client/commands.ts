/** What the slash commands are for and how they are used, in German. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'

const WHICH = '[^<Nummer oder Name>]'

export const commands: Phrases['commands'] = {
  help: { usage: '[<Befehl>]', summary: 'zeigt die Befehle' },
  join: { usage: '<#Kanal> [<Passwort>]', summary: 'betritt einen Kanal' },
  part: { usage: '[<#Kanal>] [<Grund>]', summary: 'verlässt einen Kanal' },
  msg: { usage: '<Name oder #Kanal> <Text>', summary: 'sagt etwas zu einer Person oder in einem anderen Kanal' },
  query: { usage: '<Name> [<Text>]', summary: 'öffnet ein Gespräch mit einer Person' },
  nick: { usage: '<neuer Name>', summary: 'ändert deinen Namen' },
  me: { usage: '<was du tust>', summary: 'sagt, was du tust: /me winkt' },
  reply: {
    usage: `${WHICH} <Text>`,
    summary: 'antwortet auf eine Nachricht, ohne Angabe auf die letzte von anderen',
  },
  react: {
    usage: `${WHICH} <Emoji oder Wort>`,
    summary: 'reagiert auf eine Nachricht, ohne Angabe auf die letzte von anderen: /react 👍',
  },
  unreact: { usage: `${WHICH} <Emoji oder Wort>`, summary: 'nimmt deine Reaktion zurück' },
  edit: { usage: `${WHICH} <neuer Text>`, summary: 'ändert, was du gesagt hast, ohne Angabe zuletzt' },
  redact: { usage: `${WHICH} [<Grund>]`, summary: 'löscht eine Nachricht, ohne Angabe deine letzte' },
  pin: { usage: WHICH, summary: 'heftet eine Nachricht an diesen Kanal, ohne Angabe die letzte' },
  unpin: { usage: WHICH, summary: 'löst eine angeheftete Nachricht' },
  pins: { usage: '', summary: 'zeigt, was hier angeheftet ist' },
  topic: { usage: '[<#Kanal>] [<Thema>]', summary: 'zeigt oder setzt das Thema eines Kanals' },
  who: { usage: '[<#Kanal oder Name>]', summary: 'zeigt, wer hier ist' },
  whois: { usage: '<Name>', summary: 'zeigt, was von jemandem bekannt ist' },
  names: { usage: '', summary: 'zeigt, wer in diesem Kanal ist' },
  invite: { usage: '<Name> [<#Kanal>]', summary: 'lädt jemanden in einen Kanal ein' },
  kick: { usage: '[<#Kanal>] <Name> [<Grund>]', summary: 'entfernt jemanden aus einem Kanal' },
  mode: { usage: '[<#Kanal>] [<Modi> [<Werte>…]]', summary: 'zeigt oder ändert die Modi eines Kanals' },
  away: { usage: '[<Grund>]', summary: 'sagt, dass du weg bist' },
  back: { usage: '', summary: 'sagt, dass du wieder da bist' },
  list: { usage: '[<Muster>]', summary: 'zeigt die Kanäle dieses Servers' },
  history: { usage: '', summary: 'holt ältere Nachrichten' },
  search: {
    usage:
      '<Wörter> [from:<Name>] [in:<#Kanal>] [before:<Datum>] [after:<Datum oder 2d>] [has:<link, file oder image>]',
    summary: 'findet Nachrichten',
  },
  jump: {
    usage: '[<Nummer>]',
    summary: 'geht zu einer gefundenen oder angehefteten Nachricht, ohne Nummer zur letzten',
  },
  now: { usage: '', summary: 'kommt von dort zurück zu dem, was jetzt gesagt wird' },
  switch: { usage: '<Nummer oder Name>', summary: 'zeigt einen anderen Kanal oder ein anderes Gespräch' },
  close: { usage: '', summary: 'schließt dieses Gespräch, oder verlässt diesen Kanal und schließt ihn' },
  quote: { usage: '<Zeile>', summary: 'schickt eine Zeile IRC, wie sie da steht' },
  quit: { usage: '[<Grund>]', summary: 'verlässt den Server' },
}
