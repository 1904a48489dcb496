/** Every word that the browser client says, in English. Other languages have the same form. */

export interface Words {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly enter: {
    readonly title: (server: string) => string
    readonly lead: string
    readonly nick: string
    readonly nickHint: string
    readonly hasAccount: string
    readonly password: string
    readonly passwordHint: string
    readonly submit: string
    readonly connecting: string
    readonly empty: string
    readonly spaces: string
    readonly taken: (nick: string) => string
    readonly registered: (nick: string) => string
    readonly refused: (nick: string) => string
    readonly wrongPassword: string
    readonly unreachable: string
  }
  readonly connection: {
    readonly connecting: string
    readonly lost: (seconds: number) => string
    readonly stopped: string
    readonly again: string
  }
  readonly sidebar: {
    readonly label: string
    readonly open: string
    readonly close: string
    readonly channels: string
    readonly people: string
    readonly server: string
    readonly unread: (count: number) => string
    readonly mentions: (count: number) => string
    readonly join: string
    readonly joinLabel: string
    readonly joinHint: string
    readonly leave: (name: string) => string
    readonly closeConversation: (name: string) => string
    readonly notIn: string
    readonly you: (nick: string) => string
    readonly away: string
  }
  readonly topbar: {
    readonly noTopic: string
    readonly people: (count: number) => string
    readonly search: string
    readonly switcher: string
    readonly theme: (now: string) => string
    readonly themes: { readonly system: string; readonly light: string; readonly dark: string }
    readonly density: (now: string) => string
    readonly densities: { readonly comfortable: string; readonly compact: string }
  }
  readonly messages: {
    readonly label: (name: string) => string
    readonly loading: string
    readonly beginning: string
    readonly empty: string
    readonly unreadLine: string
    readonly toPresent: string
    readonly newBelow: (count: number) => string
    readonly joined: (who: string) => string
    readonly left: (who: string) => string
    readonly renamed: (from: string, to: string) => string
    readonly cameAndWent: string
    readonly andMore: (names: string, count: number) => string
    readonly edited: string
    readonly pinned: string
    readonly waiting: string
    readonly sending: string
    readonly removed: string
    readonly removedBy: (who: string) => string
    readonly earlier: string
    readonly answering: (who: string) => string
    readonly spoiler: string
    readonly reaction: (value: string, who: string, isOwn: boolean) => string
    readonly jump: string
    readonly today: string
    readonly yesterday: string
  }
  readonly deeds: {
    readonly label: string
    readonly reply: string
    readonly react: string
    readonly reactWith: (emoji: string) => string
    readonly edit: string
    readonly redact: string
    readonly redactSure: string
    readonly pin: string
    readonly unpin: string
    readonly close: string
  }
  readonly composer: {
    readonly label: (name: string) => string
    readonly send: string
    readonly replying: (nick: string) => string
    readonly editing: string
    readonly cancel: string
    readonly typing: (nicks: readonly string[]) => string
    readonly notIn: (name: string) => string
    readonly rejoin: string
    readonly serverHint: string
  }
  readonly members: {
    readonly label: string
    readonly close: string
    readonly away: string
    readonly write: (nick: string) => string
    readonly filter: string
  }
  readonly search: {
    readonly label: string
    readonly field: string
    readonly hint: string
    readonly submit: string
    readonly close: string
    readonly none: string
    readonly fault: (word: string) => string
    readonly found: (count: number) => string
  }
  readonly switcher: {
    readonly label: string
    readonly field: string
    readonly none: string
  }
}

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const en: Words = {
  language: 'en',
  direction: 'ltr',
  enter: {
    title: (server) => `Welcome to ${server}`,
    lead: 'Choose a name, and you are in.',
    nick: 'Your name',
    nickHint: 'Without spaces. Others see it beside what you say.',
    hasAccount: 'This name belongs to my account',
    password: 'Password',
    passwordHint: 'The password of the account with this name.',
    submit: 'Come in',
    connecting: 'Coming in…',
    empty: 'Please choose a name first.',
    spaces: 'A name has no spaces in it. Try one word.',
    taken: (nick) => `Somebody here is called ${nick} already. Try another name.`,
    registered: (nick) => `${nick} belongs to an account. Is it yours? Then give its password; else try another name.`,
    refused: (nick) => `The name ${nick} cannot be used here. Letters and digits always work.`,
    wrongPassword: 'That name and password do not fit together.',
    unreachable: 'The server cannot be reached. Is the network there?',
  },
  connection: {
    connecting: 'Connecting…',
    lost: (seconds) => `The connection was lost. Trying again in ${some(seconds, 'second', 'seconds')}.`,
    stopped: 'Not connected.',
    again: 'Try now',
  },
  sidebar: {
    label: 'Channels',
    open: 'Open the list of channels',
    close: 'Close the list of channels',
    channels: 'Channels',
    people: 'Conversations',
    server: 'Server',
    unread: (count) => some(count, 'unread message', 'unread messages'),
    mentions: (count) => some(count, 'message for you', 'messages for you'),
    join: 'Join',
    joinLabel: 'Join or create a channel',
    joinHint: 'name',
    leave: (name) => `Leave ${name}`,
    closeConversation: (name) => `Close the conversation with ${name}`,
    notIn: 'you are not in it',
    you: (nick) => `You are ${nick}`,
    away: 'away',
  },
  topbar: {
    noTopic: 'No topic yet',
    people: (count) => some(count, 'person', 'people'),
    search: 'Search messages',
    switcher: 'Go to a channel or person',
    theme: (now) => `Colours: ${now}`,
    themes: { system: 'as the system', light: 'light', dark: 'dark' },
    density: (now) => `Spacing: ${now}`,
    densities: { comfortable: 'comfortable', compact: 'compact' },
  },
  messages: {
    label: (name) => `Messages in ${name}`,
    loading: 'Loading older messages…',
    beginning: 'This is where it begins.',
    empty: 'Nothing was said here yet. Say hello.',
    unreadLine: 'new',
    toPresent: 'To the present',
    newBelow: (count) => some(count, 'new message', 'new messages'),
    joined: (who) => `${who} joined`,
    left: (who) => `${who} left`,
    renamed: (from, to) => `${from} is now ${to}`,
    cameAndWent: 'some came and went',
    andMore: (names, count) => `${names} and ${count} more`,
    edited: 'edited',
    pinned: 'pinned',
    waiting: 'waits for the connection',
    sending: 'sending',
    removed: 'This message was deleted.',
    removedBy: (who) => `This message was deleted by ${who}.`,
    earlier: 'an earlier message',
    answering: (who) => `Answers ${who}: go to that message`,
    spoiler: 'Hidden text: show it',
    reaction: (value, who, isOwn) => `${value} from ${who}: ${isOwn ? 'take yours back' : 'add yours'}`,
    jump: 'Go to this message',
    today: 'Today',
    yesterday: 'Yesterday',
  },
  deeds: {
    label: 'What to do with this message',
    reply: 'Reply',
    react: 'React',
    reactWith: (emoji) => `React with ${emoji}`,
    edit: 'Edit',
    redact: 'Delete',
    redactSure: 'Really delete',
    pin: 'Pin',
    unpin: 'Unpin',
    close: 'Close',
  },
  composer: {
    label: (name) => `Message ${name}`,
    send: 'Send',
    replying: (nick) => `Replying to ${nick}`,
    editing: 'Editing your message',
    cancel: 'Cancel',
    typing: (nicks) =>
      nicks.length > 3
        ? 'Several people are writing…'
        : `${nicks.join(', ')} ${nicks.length === 1 ? 'is' : 'are'} writing…`,
    notIn: (name) => `You are not in ${name}.`,
    rejoin: 'Join again',
    serverHint: 'Commands only, like /join #tea or /help',
  },
  members: {
    label: 'People here',
    close: 'Close the list of people',
    away: 'away',
    write: (nick) => `Write to ${nick}`,
    filter: 'Find somebody',
  },
  search: {
    label: 'Search',
    field: 'Words to look for',
    hint: 'Also: from:amy in:#tea after:2d before:2026-01-31 has:link',
    submit: 'Search',
    close: 'Close the search',
    none: 'Nothing was found.',
    fault: (word) => `${word} cannot be understood: a date is 2026-11-23, or 2d for two days ago.`,
    found: (count) => some(count, 'message found', 'messages found'),
  },
  switcher: {
    label: 'Go to a channel or person',
    field: 'Where to?',
    none: 'Nothing by that name. Enter joins the channel or opens the conversation.',
  },
}
