/** A picture by itself, as large as there is room; arrow keys go to the others of its message. Loaded when somebody opens one. */
import { useLayoutEffect, useState } from 'preact/hooks'
import { type FileAddress, nameInWords } from '../../../wire/file-address.ts'
import { words } from '../../strings/words.ts'
import { Dialog } from '../shared/dialog.tsx'
import { IconButton } from '../shared/icons.tsx'

const t = words.files

export function Lightbox({ pictures, first }: { readonly pictures: readonly FileAddress[]; readonly first: number }) {
  const [index, setIndex] = useState(Math.max(0, first))
  const picture = pictures[index]

  function go(step: number): void {
    setIndex((now) => Math.min(pictures.length - 1, Math.max(0, now + step)))
  }

  useLayoutEffect(() => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
    function onKey({ key }: KeyboardEvent): void {
      if (key === forward) go(1)
      else if (key === back) go(-1)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [pictures])

  if (!picture) return null
  const { path, width, height, name } = picture
  return (
    <Dialog class="lightbox" label={nameInWords(name)}>
      <img
        key={path}
        src={path}
        alt={nameInWords(name)}
        width={width}
        height={height}
        style={{ aspectRatio: `${width} / ${height}` }}
      />
      <div class="lightbox-foot">
        {pictures.length > 1 ? (
          <>
            <IconButton icon="previous" label={t.previous} onClick={() => go(-1)} />
            <span>
              {index + 1} / {pictures.length}
            </span>
            <IconButton icon="next" label={t.next} onClick={() => go(1)} />
          </>
        ) : null}
        <a href={path} target="_blank" rel="noopener noreferrer">
          {t.original}
        </a>
      </div>
    </Dialog>
  )
}
