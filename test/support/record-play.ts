/**
 * Writes down what is heard in a play: reads one (or several) from standard input, leaves its `<` lines away, performs the rest, and
 * prints it with what everybody really heard. What comes out is a draft: read it as a person before it becomes a test.
 *
 *   node test/support/record-play.ts < draft.play > test/plays/new.play
 */
import { readFileSync } from 'node:fs'
import { Stage } from './play-stage.ts'
import { parsePlays, type Play } from './play.ts'

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g
const MSGID = /msgid=[0-9a-z]+-\w+/g

/** The play with what was heard. */
export async function record(play: Play): Promise<string> {
  const { title, shows, lines } = play
  const stage = new Stage(play)
  const written = [`# ${title}`]
  for (const { kind, name, spec, errors } of shows) {
    written.push(`# ${kind}: ${name} ${spec}`)
    if (errors.length > 0) written.push(`# errors: ${errors.join(' ')}`)
  }
  for (const { step, text } of lines) {
    if (step.do === 'hear') continue
    await stage.perform(step)
    written.push(text)
    for (const { who, line } of stage.takeHeard()) {
      written.push(`${who} < ${line.replace(TIME, '{time}').replace(MSGID, 'msgid={msgid}')}`)
    }
  }
  return written.join('\n')
}

if (import.meta.main) {
  const recorded: string[] = []
  for (const play of parsePlays(readFileSync(0, 'utf8'))) recorded.push(await record(play))
  console.log(recorded.join('\n\n'))
}
