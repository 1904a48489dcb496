/**
 * Compares this server with a bare C floor and with InspIRCd under the same load, in one run: `npm run bench`, or with other
 * arguments of compare.py behind `--`. Needs python3, gcc, taskset and Debian's inspircd. Takes some minutes.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const checkout = fileURLToPath(new URL('..', import.meta.url))
const needed = ['python3', 'gcc', 'taskset', 'inspircd']
const missing = needed.filter((program) => spawnSync('which', [program]).status !== 0)
if (missing.length > 0) {
  console.error(
    `The benchmark needs ${missing.join(', ')}. On Debian: apt-get install -y python3 gcc util-linux inspircd`,
  )
  process.exit(1)
}

const snug = `cd ${checkout} && exec ${process.execPath} dist/cli/main.js serve --quiet --host 127.0.0.1 --port {port} --data {dir} --no-limits`
/** What a client that asks for everything asks for, in place of nothing: `--rich` measures the same server for both. */
const rich = [
  'account-notify account-tag away-notify batch cap-notify chghost echo-message extended-join extended-monitor invite-notify',
  'labeled-response message-tags multi-prefix server-time setname standard-replies userhost-in-names',
].join(' ')
const asked = process.argv.slice(2).filter((word) => word !== '--rich')
const isRich = process.argv.includes('--rich')
const scenarios = asked.includes('--scenario')
  ? []
  : ['--scenario', 'fan8', 'fan64', 'fan1', 'steady', 'room100', 'rooms', 'idle10k']
const servers = (isRich ? ['floor', `snug=${snug}`, `rich=${snug}`] : ['floor', 'inspircd', `snug=${snug}`]).flatMap(
  (server) => ['--server', server],
)
if (isRich) servers.push('--client', `rich=${rich}`)
const { status } = spawnSync('python3', [`${checkout}bench/compare.py`, ...servers, ...scenarios, ...asked], {
  stdio: 'inherit',
})
process.exit(status ?? 1)
