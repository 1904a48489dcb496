/** Every command of the door, one row each, in alphabetical order. */
import type { Command } from '../command.ts'
import { admin } from './admin.ts'
import { authenticate } from './authenticate.ts'
import { away } from './away.ts'
import { batch } from './batch.ts'
import { cap } from './cap.ts'
import { chanserv } from './chanserv.ts'
import { chathistory } from './chathistory.ts'
import { chghost } from './chghost.ts'
import { claim } from './claim.ts'
import { cs } from './cs.ts'
import { defcon } from './defcon.ts'
import { edit } from './edit.ts'
import { guestkey } from './guestkey.ts'
import { help } from './help.ts'
import { helpop } from './helpop.ts'
import { histserv } from './histserv.ts'
import { hs } from './hs.ts'
import { info } from './info.ts'
import { invite } from './invite.ts'
import { ison } from './ison.ts'
import { isupport } from './isupport.ts'
import { join } from './join.ts'
import { kick } from './kick.ts'
import { kill } from './kill.ts'
import { dline, kline, shun, undline, unkline, unshun } from './kline.ts'
import { links } from './links.ts'
import { list } from './list.ts'
import { lusers } from './lusers.ts'
import { markread } from './markread.ts'
import { metadata } from './metadata.ts'
import { mode } from './mode.ts'
import { monitor } from './monitor.ts'
import { motd } from './motd.ts'
import { names } from './names.ts'
import { nick } from './nick.ts'
import { nickserv } from './nickserv.ts'
import { notice } from './notice.ts'
import { notify } from './notify.ts'
import { ns } from './ns.ts'
import { oper } from './oper.ts'
import { part } from './part.ts'
import { pass } from './pass.ts'
import { persistence } from './persistence.ts'
import { pin, unpin } from './pin.ts'
import { ping } from './ping.ts'
import { pins } from './pins.ts'
import { pong } from './pong.ts'
import { privmsg } from './privmsg.ts'
import { quit } from './quit.ts'
import { redact } from './redact.ts'
import { register } from './register.ts'
import { rehash } from './rehash.ts'
import { relaymsg } from './relaymsg.ts'
import { rename } from './rename.ts'
import { search } from './search.ts'
import { setname } from './setname.ts'
import { spamfilter } from './spamfilter.ts'
import { stats } from './stats.ts'
import { tagmsg } from './tagmsg.ts'
import { time } from './time.ts'
import { topic } from './topic.ts'
import { uban } from './uban.ts'
import { upload } from './upload.ts'
import { user } from './user.ts'
import { userhost } from './userhost.ts'
import { verify } from './verify.ts'
import { version } from './version.ts'
import { wallops } from './wallops.ts'
import { webpush } from './webpush.ts'
import { webirc } from './webirc.ts'
import { who } from './who.ts'
import { whois } from './whois.ts'
import { whowas } from './whowas.ts'

export const COMMANDS: readonly Command[] = [
  admin,
  authenticate,
  away,
  batch,
  cap,
  chanserv,
  chathistory,
  chghost,
  claim,
  cs,
  defcon,
  dline,
  edit,
  guestkey,
  help,
  helpop,
  histserv,
  hs,
  info,
  invite,
  ison,
  isupport,
  join,
  kick,
  kill,
  kline,
  links,
  list,
  lusers,
  markread,
  metadata,
  mode,
  monitor,
  motd,
  names,
  nick,
  nickserv,
  notice,
  notify,
  ns,
  oper,
  part,
  pass,
  persistence,
  pin,
  ping,
  pins,
  pong,
  privmsg,
  quit,
  redact,
  register,
  rehash,
  relaymsg,
  rename,
  search,
  setname,
  shun,
  spamfilter,
  stats,
  tagmsg,
  time,
  topic,
  uban,
  undline,
  unkline,
  unpin,
  unshun,
  upload,
  user,
  userhost,
  verify,
  version,
  wallops,
  webirc,
  webpush,
  who,
  whois,
  whowas,
]

const BY_VERB = new Map(COMMANDS.map((row) => [row.verb, row]))

/** In any letter case. */
export function commandByVerb(verb: string): Command | undefined {
  return BY_VERB.get(verb) ?? BY_VERB.get(verb.toUpperCase())
}
