import { join } from 'node:path'
import { makeTempFolder } from '@holdfast/dev/temp-folder'
import type { Comparison, Group, Size } from './comparison.ts'
import { call } from './http-call.ts'
import { medianOf } from './median-of.ts'
import { runProduct } from './run-product.ts'
import { scriptBytesOf } from './script-bytes-of.ts'

/** Gzip bytes of the JavaScript of a page (UX.md, W14). */
const pages = [
  { name: 'the directory', path: '/', budgetKb: 170 },
  { name: "a provider's page", path: '/providers/gurung', budgetKb: 190 },
]

/**
 * What the pages that anybody may open weigh and how long the server takes for them, beside a file that it only sends. All pages are held to their budgets in a browser by `javascript.spec.ts`.
 */
export async function openPagesGroup(size: Size): Promise<Group> {
  const renders = size === 'small' ? 3 : 30
  const folder = await makeTempFolder()
  const product = await runProduct(join(folder.path, 'data'))
  const millisecondsOf = async (path: string) => {
    const figures: number[] = []
    for (let i = 0; i < renders; i++) figures.push((await call(`${product.url}${path}`)).milliseconds)
    return medianOf(figures)
  }
  const weights = pages.map(
    ({ name, path, budgetKb }): Comparison => ({
      work: `JavaScript of ${name}`,
      floor: 'its budget',
      unit: 'kB gzip',
      bar: { atMost: 1 },
      measureWork: async () => (await scriptBytesOf(product.url, path)) / 1000,
      measureFloor: () => budgetKb,
    }),
  )
  const times = pages.map(
    ({ name, path }): Comparison => ({
      work: `the server renders ${name}`,
      floor: 'the same server sends a file',
      unit: 'ms',
      bar: null,
      measureWork: () => millisecondsOf(path),
      measureFloor: () => millisecondsOf('/icon.svg'),
    }),
  )
  return {
    comparisons: [...weights, ...times],
    async close() {
      await product.stop()
      await folder.remove()
    },
  }
}
