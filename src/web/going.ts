/** Keeps the address of the page and the place where the person looks together, both ways. */
import { effect } from '@preact/signals'
import type { Buffer, ClientState } from '../client/state/client-state.ts'
import { bufferNamed, keyOf } from '../client/state/selectors.ts'
import { type Place, pathOf, placeAt } from './addresses.ts'
import { LOBBY, type Store } from './store.ts'

/** The browser's address and history, as far as they are needed. */
export interface AddressBar {
  path(): string
  push(path: string): void
  replace(path: string): void
  /** Calls when the person goes back or forward. Gives what ends it. */
  onTurn(call: () => void): () => void
}

export interface Going {
  /** Goes to a place, which is joined where it has to be, and to the message that is named there. */
  go(place: Place): void
  end(): void
}

export function browserAddressBar(): AddressBar {
  return {
    path: () => location.pathname,
    push: (path) => history.pushState(undefined, '', path),
    // What stands behind a # is not ours to take away: the claim of the owner is read there.
    replace: (path) => history.replaceState(undefined, '', path + location.hash),
    onTurn(call) {
      addEventListener('popstate', call)
      return () => removeEventListener('popstate', call)
    },
  }
}

export function followAddress(store: Pick<Store, 'client' | 'state' | 'active' | 'isIn'>, bar: AddressBar): Going {
  /** Where the person wants to be and is not yet. */
  let wanted = placeAt(bar.path())
  /** Where the person looks while they wait for that; undefined at first, where they have chosen nothing yet. */
  let from: string | undefined
  /** The key of what the address shows. */
  let shown: string | undefined

  /** True when there is nothing more to wait for. */
  function arrive(state: ClientState, place: Place): boolean {
    const { client } = store
    if (place.isChannel && state.refusedJoin && isOf(state, place, keyOf(state, state.refusedJoin.channel))) {
      // Somewhere one has to be.
      if (![...state.buffers.values()].some(({ isJoined, kind }) => kind === 'channel' && isJoined)) client.join(LOBBY)
      return true
    }
    if (!place.isChannel && !bufferNamed(state, place.name)) client.openQuery(place.name)
    const buffer = bufferNamed(client.state, place.name)
    if (!buffer?.isJoined) return false
    if (client.state.active !== buffer.key) client.focus(buffer.key)
    if (place.msgid === undefined || !state.capabilities.has('draft/chathistory')) return true
    // The last lines are asked for on entering; one question at a time.
    const now = client.state.buffers.get(buffer.key)?.history
    return now !== 'none' && now !== 'asking' && client.jump(buffer.key, place.msgid)
  }

  function look(state: ClientState, active: Buffer): void {
    if (wanted && isOf(state, wanted, active.key)) from = active.key
    // Who chooses another place does not want to be fetched from there.
    else if (from !== undefined && active.key !== from) wanted = undefined
    if (wanted) {
      if (!arrive(state, wanted)) return
      wanted = undefined
      return look(store.client.state, store.client.state.buffers.get(store.client.state.active) ?? active)
    }
    if (active.kind === 'server' && shown === undefined) return
    const here = placeAt(bar.path())
    if (!here || !isOf(state, here, active.key)) {
      const path = pathTo(active)
      // What was left, closed or renamed is no place to come back to.
      if (shown !== undefined && state.buffers.has(shown)) bar.push(path)
      else bar.replace(path)
    }
    shown = active.key
  }

  function go(place: Place): void {
    const { client } = store
    if (place.isChannel && !bufferNamed(client.state, place.name)?.isJoined) client.join(place.name)
    wanted = place
    from = store.active.value.key
    look(client.state, store.active.value)
  }

  /** Only to what is open: who goes back does not come into a channel again that they have left. */
  function turn(): void {
    const place = placeAt(bar.path())
    const buffer = place && bufferNamed(store.client.state, place.name)
    if (place && buffer) return go(place)
    shown = undefined
    look(store.client.state, store.active.value)
  }

  const endEffect = effect(() => {
    if (store.isIn.value) look(store.state.value, store.active.value)
  })
  const endTurns = bar.onTurn(turn)
  return {
    go(place) {
      if (bar.path() !== pathOf(place)) bar.push(pathOf(place))
      go(place)
    },
    end() {
      endEffect()
      endTurns()
    },
  }
}

function isOf(state: ClientState, place: Place, key: string): boolean {
  return keyOf(state, place.name) === key
}

function pathTo({ name, kind }: Buffer): string {
  return kind === 'server' ? '/' : pathOf({ name, isChannel: kind === 'channel' })
}

/** A press on a link to a place in this room goes there without another page. */
export function followLinks(going: Going, origin: string): (event: MouseEvent) => void {
  return (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = (event.target as Element | null)?.closest?.('a[href]')
    const address = link instanceof HTMLAnchorElement ? new URL(link.href) : undefined
    const place = address?.origin === origin ? placeAt(address.pathname) : undefined
    if (!place) return
    event.preventDefault()
    going.go(place)
  }
}
