import { get, type IncomingMessage } from 'node:http'

const perAddress = 200

export type OpenStreams = Awaited<ReturnType<typeof openStreams>>

/** So many streams of events at one address, as so many browsers of some houses have them. */
export async function openStreams(url: string, count: number) {
  const hearing = new Set<(at: number, text: string) => void>()
  const responses = await Promise.all(Array.from({ length: count }, (_, i) => openStream(url, i, hearing)))
  return {
    /**
     * Does something that all streams are to hear of, and tells when the first and the last of them heard, in milliseconds from the moment
     * that it was done.
     */
    async timeOf(act: () => Promise<unknown>, isHeard: (text: string) => boolean) {
      const heardAt: number[] = []
      const { promise, resolve } = Promise.withResolvers<void>()
      const hear = (at: number, text: string) => {
        if (isHeard(text) && heardAt.push(at) === count) resolve()
      }
      hearing.add(hear)
      const startedAt = performance.now()
      await act()
      await promise
      hearing.delete(hear)
      return { first: Math.min(...heardAt) - startedAt, last: Math.max(...heardAt) - startedAt }
    },
    close: () => responses.forEach(response => void response.destroy()),
  }
}

/** Resolves when the stream has said something. */
function openStream(
  url: string,
  nth: number,
  hearing: ReadonlySet<(at: number, text: string) => void>,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const headers = { 'x-forwarded-for': `10.0.0.${Math.floor(nth / perAddress)}` }
  get(url, { agent: false, headers }, response => {
    if (response.statusCode !== 200) return reject(new Error(`A stream was refused: ${response.statusCode}.`))
    response.setEncoding('utf8')
    response.on('data', text => {
      const at = performance.now()
      resolve(response)
      for (const hear of hearing) hear(at, text)
    })
    response.once('error', reject)
  }).once('error', reject)
  return promise
}
