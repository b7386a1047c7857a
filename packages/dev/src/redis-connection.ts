import { createClient, RESP_TYPES } from 'redis'

const reconnectDelayMsMax = 1_000

/**
 * A connection for raw commands: values come as `Buffer`, statuses as strings. While Redis is away commands are refused at once.
 * A first connection that fails is final; one that is lost later comes back, unless `reconnects` is false.
 */
export function createRedisConnection(url: string, { reconnects = true } = {}) {
  let wasReady = false
  const connection = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 5_000,
      reconnectStrategy: (retries, cause) =>
        wasReady && reconnects ? Math.min(50 * 2 ** retries, reconnectDelayMsMax) : cause,
    },
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
  })
  connection.once('ready', () => {
    wasReady = true
  })
  // A lost connection is told to the commands that meet it.
  connection.on('error', () => {})
  return connection
}

/** Rejects when there is no Redis that answers us. */
export async function askRedis(url: string): Promise<void> {
  const connection = createRedisConnection(url, { reconnects: false })
  try {
    await connection.connect()
    await connection.sendCommand(['PING'])
  } finally {
    if (connection.isOpen) connection.destroy()
  }
}

export type RedisConnection = ReturnType<typeof createRedisConnection>
