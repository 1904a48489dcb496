import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { lanAddresses } from './lan-addresses.ts'

function at(address: string, internal = false): NetworkInterfaceInfo {
  const rest = { netmask: '', mac: '', cidr: null, internal }
  return address.includes(':') ? { ...rest, address, family: 'IPv6', scopeid: 0 } : { ...rest, address, family: 'IPv4' }
}

describe('the addresses that others can reach', () => {
  it('are private IPv4 first, then other IPv4, then global IPv6', () => {
    const interfaces = {
      tailscale0: [at('100.64.1.2')],
      eth0: [at('2001:db8::7'), at('203.0.113.9')],
      wlan0: [at('192.168.1.20')],
    }
    expect(lanAddresses(interfaces)).toEqual(['192.168.1.20', '100.64.1.2', '203.0.113.9', '2001:db8::7'])
  })

  it.each(['10.0.0.1', '172.16.0.1', '172.31.255.1', '192.168.0.1'])('count %s as private', (address) => {
    expect(lanAddresses({ a0: [at('172.32.0.1')], b0: [at(address)] })).toEqual([address, '172.32.0.1'])
  })

  it('are not those of this machine alone, of containers and virtual machines, or link-local', () => {
    const interfaces = {
      lo: [at('127.0.0.1', true), at('::1', true)],
      docker0: [at('172.17.0.1')],
      'br-1a2b3c': [at('172.18.0.1')],
      virbr0: [at('192.168.122.1')],
      vethab: [at('10.1.1.1')],
      eth0: [at('169.254.7.7'), at('fe80::1'), at('fd00::1'), at('2::1')],
      eth1: undefined,
    }
    expect(lanAddresses(interfaces)).toEqual([])
  })
})
