/** What one is told of in one channel or conversation. */
import { NOTICE_LEVELS, type NoticeLevel } from '../../../client/state/notices.ts'
import { chooseLevel } from '../../notify/choose.ts'
import { words } from '../../strings/words.ts'
import { closeDialog, Dialog } from '../shared/dialog.tsx'
import { useStore } from '../shared/ui.ts'
import { Choices } from './choices.tsx'

const t = words.notices

/** `of`: the key of its buffer. */
export function ChannelLevel({ of: key }: { readonly of: string }) {
  const store = useStore()
  const { notices, buffers } = store.state.value
  const buffer = buffers.get(key)
  if (!buffer) return null
  const usual = buffer.kind === 'channel' ? notices.usual : 'all'
  return (
    <Dialog label={t.of(buffer.name)}>
      <Choices<NoticeLevel | 'usual'>
        label={t.title}
        value={notices.levels.get(key) ?? 'usual'}
        choices={[
          ...(buffer.kind === 'channel' ? [{ value: 'usual' as const, label: t.asUsual(t.levels[usual]) }] : []),
          ...NOTICE_LEVELS.map((value) => ({
            value: buffer.kind === 'query' && value === 'all' ? ('usual' as const) : value,
            label: t.levels[value],
          })),
        ]}
        onChoose={(value) => chooseLevel(store, buffer, value === 'usual' ? undefined : value)}
      />
      <div class="dialog-actions">
        <button type="button" class="button" onClick={closeDialog}>
          {words.dialog.close}
        </button>
      </div>
    </Dialog>
  )
}
