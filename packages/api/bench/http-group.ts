import { audience, openTokenIssuer } from '../test/token-issuer.ts'
import type { Comparison, Group, Size } from './comparison.ts'
import { echoServer, echoShot, echoSite, holdEchoShot } from './echo-shots.ts'
import { load } from './load.ts'
import type { Shot } from './shot.ts'
import { startServer } from './start-server.ts'

/** What an HTTP call costs at our door, beside tRPC's own standalone server with the same procedures. */
export async function openHttpGroup(size: Size): Promise<Group> {
  const seconds = size === 'small' ? 0.3 : 3
  const issuer = await openTokenIssuer()
  const [floor, site] = await Promise.all([
    startServer(echoServer),
    startServer(echoSite, [issuer.issuer, audience]),
  ])
  const authorization = `Bearer ${await issuer.sign({ sub: 'somebody' })}`
  const signed = { ...holdEchoShot, headers: { ...holdEchoShot.headers, authorization } }
  const rate = async (url: string, shot: Shot, connections: number) =>
    (await load({ url, connections, seconds, shots: [shot] })).perSecond

  const compare = (
    work: string,
    floorName: string,
    connections: number,
    shots: [Shot, Shot],
  ): Comparison => ({
    work: `${work}, ${connections} connections`,
    floor: floorName,
    unit: 'calls/s',
    bar: { atLeast: 0.85 },
    measureWork: () => rate(site.url, shots[0], connections),
    measureFloor: () => rate(floor.url, shots[1], connections),
  })

  return {
    comparisons: [10, 50].flatMap(connections => [
      compare('a query through our server', 'the same through tRPC standalone', connections, [
        echoShot,
        echoShot,
      ]),
      compare(
        'a mutation with a token through our server',
        'the same without a token, standalone',
        connections,
        [signed, holdEchoShot],
      ),
    ]),
    async close() {
      await Promise.all([floor.stop(), site.stop()])
      issuer.close()
    },
  }
}
