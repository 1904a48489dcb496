/** Sends what stands in the input: one line as a person means it, several as text, at the server's pace. */
import type { Client } from '../client/client.ts'
import { sayLine, sayText, submitLine } from '../client/commands/submit-line.ts'

/** Lines sent before the server has to have taken them: many at once look like a flood. */
const AT_ONCE = 4

/**
 * Several lines are said as they stand, also where they look like commands: as one message where the server takes it. Else it stops where
 * the connection does.
 */
export async function sendLines(client: Client, text: string): Promise<void> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const [only] = lines
  if (only !== undefined && lines.length === 1) return void submitLine(client, only)
  if (client.takesLines || client.state.status.at !== 'online') return void sayText(client, text)
  const buffer = client.state.active
  for (const [index, line] of lines.entries()) {
    if (index > 0 && index % AT_ONCE === 0 && !(await client.settled())) break
    if (client.state.active !== buffer) client.say(buffer, line, 'say')
    else sayLine(client, line)
  }
}
