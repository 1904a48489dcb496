/** The key that begins a shortcut, as it is called here: on a Mac the same keys are with ⌘ in place of Ctrl. */
export const CHORD = /\bMac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '') ? '⌘' : 'Ctrl'
