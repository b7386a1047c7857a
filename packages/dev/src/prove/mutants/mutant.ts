/** One planted bug: the product's text with a few words changed as a server loads it, or a statement to its database. */
export interface Mutant {
  name: string
  /** What is wrong now, in words. */
  bug: string
  patches?: Patch[]
  sql?: string[]
  /** The faults that last which bring it to light; all of them unless told. */
  faults?: string[]
}

export interface Patch {
  /** Below packages/api/src. */
  file: string
  /** Must be there once. */
  find: string
  replace: string
}

/** @throws when the text that is to be changed is not there, or there twice: the mutant must be aimed anew */
export function applyPatches(source: string, patches: readonly Patch[]): string {
  return patches.reduce((text, { file, find, replace }) => {
    const times = text.split(find).length - 1
    if (times !== 1) throw new Error(`The text to be changed is ${times} times in ${file}: ${find}`)
    return text.replace(find, () => replace)
  }, source)
}
