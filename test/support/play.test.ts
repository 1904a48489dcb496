import { describe, expect, it } from 'vitest'
import { perform } from './play-stage.ts'
import { parsePlays } from './play.ts'
import { record } from './record-play.ts'

async function performed(text: string): Promise<void> {
  for (const play of parsePlays(text)) await perform(play)
}

const BEGINNING = `# TALK-9  Two people.
alice arrives by plain
bob arrives by plain
alice < bob has joined the server
`

describe('a play', () => {
  it('is over when everything was heard that was expected, and nothing else', async () => {
    await performed(`${BEGINNING}alice > hello\nbob < alice: hello\n`)
  })

  it.each([
    ['somebody hears what nobody expected', 'alice > hello\n', /more to hear:\nbob < alice: hello/],
    [
      'it is expected too late',
      'alice > a\nalice > b\nbob < alice: a\nbob < alice: b\n',
      /before that, nobody expected:\nbob < alice: a/,
    ],
    [
      'nobody hears what was expected',
      'alice > hello\nbob < alice: hello\nbob < and more\n',
      /line 7: bob < and more\nbob has heard nothing more/,
    ],
    ['something else is heard', 'alice > hello\nbob < alice: hell\n', /heard something else:\nbob < alice: hello/],
    ['somebody is still there', 'alice is gone\n', /alice is still connected/],
    ['somebody was never there', 'carol > hello\n', /carol has never been here/],
    [
      'a name cannot be had',
      'alice hangs up\nbob < alice has left the server\nalice arrives by plain\nbob arrives by plain\n',
      /bob is here already|nobody expected/,
    ],
    ['a word was not caught', 'alice > {word}\n', /nothing was caught as \{word\}/],
  ])('fails where %s', async (_name, lines, message) => {
    await expect(performed(BEGINNING + lines)).rejects.toThrow(message)
  })

  it('catches words, and wants them to stay the same', async () => {
    await performed(
      `${BEGINNING}alice > tea\nbob < {who}: {what}\nbob > {what}?\nalice < bob: tea?\nalice > tea\nbob < {who}: {what}\n`,
    )
    await expect(
      performed(`${BEGINNING}alice > tea\nbob < alice: {what}\nalice > coffee\nbob < alice: {what}\n`),
    ).rejects.toThrow('something else')
  })

  it.each(['alice arives by plain', 'alice arrives by boat', 'alice sends bytes hello', 'then'])(
    'has no line «%s»',
    (line) => {
      expect(() => parsePlays(`# TALK-9  A play.\n${line}\n`)).toThrow(/line 2: this is nothing that happens in a play/)
    },
  )

  it('says in its head what it shows', () => {
    const head =
      '# command: KICK https://irc.example/#kick\n# errors: ERR_A ERR_B\n# capability: batch https://irc.example/batch\n'
    const [play] = parsePlays(`# TALK-9  A play\n${head}# of two lines.\nalice arrives by plain\n`)
    expect(play).toMatchObject({
      title: 'TALK-9  A play of two lines.',
      shows: [
        { kind: 'command', name: 'KICK', spec: 'https://irc.example/#kick', errors: ['ERR_A', 'ERR_B'] },
        { kind: 'capability', name: 'batch', spec: 'https://irc.example/batch', errors: [] },
      ],
    })
  })

  it.each([
    '# TALK-9  A.\n# command: KICK\n',
    '# TALK-9  A.\n# errors: ERR_A\n',
    '# TALK-9  A.\nalice arrives by plain\n# command: KICK https://irc.example/\n',
    '# command: KICK https://irc.example/\n# TALK-9  A.\n',
  ])('has no such head: %j', (text) => {
    expect(() => parsePlays(text)).toThrow('this is no head of a play')
  })

  it('begins with its title', () => {
    expect(() => parsePlays('alice arrives by plain\n')).toThrow('a play begins with a title')
  })

  it('can be recorded: what was heard is written down, and what comes out can be performed', async () => {
    const [play] = parsePlays(
      '# TALK-9  A draft.\nalice arrives by irc with server-time\nalice joins #tea\nbob arrives by plain\nbob joins #tea\nbob > hi\n',
    )
    const recorded = await record(play as NonNullable<typeof play>)
    expect(recorded).toContain('alice < @time={time} :bob!~bob@chat PRIVMSG #tea :hi')
    await performed(recorded)
  })
})
