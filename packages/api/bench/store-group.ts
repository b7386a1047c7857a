import type { TestProvider } from '../test/test-provider.ts'
import type { Comparison, Group, Size } from './comparison.ts'
import { echoServer, echoShot, holdEchoShot } from './echo-shots.ts'
import { load } from './load.ts'
import type { Shot } from './shot.ts'
import { startServer } from './start-server.ts'
import { openStoreServices } from './store-services.ts'
import { bookingShots, findShot, insertProviders } from './store-shots.ts'

const listedDays = 7

/** What listing, holding and confirming cost over HTTP, beside tRPC's own standalone server that only echoes. */
export async function openStoreGroup(size: Size): Promise<Group> {
  const seconds = size === 'small' ? 0.3 : 2
  const bookings = size === 'small' ? 30 : 4000
  const [services, floor] = await Promise.all([openStoreServices(), startServer(echoServer)])
  const [warm, written] = (await insertProviders(services, 2)) as [TestProvider, TestProvider]
  // Somebody who is still writing: nobody keeps what such a provider offers, so every listing reads PostgreSQL.
  await services.redis.zadd(`holdfast:{${written.id}}:writers`, { score: 1e15, member: 'bench' })

  const repeat = async (url: string, shot: Shot, connections: number) =>
    (await load({ url, connections, seconds, shots: [shot] })).perSecond
  const once = async (shots: Shot[], connections: number) =>
    (await load({ url: services.url, connections, seconds: 60, shots, once: true })).perSecond

  const compare = (
    work: string,
    connections: number,
    floorShot: Shot,
    atLeast: number,
    measureWork: () => Promise<number>,
  ): Comparison => ({
    work: `${work}, ${connections} connections`,
    floor:
      floorShot === echoShot ? 'an echo, tRPC standalone' : 'an echo of the input of hold.create, standalone',
    unit: 'calls/s',
    bar: { atLeast },
    measureWork,
    measureFloor: () => repeat(floor.url, floorShot, connections),
  })
  const list = (work: string, provider: TestProvider, connections: number, atLeast: number) =>
    compare(work, connections, echoShot, atLeast, () =>
      repeat(services.url, findShot(provider, listedDays), connections),
    )

  return {
    comparisons: [
      list('slot.find, warm', warm, 10, 0.6),
      list('slot.find, warm', warm, 50, 0.9),
      list('slot.find from PostgreSQL', written, 10, 0.6),
      ...(
        [
          [10, 0.55, 0.4],
          [50, 0.7, 0.65],
        ] as const
      ).flatMap(([connections, holdAtLeast, confirmAtLeast]) => [
        compare('hold.create', connections, holdEchoShot, holdAtLeast, async () => {
          const { looks, holds } = await bookingShots(services, bookings)
          await once(looks, connections)
          return once(holds, connections)
        }),
        compare('appointment.confirm', connections, holdEchoShot, confirmAtLeast, async () => {
          const { holds, confirms } = await bookingShots(services, bookings)
          await once(holds, connections)
          return once(confirms, connections)
        }),
      ]),
    ],
    async close() {
      await Promise.all([services.close(), floor.stop()])
    },
  }
}
