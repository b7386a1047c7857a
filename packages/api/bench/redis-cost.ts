import { startRedis } from '@holdfast/dev/redis'
import { createRedisConnection } from '@holdfast/dev/redis-connection'

/** How many commands are on their way at once: what one request of a busy server carries. */
const atOnce = 16

/**
 * A Redis of its own, and what its commands cost it: microseconds of processor a call by what Redis itself says it has spent, so with reading the
 * command and writing the reply, but not the socket's other end. The embedded one runs in this process; there it is the time of the loop.
 */
export async function openRedisCost() {
  const running = await startRedis()
  const connection = createRedisConnection(running.url)
  await connection.connect()
  const send = (command: readonly string[]) => connection.sendCommand(command as string[])

  async function sendAll(commands: readonly string[][]): Promise<void> {
    for (let from = 0; from < commands.length; from += atOnce) {
      await Promise.all(commands.slice(from, from + atOnce).map(send))
    }
  }

  async function readSpentMicroseconds(): Promise<number> {
    if (running.kind === 'embedded') return performance.now() * 1000
    const said = String(await send(['INFO', 'cpu']))
    const secondsOf = (mode: string) => Number(new RegExp(`^used_cpu_${mode}:([\\d.]+)`, 'm').exec(said)?.[1])
    return (secondsOf('user') + secondsOf('sys')) * 1e6
  }

  return {
    /** For the name of a row. */
    counted: running.kind === 'embedded' ? 'embedded Redis, its client too' : 'CPU of redis-server',
    send,
    sendAll,

    /** Of one of these commands. */
    async microsecondsOfEach(commands: readonly string[][]): Promise<number> {
      const before = await readSpentMicroseconds()
      await sendAll(commands)
      return ((await readSpentMicroseconds()) - before) / commands.length
    },

    async close(): Promise<void> {
      connection.destroy()
      await running.stop()
    },
  }
}
