import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from './random.ts'

/**
 * How a proxy carries bytes. `slow`: in small pieces with pauses; `blackHole`: not at all, as if the cable were cut, and on when it is
 * mended; `acceptAndClose`: a new connection is closed at once.
 */
export type TcpMode = 'pass' | 'slow' | 'blackHole' | 'acceptAndClose'

/** What becomes of one piece that a caller sends: carried; lost with its connection before it arrives, or when it is answered. */
export type TcpCut = 'none' | 'before' | 'after'

export interface TcpProxy {
  port: number
  setMode(mode: TcpMode): void
  /** New connections go there from now on. */
  retarget(port: number): void
  /** Cuts all connections with a reset; how many. */
  resetAll(): number
  /** Ends all connections towards the caller, who may go on sending; how many. */
  halfCloseAll(): number
  stop(): Promise<void>
}

interface Link {
  caller: Socket
  target: Socket
  /** The next piece of an answer is not delivered: the link is cut in its place. */
  cutsAtAnswer: boolean
}

const pieceBytesMax = 700
const pauseMsMax = 12

/** A proxy on the loopback that can harm its connections and never mixes up their bytes. */
export async function startTcpProxy(options: {
  targetPort: number
  random: Random
  /** Asked for each piece that a caller sends. */
  cutOf?: () => TcpCut
}): Promise<TcpProxy> {
  const { random, cutOf = () => 'none' } = options
  let { targetPort } = options
  let mode: TcpMode = 'pass'
  let mended = Promise.withResolvers<void>()
  const links = new Set<Link>()

  const server = createServer({ allowHalfOpen: true, noDelay: true }, caller => {
    if (mode === 'acceptAndClose') return void caller.on('error', () => {}).destroy()
    const target = connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    const link: Link = { caller, target, cutsAtAnswer: false }
    links.add(link)
    for (const socket of [caller, target]) {
      socket.on('error', () => cut(link))
      socket.once('close', () => {
        if (caller.destroyed && target.destroyed) links.delete(link)
      })
    }
    void pump(link, caller, target)
    void pump(link, target, caller)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  async function pump(link: Link, source: Socket, sink: Socket): Promise<void> {
    const isRequest = source === link.caller
    try {
      // One side may have ended while the other still talks.
      const chunks: AsyncIterable<Buffer> = source.iterator({ destroyOnReturn: false })
      for await (const chunk of chunks) {
        while (mode === 'blackHole') await mended.promise
        if (isRequest) {
          const where = cutOf()
          if (where === 'before') return cut(link)
          if (where === 'after') link.cutsAtAnswer = true
        } else if (link.cutsAtAnswer) return cut(link)
        for (const piece of mode === 'slow' ? cutUp(chunk, random) : [chunk]) {
          if (mode === 'slow') await sleep(random.integer(0, pauseMsMax))
          if (!sink.write(piece)) await once(sink, 'drain')
        }
      }
      sink.end()
    } catch {
      cut(link)
    }
  }

  function cut(link: Link): void {
    links.delete(link)
    for (const socket of [link.caller, link.target]) {
      if (socket.destroyed) continue
      if (socket.connecting) socket.destroy()
      else socket.resetAndDestroy()
    }
  }

  function harm(harmOne: (link: Link) => void): number {
    const harmed = [...links]
    for (const link of harmed) harmOne(link)
    return harmed.length
  }

  return {
    port: (server.address() as AddressInfo).port,
    setMode(wanted) {
      mode = wanted
      if (mode === 'blackHole') return
      mended.resolve()
      mended = Promise.withResolvers()
    },
    retarget(port) {
      targetPort = port
    },
    resetAll: () => harm(cut),
    halfCloseAll: () => harm(link => link.caller.end()),
    async stop() {
      mended.resolve()
      harm(cut)
      server.close()
      await once(server, 'close')
    },
  }
}

function cutUp(chunk: Buffer, random: Random): Buffer[] {
  const pieces: Buffer[] = []
  for (let from = 0; from < chunk.length; ) {
    const to = Math.min(chunk.length, from + random.integer(1, pieceBytesMax))
    pieces.push(chunk.subarray(from, to))
    from = to
  }
  return pieces
}
