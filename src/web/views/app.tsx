/** The whole page: the way in, and then the room. */
import type { Store } from '../store.ts'

export function App({ store }: { readonly store: Store }) {
  const state = store.state.value
  if (state.connection === 0) {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const nick = new FormData(event.currentTarget).get('nick')
          if (typeof nick === 'string') store.enter(nick)
        }}
      >
        <input name="nick" aria-label="Nick" defaultValue={store.nick.value} />
        <button type="submit">Enter</button>
        <p>{state.status.at}</p>
      </form>
    )
  }
  const entries = store.active.value.timeline.length
  return (
    <main>
      <h1>{store.active.value.name}</h1>
      <p>
        {state.status.at}: {entries}
      </p>
    </main>
  )
}
