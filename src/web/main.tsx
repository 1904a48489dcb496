/** Starts the browser door: one store for what is known, one view of it. */
import { render } from 'preact'
import './styles/index.css'
import { createStore } from './store.ts'
import { App } from './views/app.tsx'

const store = createStore()
const place = document.getElementById('app')
if (place) render(<App store={store} />, place)
// Who was here before comes straight in; what stands against that, the door says.
if (store.nick.value !== '') store.enter(store.nick.value)

// Moments when it is likelier than before that the server can be reached, or that somebody waits for it.
addEventListener('online', () => store.retry())
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) store.retry()
})
