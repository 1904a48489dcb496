/** The list of people, in English. */
export const members = {
  label: 'People here',
  close: 'Close the list of people',
  away: 'away',
  filter: 'Find somebody',
  none: 'Nobody by that name.',
  more: (count: number) => `and ${count} more: find them by name`,
  who: (nick: string) => `Profile of ${nick}`,
  bot: 'bot',
  ranks: {
    owner: 'Owner',
    admin: 'Admin',
    operator: 'Operator',
    halfOperator: 'Half-operator',
    voice: 'Voice',
    other: 'Everybody else',
  },
}
