import { describeFailure, type Log } from '@holdfast/api'
import pino from 'pino'
import { env } from '#env.ts'

/** Writes the events of this process as lines of JSON to standard error. */
export function openLog(): Log {
  const logger = openLogger()
  return ({ level, ...event }) => logger[level](event)
}

/** Tells of the failure that ends this process. */
export function tellCrash(failure: unknown): void {
  openLogger().fatal({ outcome: 'crashed', cause: describeFailure(failure) })
}

const openLogger = () =>
  pino(
    {
      level: env().LOG_LEVEL,
      // Neither the machine's name nor the process's number: whoever collects the lines knows both.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
    },
    pino.destination({ fd: 2, sync: true }),
  )
