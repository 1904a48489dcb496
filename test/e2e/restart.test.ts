/** What a server knows again after it was stopped or killed: channels with topic, modes and bans, and what was said. */
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'

const CAPABILITIES = 'message-tags server-time echo-message batch draft/chathistory'

/** The params of the first such answer from now on. */
async function answerTo(person: IrcPerson, line: string, numeric: string): Promise<readonly string[]> {
  const from = person.heard.length
  person.say(line)
  return (
    await within(
      person.until(({ verb }) => verb === numeric, from),
      `${numeric} to ${line}`,
      { shown: () => JSON.stringify(person.heard.slice(from)) },
    )
  ).params.slice(1)
}

/** The texts of a page of history. */
async function historyOf(person: IrcPerson, channel: string): Promise<string[]> {
  const from = person.heard.length
  person.say(`CHATHISTORY LATEST ${channel} * 50`)
  await person.until(({ verb, params }) => verb === 'BATCH' && params[0]?.startsWith('-') === true, from)
  return person.heard.slice(from).flatMap(({ verb, params }) => (verb === 'PRIVMSG' ? [params[1] as string] : []))
}

it.each<NodeJS.Signals>(['SIGTERM', 'SIGKILL'])(
  'KEEP-4 MODE-2 BAN-1 INVITE-2 brings topic, modes, bans and history back after %s, and no channel for the invited',
  async (signal) => {
    const folder = folderHere()
    const first = await serveHere(folder)
    const amy = await IrcPerson.arrive(first.port, 'amy', CAPABILITIES)
    amy.say('JOIN #tea', 'TOPIC #tea :green, 80 degrees', 'MODE #tea +klmb hush 1 mallory!*@*')
    for (let i = 0; i < 5; i++) amy.say(`PRIVMSG #tea :cup ${i}`)
    amy.say('JOIN #den', 'TOPIC #den :of the few', 'MODE #den +i', 'PRIVMSG #den :a secret')
    amy.say('JOIN #lobby', 'TOPIC #lobby :hello all', 'PRIVMSG #lobby :in the lobby')
    await amy.until(({ params }) => params[1] === 'in the lobby')
    await first.end(signal)

    const second = await serveHere(folder)
    const mallory = await IrcPerson.arrive(second.port, 'mallory', CAPABILITIES)
    expect(await answerTo(mallory, 'JOIN #tea hush', '474')).toContain('#tea')
    const bob = await IrcPerson.arrive(second.port, 'bob', CAPABILITIES)
    expect(await answerTo(bob, 'JOIN #tea', '475')).toContain('#tea')
    expect(await answerTo(bob, 'JOIN #tea hush', '332')).toEqual(['#tea', 'green, 80 degrees'])
    expect(await answerTo(bob, 'MODE #tea', '324')).toEqual([
      '#tea',
      expect.stringMatching(/^\+(?=.*k)(?=.*l)(?=.*m)/),
      'hush',
      '1',
    ])
    expect(await answerTo(bob, 'MODE #tea +b', '367')).toEqual(expect.arrayContaining(['#tea', 'mallory!*@*']))
    expect(await historyOf(bob, '#tea')).toEqual(['cup 0', 'cup 1', 'cup 2', 'cup 3', 'cup 4'])
    const carol = await IrcPerson.arrive(second.port, 'carol', CAPABILITIES)
    expect(await answerTo(carol, 'JOIN #tea hush', '471')).toContain('#tea')
    expect(await answerTo(carol, 'JOIN #lobby', '332')).toEqual(['#lobby', 'hello all'])
    expect(await historyOf(carol, '#lobby')).toEqual(['in the lobby'])

    carol.say('JOIN #den')
    await carol.barrier()
    expect(await answerTo(carol, 'TOPIC #den', '331')).toContain('#den')
    expect(await answerTo(carol, 'MODE #den', '324')).toEqual(['#den', expect.not.stringContaining('i')])
    expect(await historyOf(carol, '#den')).toEqual([])
  },
)
