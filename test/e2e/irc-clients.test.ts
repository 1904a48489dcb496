/** Programs that people come with, and accounts: each logs in, talks, looks around, and is itself again after the server was killed. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openAccountBot } from '../support/account-bot.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { describeWith } from '../support/programs.ts'
import { leaveAccount, PASSWORD } from '../support/real-account.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import type { TerminalStage } from '../support/terminal-stage.ts'
import { openTmuxStage } from '../support/tmux-stage.ts'

/** A line, as verb and params with spaces between, that is heard from index `from` on. */
async function hears(person: IrcPerson, pattern: RegExp, from = 0): Promise<void> {
  const fits = ({ verb, params }: { verb: string; params: readonly string[] }) =>
    pattern.test([verb, ...params].join(' '))
  await within(person.until(fits, from), `${pattern} at ${person.nick}'s client`, {
    shown: () => person.heard.map(({ verb, params }) => [verb, ...params].join(' ')).join('\n'),
  })
}

function openIrssi(port: number, nick: string): TerminalStage {
  return openTmuxStage((home) => {
    mkdirSync(`${home}/irssi`)
    writeFileSync(
      `${home}/irssi/config`,
      `servers = ({ address = "127.0.0.1"; port = "${port}"; chatnet = "snug"; autoconnect = "yes"; });
chatnets = { snug = {
  type = "IRC"; nick = "${nick}"; sasl_mechanism = "PLAIN"; sasl_username = "${nick}"; sasl_password = "${PASSWORD}";
}; };
settings = { core = { server_reconnect_time = "1s"; }; "irc/core" = { cmds_max_at_once = "100"; }; };
`,
    )
    return ['irssi', `--home=${home}/irssi`]
  })
}

function openWeechat(port: number, nick: string, fingerprint: string): TerminalStage {
  // The names of the TLS options before WeeChat 4 and since; each ignores the others'.
  const tls = ['ssl', 'tls'].map((word) => `-${word} -${word}_fingerprint=${fingerprint}`).join(' ')
  const run = (command: string): string[] => ['--run-command', command]
  return openTmuxStage((home) => [
    'weechat',
    '--dir',
    `${home}/weechat`,
    '--no-plugin',
    ...run('/plugin load irc'),
    ...run('/plugin load typing'),
    ...['nicks', 'self'].flatMap((whose) => [
      ...run(`/set typing.look.enabled_${whose} on`),
      ...run(`/set irc.look.typing_status_${whose} on`),
    ]),
    ...run('/set irc.server_default.sasl_mechanism scram-sha-256'),
    ...run(`/set irc.server_default.sasl_username ${nick}`),
    ...run(`/set irc.server_default.sasl_password "${PASSWORD}"`),
    ...run('/set irc.server_default.sasl_fail disconnect'),
    ...run(`/server add snug 127.0.0.1/${port} ${tls} -nicks=${nick} -autoreconnect_delay=1`),
    ...run('/connect snug'),
  ])
}

