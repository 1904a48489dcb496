/** How a picture is to be turned, out of the Exif data of a JPEG; and the smallest Exif data that says so. https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf */

const ORIENTATION = 0x0112
const SHORT = 3
/** Entries of the first directory that are looked at. */
const MAX_ENTRIES = 512

/** `tiff`: from the byte order on. 1 to 8; 1, as it is, where nothing is said that can be read. */
export function orientationIn(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (view.byteLength < 8) return 1
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return 1
  const isLittle = order === 0x4949
  const directory = view.getUint32(4, isLittle)
  if (directory + 2 > view.byteLength) return 1
  const entries = Math.min(view.getUint16(directory, isLittle), MAX_ENTRIES)
  for (let i = 0, at = directory + 2; i < entries && at + 12 <= view.byteLength; i++, at += 12) {
    if (view.getUint16(at, isLittle) !== ORIENTATION || view.getUint16(at + 2, isLittle) !== SHORT) continue
    const value = view.getUint16(at + 8, isLittle)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** A whole APP1 segment with nothing but the orientation. */
export function orientationSegment(orientation: number): Uint8Array {
  // prettier-ignore
  return Uint8Array.of(
    0xff, 0xe1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00,
    0x49, 0x49, 0x2a, 0x00, 0x08, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x12, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00, orientation, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00,
  )
}

/** Whether width and height change places. */
export function isTurned(orientation: number): boolean {
  return orientation >= 5
}
