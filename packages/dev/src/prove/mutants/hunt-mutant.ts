import { withConnection } from '../../database.ts'
import type { Violation } from '../history.ts'
import { runProof } from '../run-proof.ts'
import { getMutant } from './mutants.ts'

export interface Hunt {
  name: string
  bug: string
  seconds: number
  /** What gave it away; nothing when it was not caught. */
  caught: Violation[]
}

/** Runs a proof on a product with one planted bug until something shows it, or the time is over. */
export async function huntMutant(options: {
  name: string
  seconds: number
  seed: string
  tell: (text: string) => void
}): Promise<Hunt> {
  const { name, seconds, seed, tell } = options
  const { bug, sql = [], patches = [], faults } = getMutant(name)
  const plant = new URL(`./plant-mutant.ts?name=${name}`, import.meta.url).href
  const proof = await runProof({
    seconds,
    seed,
    tell,
    preloads: patches.length > 0 ? [plant] : [],
    ...(faults && { faults }),
    stopsEarly: true,
    prepare: databaseUrl =>
      withConnection(databaseUrl, async connection => {
        for (const statement of sql) await connection.unsafe(statement)
      }),
  })
  // How soon all is well again may depend on the machine; that no bug is ever found by chance is what a hunt is for.
  const caught = proof.violations.filter(({ check }) => check !== 'recovers')
  return { name, bug, seconds: proof.seconds, caught }
}
