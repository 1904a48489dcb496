/** Every word that the browser client says, in English: a file for each part of the page. */
import { account } from './account.ts'
import { dialog } from './dialog.ts'
import { enter } from './enter.ts'
import { forgotten } from './forgotten.ts'
import { invite } from './invite.ts'
import { connection } from './connection.ts'
import { offline } from './offline.ts'
import { settings } from './settings.ts'
import { shortcuts } from './shortcuts.ts'
import { sidebar } from './sidebar.ts'
import { topbar } from './topbar.ts'
import { messages } from './messages.ts'
import { deeds } from './deeds.ts'
import { composer } from './composer.ts'
import { emoji } from './emoji.ts'
import { files } from './files.ts'
import { members } from './members.ts'
import { notices } from './notices.ts'
import { search } from './search.ts'
import { switcher } from './switcher.ts'
import { join } from './join.ts'
import { profile } from './profile.ts'
import { channel } from './channel.ts'
import { client } from './client.ts'

export const en = {
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
  account,
  invite,
  dialog,
  enter,
  forgotten,
  connection,
  offline,
  shortcuts,
  sidebar,
  topbar,
  messages,
  deeds,
  composer,
  emoji,
  files,
  members,
  notices,
  search,
  settings,
  switcher,
  join,
  profile,
  channel,
  client,
}
