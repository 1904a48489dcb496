/** What commands answer to whoever typed them, in English. */
export const answers = {
  /** Below the list of commands; `keys` is empty where there are none to tell of. */
  help: {
    which: '^2 is the second last message, ^amy the last one of amy.',
    keys: 'On a full screen: Up changes what you said last, Alt-K chooses a message, Alt-Enter begins another line.',
    rest: 'Anything else is said. //text says /text. QUIT alone leaves.',
  },
  /** One line of /help: a command as it is written, and what it is for. */
  helpLine: (command: string, summary: string) => `${command}: ${summary}`,
  noCommand: (verb: string) => `There is no command /${verb}.`,
  noCommandToRun: (verb: string) =>
    `There is no command /${verb}. /help shows those that there are; //${verb} says it.`,
  likeThis: (line: string) => `Like this: ${line}`,
  cannotBeSent: (why: string) => `That cannot be sent: ${why}.`,
  notSent: 'Not connected: that was not sent.',
  cannotWait: 'Not connected, and no more can wait: that was not sent. The Up key brings it back.',
  nickRefused: 'That name cannot be used',
  nobodyHears: 'Nobody hears you here.',
  nobodyHearsInServer: 'Nobody hears you here. /join #channel, or /msg somebody.',
  nobodySees: 'There is nobody here to see it.',
  toldTo: (target: string, text: string) => `To ${target}: ${text}`,
  notIn: (channel: string) => `You are not in ${channel}. /join ${channel}`,
  notInAnyMore: (channel: string) =>
    `You are not in ${channel}. /join ${channel} to come in again, /part to leave it for good.`,
  noChannelOfYours: 'This is not a channel that you are in.',
  noTopic: (channel: string) => `${channel} has no topic.`,
  topicOf: (channel: string, topic: string) => `The topic of ${channel}: ${topic}`,
  here: (count: number, nicks: string) => `${count} here: ${nicks}`,
  keepsNoHistory: 'This server keeps no history.',
  nothingOlder: 'There is nothing older.',
  noneOpen: (name: string) => `Nothing by the name ${name} is open.`,
  staysOpen: 'This one stays open. /quit leaves the server.',
  noMessageNamed: (which: string) => `There is no message ${which} here.`,
  noSuchMessage: 'There is no such message here.',
}
