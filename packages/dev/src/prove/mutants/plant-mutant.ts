import { registerHooks } from 'node:module'
import { applyPatches } from './mutant.ts'
import { getMutant } from './mutants.ts'

/** Loaded before a server (`--import plant-mutant.ts?name=...`): what it loads of the API has that bug. */
const { patches = [] } = getMutant(new URL(import.meta.url).searchParams.get('name') ?? '')

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const ofFile = patches.filter(({ file }) => url.endsWith(`/packages/api/src/${file}`))
    if (ofFile.length === 0) return loaded
    return { ...loaded, source: applyPatches(String(loaded.source), ofFile) }
  },
})
