/** The dialog in which one finds a channel or makes one, in English. */
import { some } from './count.ts'

export const join = {
  label: 'Join or create a channel',
  field: 'Name, or words from its topic',
  list: 'Channels of this server',
  people: (count: number) => some(count, 'person', 'people'),
  loading: 'Loading the channels…',
  none: 'No channel here has that name yet.',
  noList: 'The list could not be loaded. You can still join by typing a name.',
  joined: 'joined',
  go: (name: string) => `Go to ${name}`,
  join: (name: string) => `Join ${name}`,
  create: (name: string) => `Create ${name}`,
  password: (name: string) => `Password of ${name}`,
  enter: 'Join',
  refused: (name: string, why: string) =>
    ({
      471: `${name} is full just now.`,
      473: `${name} is for those who were invited. Ask somebody who is in it.`,
      474: `You may not come into ${name}.`,
      475: `${name} has a password.`,
      477: `${name} is for people with an account.`,
      476: `${name} cannot be the name of a channel.`,
    })[why],
}
