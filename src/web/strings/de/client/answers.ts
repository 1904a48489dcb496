/** What commands answer to whoever typed them, in German. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'

export const answers: Phrases['answers'] = {
  help: {
    which: '^2 ist die vorletzte Nachricht, ^amy die letzte von amy.',
    keys: '',
    rest: 'Alles andere wird gesagt. //text sagt /text. QUIT allein geht.',
  },
  helpLine: (command, summary) => `${command}: ${summary}`,
  noCommand: (verb) => `Es gibt keinen Befehl /${verb}.`,
  noCommandToRun: (verb) => `Es gibt keinen Befehl /${verb}. /help zeigt, welche es gibt; //${verb} sagt es.`,
  likeThis: (line) => `So geht es: ${line}`,
  cannotBeSent: (why) => `Das lässt sich nicht senden: ${why}.`,
  notSent: 'Nicht verbunden: das wurde nicht gesendet.',
  cannotWait: 'Nicht verbunden, und mehr kann nicht warten: das wurde nicht gesendet.',
  nickRefused: 'Dieser Name geht nicht',
  nobodyHears: 'Hier hört dich niemand.',
  nobodyHearsInServer: 'Hier hört dich niemand. /join #kanal, oder /msg jemand.',
  nobodySees: 'Hier ist niemand, der es sieht.',
  toldTo: (target, text) => `An ${target}: ${text}`,
  notIn: (channel) => `Du bist nicht in ${channel}. /join ${channel}`,
  notInAnyMore: (channel) =>
    `Du bist nicht in ${channel}. /join ${channel} bringt dich wieder hinein, /part lässt ihn für immer.`,
  noChannelOfYours: 'Das ist kein Kanal, in dem du bist.',
  noTopic: (channel) => `${channel} hat kein Thema.`,
  topicOf: (channel, topic) => `Das Thema von ${channel}: ${topic}`,
  here: (count, nicks) => `${count} hier: ${nicks}`,
  keepsNoHistory: 'Dieser Server bewahrt nichts auf.',
  nothingOlder: 'Älteres gibt es nicht.',
  noneOpen: (name) => `Unter dem Namen ${name} ist nichts offen.`,
  staysOpen: 'Das hier bleibt offen. /quit verlässt den Server.',
  noMessageNamed: (which) => `Eine Nachricht ${which} gibt es hier nicht.`,
  noSuchMessage: 'So eine Nachricht gibt es hier nicht.',
}
