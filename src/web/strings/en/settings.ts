/** The settings, in English. */

export const settings = {
  title: 'Settings',
  open: 'Settings',
  sections: 'Sections of the settings',
  looks: 'Appearance',
  theme: 'Colours',
  density: 'Spacing',
  language: 'Language',
  likeBrowser: 'Same as the browser',
  languageHint: 'The page reloads.',
  about: 'About',
  server: (name: string) => `You are in ${name}.`,
  what: 'Snug is a chatroom that everyone can walk into with what they already have.',
  ways: 'Other ways to come in',
  shortcuts: 'Keyboard shortcuts',
}
