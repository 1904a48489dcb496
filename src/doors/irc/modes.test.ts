/** The modes of channels and people: shown, changed, refused. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openWithTwo } from '../../../test/support/irc-house.ts'

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson

beforeEach(async () => {
  ;({ house, alice, bob } = await openWithTwo())
})

describe('MODE of a channel', () => {
  it('is shown, with its key only to members', async () => {
    await alice.asks('MODE #a +mkl-t sesame 10')
    expect(await bob.asks('MODE #a')).toEqual([
      ':alice!~alice@cloak MODE #a +mkl-t sesame 10',
      ':chat.test 324 bob #a +mnkl sesame :10',
      ':chat.test 329 bob #a :1795435200',
    ])
    const carol = await house.arrive('carol')
    expect((await carol.asks('MODE #a'))[0]).toBe(':chat.test 324 carol #a +mnkl * :10')
  })

  it('gives and takes ranks', async () => {
    expect(await alice.asks('MODE #a +ov-o bob bob alice')).toEqual([':alice!~alice@cloak MODE #a +ov-o bob bob alice'])
    expect(await bob.hears()).toEqual([':alice!~alice@cloak MODE #a +ov-o bob bob alice'])
  })

  it('keeps bans', async () => {
    expect(await alice.asks('MODE #a +b-b+b dave *!*@x eve!*@*')).toEqual([
      ':alice!~alice@cloak MODE #a +bb dave!*@* eve!*@*',
    ])
    expect(await bob.asks('MODE #a b')).toEqual([
      ':alice!~alice@cloak MODE #a +bb dave!*@* eve!*@*',
      ':chat.test 367 bob #a dave!*@* alice!~alice@cloak :1795435200',
      ':chat.test 367 bob #a eve!*@* alice!~alice@cloak :1795435200',
      ':chat.test 368 bob #a :End of channel ban list',
    ])
  })

  it('shows the bans once, however often a command asks', async () => {
    expect(await bob.asks(`MODE #a ${'b'.repeat(50)}`)).toEqual([':chat.test 368 bob #a :End of channel ban list'])
  })

  it('is told in several lines where one is not enough', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => letter.repeat(76))
    alice.say(`MODE #a +bbbbbb ${names.join(' ')}`)
    const masks = names.map((name) => `${name}!*@*`)
    expect(await bob.hears()).toEqual([
      `:alice!~alice@cloak MODE #a +bbbbb ${masks.slice(0, 5).join(' ')}`,
      `:alice!~alice@cloak MODE #a +b ${masks[5]}`,
    ])
  })

  it.each([
    ['MODE', [':chat.test 461 alice MODE :Not enough parameters']],
    ['MODE #nowhere', [':chat.test 403 alice #nowhere :No such channel']],
    ['MODE #a +x', [':chat.test 472 alice x :is unknown mode char to me']],
    ['MODE #a +k', [':chat.test 696 alice #a k * :You must specify a parameter for the mode']],
    ['MODE #a +k :a b', [':chat.test 525 alice #a :Key is not well-formed']],
    ['MODE #a +l many', [':chat.test 696 alice #a l many :Invalid mode parameter']],
    ['MODE #a +o carol', [':chat.test 401 alice carol :No such nick/channel']],
    ['MODE #a +o dave', [":chat.test 441 alice dave #a :They aren't on that channel"]],
    ['MODE #a +mb-k+i', [':chat.test 368 alice #a :End of channel ban list', ':alice!~alice@cloak MODE #a +mi']],
    ['MODE #a +imv-i bob', [':alice!~alice@cloak MODE #a +imv-i bob']],
    [
      'MODE #a +x+x+x+x+x+x+x',
      [
        ...Array<string>(6).fill(':chat.test 472 alice x :is unknown mode char to me'),
        ':chat.test NOTICE alice :At most 6 modes can be changed in one command',
      ],
    ],
  ])('%s', async (line, answers) => {
    await house.arrive('dave')
    expect(await alice.asks(line)).toEqual(answers)
  })

  it('is for operators', async () => {
    expect(await bob.asks('MODE #a +m')).toEqual([":chat.test 482 bob #a :You're not channel operator"])
    const carol = await house.arrive('carol')
    expect(await carol.asks('MODE #a +m')).toEqual([":chat.test 442 carol #a :You're not on that channel"])
  })
})

describe('MODE of a user', () => {
  it('is shown and changed', async () => {
    expect(await alice.asks('MODE alice', 'MODE alice +i', 'MODE alice', 'MODE alice -i')).toEqual([
      ':chat.test 221 alice :+',
      ':alice!~alice@cloak MODE alice +i',
      ':chat.test 221 alice :+i',
      ':alice!~alice@cloak MODE alice -i',
    ])
  })

  it.each([
    ['MODE nobody', ':chat.test 401 alice nobody :No such nick/channel'],
    ['MODE bob', ':chat.test 502 alice :Cannot see or change modes for other users'],
    ['MODE bob +i', ':chat.test 502 alice :Cannot see or change modes for other users'],
    ['MODE alice +o', ':chat.test 501 alice :Unknown MODE flag'],
  ])('%s is refused', async (line, answer) => {
    expect(await alice.asks(line)).toEqual([answer])
  })
})
