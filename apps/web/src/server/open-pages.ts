import type { RequestListener } from 'node:http'
import { resolve } from 'node:path'
import next from 'next'

const webDir = resolve(import.meta.dirname, '../..')

/**
 * The pages, by Next in this process: as they were built, or compiled again as they are edited, for which Next takes the socket upgrades
 * of the server that hands it requests.
 */
export async function openPages(pages: {
  hot: boolean
  host: string
  port: number
}): Promise<RequestListener> {
  // Next looks for what its configuration imports from the working folder.
  process.chdir(webDir)
  const app = next({ dev: pages.hot, dir: webDir, hostname: pages.host, port: pages.port })
  await app.prepare()
  const show = app.getRequestHandler()
  return (incoming, outgoing) => {
    show(incoming, outgoing).catch(() => outgoing.destroy())
  }
}
