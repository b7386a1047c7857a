import { request } from 'node:http'

/** Bytes, as they travel with gzip, of all scripts that a page names: those are what a browser of today loads before anybody touches it. */
export async function scriptBytesOf(origin: string, path: string): Promise<number> {
  const page = await (await fetch(`${origin}${path}`)).text()
  const forOldBrowsers = /<script[^>]*\snoModule[^>]*>/gi
  const scripts = new Set(page.replace(forOldBrowsers, '').match(/\/_next\/static\/[\w./~-]+\.js/g))
  if (scripts.size === 0) throw new Error(`${path} names no script.`)
  const sizes = await Promise.all([...scripts].map(script => bytesOfFile(`${origin}${script}`)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

function bytesOfFile(url: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const sent = request(url, { headers: { 'accept-encoding': 'gzip' } }, response => {
    let bytes = 0
    response.on('data', chunk => {
      bytes += chunk.length
    })
    response.once('end', () => resolve(bytes))
    response.once('error', reject)
  })
  sent.once('error', reject)
  sent.end()
  return promise
}
