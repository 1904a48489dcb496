/** Images, films, sounds and other files of a message. What takes room has it before anything is loaded, so that nothing moves. */
import { useComputed } from '@preact/signals'
import { useState } from 'preact/hooks'
import { nameInWords } from '../../../wire/file-address.ts'
import { words } from '../../strings/words.ts'
import { showDialogLater } from '../shared/dialog.tsx'
import { Icon } from '../shared/icons.tsx'
import { useStore } from '../shared/ui.ts'
import type { NamedFile } from './files-in-text.ts'
import { pictureRoom } from './picture-room.ts'

const t = words.files

export function Files({ files }: { readonly files: readonly NamedFile[] }) {
  const pictures = files.filter(({ type }) => type?.startsWith('image/'))
  // Pictures beside pictures, and all else below them.
  const rest = files.filter((file) => !pictures.includes(file))
  return (
    <>
      {[pictures, rest].map((group, i) =>
        group.length === 0 ? null : (
          <div key={i} class="files">
            {group.map((file) => (
              <Shown key={file.id} file={file} pictures={pictures} />
            ))}
          </div>
        ),
      )}
    </>
  )
}

/** Whether a file did not come; with another connection it is asked for again. */
function useGone(): [boolean, () => void] {
  const { state } = useStore()
  const connection = useComputed(() => state.value.connection).value
  const [goneOn, setGoneOn] = useState<number>()
  return [goneOn === connection, () => setGoneOn(connection)]
}

function Shown({ file, pictures }: { readonly file: NamedFile; readonly pictures: readonly NamedFile[] }) {
  const { type = '', path, name } = file
  const [isGone, gone] = useGone()
  if (type.startsWith('image/')) return <Picture file={file} pictures={pictures} />
  if (isGone) return <Gone file={file} />
  if (type.startsWith('video/')) {
    return <video class="film" src={path} controls preload="metadata" aria-label={nameInWords(name)} onError={gone} />
  }
  if (type.startsWith('audio/')) {
    return (
      <figure class="sound">
        <figcaption dir="auto">{nameInWords(name)}</figcaption>
        <audio src={path} controls preload="none" aria-label={nameInWords(name)} onError={gone} />
      </figure>
    )
  }
  const size = t.size(file.size ?? 0)
  return (
    <a class="file-card" href={path} download={name} aria-label={t.download(name, size)}>
      <Icon name="file" />
      <span class="file-card-name" dir="auto">
        {name.replaceAll('_', ' ')}
      </span>
      <span class="file-card-size">{size}</span>
    </a>
  )
}

function Picture({ file, pictures }: { readonly file: NamedFile; readonly pictures: readonly NamedFile[] }) {
  const [isGone, gone] = useGone()
  const { width, height, path } = file
  const alt = nameInWords(file.name)
  // The room that it takes, whether it comes or not.
  const shown = pictureRoom(width, height)
  const room = { inlineSize: `${shown.width}px`, aspectRatio: `${shown.width} / ${shown.height}` }

  function open(): void {
    void showDialogLater(async () => {
      const { Lightbox } = await import('./lightbox.tsx')
      return <Lightbox pictures={pictures} first={pictures.indexOf(file)} />
    })
  }

  if (isGone) {
    return (
      <div>
        <div class="picture-gone" style={room} role="img" aria-label={t.gone} title={t.gone}>
          <Icon name="file" />
        </div>
        {isOurs(file) ? null : <Elsewhere file={file} />}
      </div>
    )
  }
  return (
    <button type="button" class="picture" style={room} aria-label={t.open(alt)} onClick={open}>
      <img
        src={path}
        alt={alt}
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={gone}
      />
    </button>
  )
}

function Gone({ file }: { readonly file: NamedFile }) {
  return isOurs(file) ? <p class="file-gone">{t.gone}</p> : <Elsewhere file={file} />
}

/** It is none of ours: what was said is a link, like others. */
function Elsewhere({ file: { url } }: { readonly file: NamedFile }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {url}
    </a>
  )
}

function isOurs({ url }: NamedFile): boolean {
  return URL.canParse(url) && new URL(url).host === location.host
}
