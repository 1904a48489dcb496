/** What a server says of itself at /health. */
import { get } from 'node:http'
import { within } from './patience.ts'

export interface HealthReport {
  readonly status: number
  /** So often it was asked until that was the answer. */
  readonly asked: number
  readonly why?: string
  readonly counts: {
    readonly open: number
    readonly undecided: number
    readonly accepted: number
    readonly entered: Readonly<Record<string, number>>
    readonly refused: Readonly<Record<string, number>>
  }
}

/** Asks over a connection of its own, from the loopback address `from`. */
export async function askHealth(port: number, from = '127.0.0.1'): Promise<HealthReport> {
  for (let asked = 1; ; asked++) {
    try {
      return { ...(await within(ask(port, from), '/health')), asked }
    } catch (error) {
      // Where the processor went elsewhere between the connection and the question, the door has greeted somebody who said nothing (FRONT-2).
      if ((error as NodeJS.ErrnoException).code !== 'HPE_INVALID_CONSTANT') throw error
    }
  }
}

function ask(port: number, from: string): Promise<Omit<HealthReport, 'asked'>> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/health', agent: false, localAddress: from }
    get(options, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () => {
        const { why, counts } = JSON.parse(body) as Pick<HealthReport, 'why' | 'counts'>
        resolve({ status: response.statusCode ?? 0, counts, ...(why !== undefined && { why }) })
      })
    }).on('error', reject)
  })
}
