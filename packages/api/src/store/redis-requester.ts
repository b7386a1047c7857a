import { createHash } from 'node:crypto'
import type { Requester, UpstashRequest, UpstashResponse } from '@upstash/redis'
import { atEndOfTurn } from './at-end-of-turn.ts'
import { type Command, openRedisLink, type RedisSettings, type Reply } from './redis-link.ts'

/** What one call asks for: a command, or a pipeline of them. */
interface Call {
  commands: Command[]
  settle(replies: Reply[]): void
  fail(error: Error): void
}

const callTimeoutMs = 2_000
const waitingMax = 10_000
const commandsPerRequestMax = 250
/** How long what nobody waits for waits for company. */
const companyMs = 3

/**
 * Carries the commands of this process to Redis. Those of one turn of the event loop go together; while some requests are on their way, others
 * wait and go out as one: a busy process sends few requests however many calls it has. A call is answered within 2 seconds or rejects, and then what
 * became of it is unknown. Nothing is ever sent again but a script that Redis says it does not know, so did not run; it then
 * runs after those that followed it, so what has to come first is a call of its own. The calls of `laterRequester` go along with the next
 * one of `requester`, or after 3 ms by themselves.
 */
export function openRedisRequester(settings: RedisSettings) {
  const link = openRedisLink(settings, callTimeoutMs)
  const waiting = new Set<Call>()
  const later = new Set<Call>()
  let company: NodeJS.Timeout | null = null
  const onTheWay = new Set<Promise<void>>()
  const sendSoon = atEndOfTurn(sendWaiting)

  function sendWaiting(): void {
    while (onTheWay.size < link.openMax && waiting.size > 0) {
      bringLater()
      const sent = carry(takeCalls(waiting)).finally(() => {
        onTheWay.delete(sent)
        sendWaiting()
      })
      onTheWay.add(sent)
    }
  }

  /** Whoever goes next takes along what could wait. */
  function bringLater(): void {
    if (company) clearTimeout(company)
    company = null
    for (const call of later) waiting.add(call)
    later.clear()
  }

  function sendAll(): void {
    bringLater()
    sendWaiting()
  }

  async function carry(calls: Call[]): Promise<void> {
    try {
      const replies = await exchange(calls.flatMap(call => call.commands))
      for (const call of calls) call.settle(replies.splice(0, call.commands.length))
    } catch (error) {
      for (const call of calls) call.fail(error as Error)
    }
  }

  /** Sends commands, their scripts by hash, and those again in full that Redis did not know. */
  async function exchange(commands: Command[]): Promise<Reply[]> {
    const replies = await link.send(commands.map(byHash))
    const unknown = replies.flatMap(({ error }, i) => (isUnknownScript(error, commands[i]) ? [i] : []))
    if (unknown.length === 0) return replies
    const again = await link.send(unknown.map(i => commands[i] as Command))
    unknown.forEach((i, at) => {
      replies[i] = again[at] as Reply
    })
    return replies
  }

  function call(commands: Command[], isUrgent: boolean): Promise<Reply[]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settled.fail(new Error('Redis did not answer in time.')), callTimeoutMs)
      const settled: Call = {
        commands,
        settle(replies) {
          clearTimeout(timer)
          resolve(replies)
        },
        fail(error) {
          clearTimeout(timer)
          waiting.delete(settled)
          later.delete(settled)
          reject(error)
        },
      }
      if (waiting.size + later.size >= waitingMax) {
        return settled.fail(new Error('Too many calls wait for Redis.'))
      }
      if (isUrgent) {
        waiting.add(settled)
        sendSoon()
      } else {
        later.add(settled)
        company ??= setTimeout(sendAll, companyMs)
      }
    })
  }

  const requesterOf = (isUrgent: boolean): Requester => ({
    async request<Result>({ path = [], body }: UpstashRequest): Promise<UpstashResponse<Result>> {
      const isPipeline = path.length === 1 && path[0] === 'pipeline'
      if (path.length > 0 && !isPipeline) throw new Error('There is no such request.')
      const replies = await call(isPipeline ? (body as Command[]) : [body as Command], isUrgent)
      return (isPipeline ? replies : replies[0]) as UpstashResponse<Result>
    },
  })

  /** Resolves when all that was asked for has been answered, or not in time. */
  async function settled(): Promise<void> {
    sendAll()
    while (onTheWay.size > 0) await Promise.all(onTheWay)
  }

  return {
    requester: requesterOf(true),
    laterRequester: requesterOf(false),
    link,
    settled,
    async close(): Promise<void> {
      await settled()
      link.close()
    },
  }
}

/** The calls that have waited longest, as many as one request carries. */
function takeCalls(waiting: Set<Call>): Call[] {
  const calls: Call[] = []
  let commandCount = 0
  for (const call of waiting) {
    commandCount += call.commands.length
    if (calls.length > 0 && commandCount > commandsPerRequestMax) break
    calls.push(call)
    waiting.delete(call)
  }
  return calls
}

/** The scripts are few and constant. */
const hashes = new Map<string, string>()

function hashOf(script: string): string {
  const known = hashes.get(script)
  if (known) return known
  const hash = createHash('sha1').update(script).digest('hex')
  hashes.set(script, hash)
  return hash
}

function byHash(command: Command): Command {
  const [name, script, ...rest] = command
  return name === 'eval' ? ['evalsha', hashOf(script as string), ...rest] : command
}

const isUnknownScript = (error: string | undefined, command: Command | undefined) =>
  command?.[0] === 'eval' && error?.startsWith('NOSCRIPT') === true
