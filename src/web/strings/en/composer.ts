/** Where one writes, in English. */
import { some } from './count.ts'

export const composer = {
  label: (name: string) => `Message ${name}`,
  send: 'Send',
  suggestions: 'Suggestions',
  replying: (nick: string) => `Replying to ${nick}`,
  editing: 'Editing your message',
  cancel: 'Cancel',
  typing: (nicks: readonly string[]) =>
    nicks.length > 3
      ? 'Several people are writing…'
      : `${nicks.join(', ')} ${nicks.length === 1 ? 'is' : 'are'} writing…`,
  notIn: (name: string) => `You are not in ${name}.`,
  rejoin: 'Join again',
  pastedChoice: 'What was pasted',
  pasted: (lines: number, messages: number) =>
    `${some(lines, 'line', 'lines')} pasted${messages > 1 ? `, to be sent as ${messages} messages` : ''}`,
  asCode: 'As a block of code',
  asText: 'As plain text',
  asFile: 'As a file',
  leavePasted: 'Leave it as it is',
  backAsText: (name: string) => `Put ${name} back as text`,
  tooLongToPaste: (characters: number, room: number) =>
    `This text has ${characters} characters, and there is room for ${room} here: nothing was pasted.`,
  serverHint: 'Commands only, like /join #tea or /help',
}
