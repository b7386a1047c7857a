import { join } from 'node:path'
import { makeTempFolder } from '@holdfast/dev/temp-folder'
import type { Group, Size } from './comparison.ts'
import { call } from './http-call.ts'
import { runProduct } from './run-product.ts'

const pagesOf = { full: 300, small: 10 }
const atOnce = 10

/**
 * How long `pnpm start` takes to the first answer and how much memory all its processes take. The site is built before.
 */
export async function openStartGroup(size: Size): Promise<Group> {
  const pages = pagesOf[size]
  const folder = await makeTempFolder()
  let nth = 0
  const emptyDir = () => join(folder.path, String(nth++))
  const usedDir = emptyDir()
  const seconds = async (dataDir: string) => {
    const product = await runProduct(dataDir)
    await product.stop()
    return product.startSeconds
  }
  // Builds the site where it is not built yet, and fills the folder.
  await seconds(usedDir)

  let warm = Number.NaN
  let loadedBytes = Number.NaN
  return {
    comparisons: [
      {
        work: 'start to the first answer, on an empty data folder',
        floor: 'on one with data',
        unit: 's',
        bar: null,
        async measureFloor() {
          warm = await seconds(usedDir)
          return warm
        },
        measureWork: () => seconds(emptyDir()),
      },
      {
        work: `memory of all processes, after ${pages} pages`,
        floor: 'at rest after the start',
        unit: 'MB',
        bar: null,
        async measureFloor() {
          const product = await runProduct(usedDir)
          const restBytes = await product.memory()
          await openPages(product.url, pages)
          loadedBytes = await product.memory()
          await product.stop()
          return restBytes / 1e6
        },
        measureWork: () => loadedBytes / 1e6,
      },
    ],
    close: folder.remove,
  }
}

/** The directory and a provider's page in turn. */
async function openPages(url: string, count: number): Promise<void> {
  const paths = ['/', '/providers/gurung']
  let opened = 0
  async function open(): Promise<void> {
    while (opened < count) {
      const { status } = await call(`${url}${paths[opened++ % paths.length]}`)
      if (status !== 200) throw new Error(`A page was answered with ${status}.`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, open))
}
