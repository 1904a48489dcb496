/** At the foot of the list of channels: who one is, and what one can do about that. The dialogs are loaded when they are wanted. */
import { useEffect } from 'preact/hooks'
import { claimToken } from '../../claim.ts'
import { words } from '../../strings/words.ts'
import { openSettings } from '../settings/open-settings.tsx'
import { showDialogLater } from '../shared/dialog.tsx'
import { Icon } from '../shared/icons.tsx'
import { Menu, type MenuItem } from '../shared/menu.tsx'
import { openOwnProfile } from '../shared/opening.tsx'
import { useStore } from '../shared/ui.ts'

const t = words.account

export function showInvitation(): void {
  void showDialogLater(async () => {
    const { Invite } = await import('../invite/invite.tsx')
    return <Invite />
  })
}

export function showRegistration(): void {
  void showDialogLater(async () => {
    const { Register } = await import('./register.tsx')
    return <Register />
  })
}

function showAccount(): void {
  void showDialogLater(async () => {
    const { Account } = await import('./account.tsx')
    return <Account />
  })
}

function showLeaving(): void {
  void showDialogLater(async () => {
    const { Leaving } = await import('./leaving.tsx')
    return <Leaving />
  })
}

function showClaim(token: string): void {
  void showDialogLater(async () => {
    const { Claim } = await import('./claim.tsx')
    return <Claim token={token} />
  })
}

export function AccountMenu() {
  const { state, account } = useStore()
  const { nick, isAway } = state.value
  const claim = claimToken.value
  const isGuest = account.value === ''
  const standing = (isGuest ? t.guest : t.loggedIn) + (isAway ? ` · ${words.sidebar.away}` : '')

  // Whoever came by the owner's link is asked as soon as there is somebody to be the owner.
  useEffect(() => {
    if (claim !== undefined) showClaim(claim)
  }, [claim])

  const items: MenuItem[] = [
    isGuest
      ? { label: t.register(nick), icon: 'key', run: showRegistration }
      : { label: t.open, icon: 'key', run: showAccount },
    { label: words.profile.edit, icon: 'edit', run: openOwnProfile },
    { label: words.settings.open, icon: 'settings', run: () => openSettings() },
    { label: words.invite.open, icon: 'plus', run: showInvitation },
    { label: isGuest ? t.forget : t.logOut, icon: 'leave', isDangerous: true, run: showLeaving },
  ]
  return (
    <Menu label={t.menu(`${nick} ${standing}`)} items={items} class="account-button">
      <span class="account-name">
        <bdi>{nick}</bdi> <span class="account-state">{standing}</span>
      </span>
      <Icon name="more" />
    </Menu>
  )
}
