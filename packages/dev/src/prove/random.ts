/** A source of chance that gives the same run again from the same seed. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number
  /** True so often in a hundred. */
  percent(share: number): boolean
  /** @throws when there is nothing to choose from */
  pick<T>(from: readonly T[]): T
  /** A UUID of version 4 in its form. */
  uuid(): string
  /** A source of its own for one part, so that how often one part asks changes nothing for another. */
  fork(part: string): Random
}

/** Small, quick and good enough to choose faults with: `sfc32` of Chris Doty-Humphrey's PractRand. */
export function createRandom(seed: string): Random {
  let [a, b, c, d] = hashOf(seed) as [number, number, number, number]

  function next32(): number {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let warmUp = 0; warmUp < 12; warmUp++) next32()

  const next = () => next32() / 2 ** 32
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    integer,
    percent: share => next() * 100 < share,
    pick: from => {
      if (from.length === 0) throw new Error('There is nothing to choose from.')
      return from[integer(0, from.length - 1)] as (typeof from)[number]
    },
    uuid: () => {
      const hex = [next32(), next32(), next32(), next32()].map(n => n.toString(16).padStart(8, '0')).join('')
      const variant = '89ab'[next32() & 3]
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
    },
    fork: part => createRandom(`${seed}/${part}`),
  }
}

/** Four numbers of 32 bits from any text (cyrb128 of bryc). */
function hashOf(text: string): number[] {
  const factors = [597399067, 2869860233, 951274213, 2716044179]
  const hashes = [1779033703, 3144134277, 1013904242, 2773480762]
  for (const character of text) {
    const code = character.codePointAt(0) as number
    for (let i = 0; i < 4; i++) {
      hashes[i] =
        (hashes[(i + 1) % 4] as number) ^ Math.imul((hashes[i] as number) ^ code, factors[i] as number)
    }
  }
  return hashes
}
