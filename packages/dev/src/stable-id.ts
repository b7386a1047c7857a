import { createHash } from 'node:crypto'

/** Any fixed UUID: ours. */
const namespace = Buffer.from('8f0c2b2e5d4b4d0f9a1c7e3b6a5d4c21', 'hex')

/** The same UUID for the same name, on every machine (RFC 9562, version 5). */
export function stableId(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name.normalize('NFC')).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