describeWith(['irssi', 'weechat', 'tmux'], 'ACCOUNT-1 ACCOUNT-7 ACCOUNT-8 MODE-3 the clients of others', () => {
  it('irssi logs in by PLAIN, talks, looks around, and has its account, its nick and its channel again', async () => {
    const folder = folderHere()
    const first = await serveHere(folder)
    await leaveAccount(first.port, 'ira')
    const amy = await IrcPerson.arrive(first.port, 'amy')
    const irssi = openIrssi(first.port, 'ira')
    await irssi.shows(/SASL authentication succeeded[^]*End of \/MOTD/)
    irssi.type('/join #lobby,#tea\r')
    await irssi.shows(/\[@ira\][^]*#tea: Total of 1 nicks \[1 ops/)
    irssi.type('/quote CS REGISTER #tea\r')
    await irssi.shows(/mode\/#tea \[\+q ira\]/)
    amy.say('JOIN #tea', 'TOPIC #tea :not mine to set')
    await hears(amy, /^353 amy = #tea ~ira amy$/)
    await hears(amy, /^482 /)
    await irssi.shows(/amy \[~amy@\S+\] has joined #tea/)
    irssi.type('hello from irssi, grün 日本\r')
    await hears(amy, /^PRIVMSG #tea hello from irssi/)
    amy.say('PRIVMSG #tea :hello from amy')
    await irssi.shows(/<. ?amy> hello from amy/)
    irssi.type('/names\r')
    await irssi.shows(/\[Users #tea\][^]*\[~ira\] \[ amy\]/)
    irssi.type('/window 1\r/list -yes\r/whois ira\r')
    const looked = await irssi.shows(/End of \/LIST[^]*End of WHOIS/)
    expect(looked).toMatch(/Channel +Users +Name *\n.*#lobby 1 *\n.*#tea 2 *\n/)
    expect(looked).toMatch(/channels : (#lobby ~@?#tea|~@?#tea #lobby) *\n.*server .*\n.*account +: ira *\n/)

    await first.end('SIGKILL')
    const second = await serveHere(folder, '--port', String(first.port))
    const bob = await IrcPerson.arrive(second.port, 'bob')
    bob.say('JOIN #tea')
    await hears(bob, /^MODE #tea \+q ira$/)
    irssi.type('/window 3\r')
    await irssi.shows(/ira \[.*has joined #tea[^]*\[~ira\] \[ bob\][^]*\[~ira\(\+i\)\]/)
    irssi.type('/topic of the founder\r/op bob\r')
    await hears(bob, /^TOPIC #tea of the founder$/)
    await hears(bob, /^MODE #tea \+o bob$/)
  })

  it('WeeChat logs in by SCRAM over TLS, shows who types, and gets what was said while nobody was there', async () => {
    const folder = folderHere()
    const first = await serveHere(folder, '--tls', 'self-signed')
    const fingerprint = /"fingerprint":"([0-9a-f]{64})"/.exec(first.log())?.[1] ?? ''
    await leaveAccount(first.port, 'wendy', 'PERSISTENCE SET ON')
    const amy = await IrcPerson.arrive(first.port, 'amy', 'message-tags')
    amy.say('JOIN #tea')
    const weechat = openWeechat(first.port, 'wendy', fingerprint)
    await weechat.shows(/SASL authentication successful[^]*End of \/MOTD/)
    weechat.type('/join #tea\r')
    await weechat.shows(/has joined #tea[^]*Channel #tea: 2 nicks \(1 op/)
    weechat.type('hello from WeeChat')
    await within(
      amy.until(({ verb, tags }) => verb === 'TAGMSG' && tags?.get('+typing') === 'active'),
      'wendy to type',
    )
    weechat.type('\r')
    await hears(amy, /^PRIVMSG #tea hello from WeeChat$/)
    amy.say('@+typing=active TAGMSG #tea')
    await weechat.shows(/\[Typing: amy\]/i)
    amy.say('PRIVMSG #tea :hello from amy', 'WHOIS wendy')
    await weechat.shows(/amy \| hello from amy/)
    await hears(amy, /^671 amy wendy is using a secure connection$/)

    weechat.type('/disconnect snug\r')
    await weechat.shows(/irc: disconnected from server/)
    amy.say('PRIVMSG #tea :said meanwhile')
    await amy.barrier()
    expect(amy.heard.some(({ verb }) => verb === 'PART' || verb === 'QUIT')).toBe(false)
    weechat.type('/connect snug\r')
    await weechat.shows(/disconnected from server[^]*has joined #tea[^]*said meanwhile/)

    await first.end('SIGKILL')
    const second = await serveHere(folder, '--tls', 'self-signed', '--port', String(first.port))
    const bob = await IrcPerson.arrive(second.port, 'bob')
    bob.say('JOIN #tea')
    await hears(bob, /^353 bob = #tea .*wendy/)
    await weechat.shows(/said meanwhile[^]*disconnected from server[^]*has joined #tea/)
    bob.say('PRIVMSG #tea :after the restart')
    await weechat.shows(/bob \| after the restart/)
  })

  it('a bot gets accounts, labels, echoes and news of people, and comes back by itself', async () => {
    const folder = folderHere()
    const first = await serveHere(folder)
    await leaveAccount(first.port, 'bert')
    await leaveAccount(first.port, 'amy')
    const { bot, until, count, pretendLong } = openAccountBot(first.port, 'bert', PASSWORD)
    await until('loggedin', { account: 'bert' })
    await until('registered', { nick: 'bert' })
    bot.join('#lobby')
    await until('join', { nick: 'bert', channel: '#lobby' })
    bot.addMonitor('amy')
    await until('users offline')
    const amy = await IrcPerson.arrive(first.port, 'guest')
    amy.say(`NS IDENTIFY amy ${PASSWORD}`, 'NICK amy')
    await hears(amy, /^NICK amy$/)
    await until('users online')
    amy.say('JOIN #lobby', 'PRIVMSG #lobby :hello', 'AWAY :tea time')
    await until('join', { nick: 'amy', account: 'amy' })
    await until('message', { nick: 'amy', message: 'hello', account: 'amy' })
    await until('away', { nick: 'amy', message: 'tea time' })
    bot.say('#lobby', 'hello, amy')
    await until('message', { nick: 'bert', message: 'hello, amy', account: 'bert' })
    bot.raw('@label=who WHOIS amy')
    await until('whois', { nick: 'amy', account: 'amy', away: 'tea time' })
    await until('raw', { line: /^@(?=\S*label=who)\S+ \S+ BATCH \+\S+ labeled-response/ })
    bot.raw('@label=echo PRIVMSG #lobby :with a label')
    await until('raw', { line: /^@(?=\S*label=echo)(?=\S*msgid=)\S+ :bert!\S+ PRIVMSG #lobby :?with a label\s*$/ })

    pretendLong()
    const before = count()
    await first.end('SIGKILL')
    await serveHere(folder, '--port', String(first.port))
    await until('loggedin', { account: 'bert' }, before)
    await until('registered', { nick: 'bert' }, before)
  })
})

it('ACCOUNT-1 ACCOUNT-2 a client without SASL logs in at NickServ; the nick of an account is not for guests', async () => {
  const { port } = await serveHere(folderHere())
  await leaveAccount(port, 'ira')
  const old = await IrcPerson.arrive(port, 'old')
  old.say('NICK ira')
  await hears(old, /^433 old ira /)
  old.say('PRIVMSG NickServ :IDENTIFY ira wrong password')
  await hears(old, /^NOTICE old Wrong account or password\.$/)
  old.say(`PRIVMSG NickServ :IDENTIFY ira ${PASSWORD}`)
  await hears(old, /^NOTICE old You are logged in as ira\.$/)
  old.say('NICK ira')
  await hears(old, /^NICK ira$/)
})
