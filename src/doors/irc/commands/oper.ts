/** OPER: becomes a server operator of the configuration. A name that is not there takes as long as a wrong password. */
import { command } from '../command.ts'
import { ERR_NOOPERHOST, ERR_PASSWDMISMATCH } from '../numerics.ts'
import { tellThrottled } from '../throttled.ts'

export const oper = command({
  verb: 'OPER',
  usage: '<name> <password>',
  summary: 'become a server operator',
  spec: 'https://modern.ircdocs.horse/#oper-message',
  when: 'registered',
  cost: 5,
  run({ name, password }, client) {
    const { logIns, operators } = client.door
    const all = operators?.() ?? []
    const operator = all.find((one) => one.name === name)
    // Somebody's hash costs what anybody's does.
    const compared = operator ?? all[0]
    if (!logIns || !compared) return client.reply(ERR_NOOPERHOST, 'No O-lines for your host')
    // No account has a name with a space in it.
    const tries = `oper ${name}`
    const waitMs = logIns.try(client.address, tries)
    if (waitMs > 0) return tellThrottled(client, 'OPER', waitMs)
    const verifying = logIns.authenticator.verify(password, { argon2: compared.passwordHash, scram: null })
    client.waitFor(verifying, (answer) => {
      if (answer === 'busy' || answer === undefined)
        return client.fail('OPER', 'TEMPORARILY_UNAVAILABLE', 'Too many log in; try again soon')
      if (answer && operator) {
        logIns.succeeded(client.address, tries)
        return client.ask({ do: 'take-rights', rights: operator.rights, keep: false })
      }
      const { user } = client
      if (user) client.hub.answer((told) => client.hub.audit.note(user, { what: 'oper-failed' }, told))
      client.reply(ERR_PASSWDMISMATCH, 'Password incorrect')
    })
  },
})
