/** What all dialogs have, in English. */
export const dialog = {
  close: 'Close',
  outOfDate: 'This page is out of date',
  gone: 'This belongs to an older version of the page, and the server has only the newer one. Reload the page: what you began to write is kept.',
  notLoaded: 'This could not be loaded',
  unreached: 'The server cannot be reached at the moment.',
  again: 'Try again',
}
