import { IANAZone } from 'luxon'

/** How often a zone is asked for its offset while something is done. */
export function countZoneLookUps(work: () => void): number {
  const { offset } = IANAZone.prototype
  let lookUps = 0
  IANAZone.prototype.offset = function countedOffset(at) {
    lookUps++
    return offset.call(this, at)
  }
  try {
    work()
  } finally {
    IANAZone.prototype.offset = offset
  }
  return lookUps
}
