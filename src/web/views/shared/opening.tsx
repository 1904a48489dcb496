/** Opens dialogs that are loaded when they are wanted. */
import { showDialogLater } from './dialog.tsx'

/** `name`: what stands in the field. */
export function openJoin(name = ''): void {
  void showDialogLater(async () => {
    const { JoinDialog } = await import('../side/join-dialog.tsx')
    return <JoinDialog key={name} name={name} />
  })
}

/** `channel`: the key of the buffer where somebody is looked at, for what an operator may do there. */
export function openProfile(nick: string, channel?: string): void {
  void showDialogLater(async () => {
    const { Profile } = await import('../people/profile.tsx')
    return <Profile key={nick} nick={nick} channel={channel} />
  })
}

export function openOwnProfile(): void {
  void showDialogLater(async () => {
    const { OwnProfile } = await import('../people/own-profile.tsx')
    return <OwnProfile />
  })
}

export function openChannel(key: string): void {
  void showDialogLater(async () => {
    const { ChannelDialog } = await import('../channel/channel-dialog.tsx')
    return <ChannelDialog key={key} of={key} />
  })
}
