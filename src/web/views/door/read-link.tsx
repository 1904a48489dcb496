/** Who comes by a link to a channel that everybody may read is offered that, before choosing a name. */
import { useEffect, useState } from 'preact/hooks'
import { formatChannelPath } from '../../../wire/channel-path.ts'
import { placeAt } from '../../addresses.ts'
import { words } from '../../strings/words.ts'

export function ReadLink() {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const place = placeAt(location.pathname)
    if (!place?.isChannel) return
    const path = formatChannelPath(place.name)
    const to =
      place.msgid === undefined ? '' : `?at=${encodeURIComponent(place.msgid)}#${encodeURIComponent(place.msgid)}`
    // Where the server cannot be reached there is nothing to offer; the door says that itself.
    void isReadable(path).then(
      (is) => is && setAddress(`/read/${path}${to}`),
      () => undefined,
    )
  }, [])
  if (address === undefined) return null
  return (
    <p class="door-hint">
      <a href={address}>{words.enter.read}</a>
    </p>
  )
}

async function isReadable(path: string): Promise<boolean> {
  const said: unknown = await (await fetch(`/readable/${path}`)).json()
  return typeof said === 'object' && said !== null && 'readable' in said && said.readable === true
}
