import { expect, test } from 'vitest'
import type { Line } from './browser-line.ts'
import { sendUntilAnswered } from './send-until-answered.ts'

const lost = new TypeError('fetch failed')
const refused = Object.assign(new Error('refused'), {
  data: { bookingError: { code: 'slot_taken', retryable: false, detail: { nearest: [] } } },
})

/** A line that is off until it has been waited on so many times. */
function lineThatReturnsAfter(pauses: number) {
  const waits: number[] = []
  const line: Line = {
    isOnline: () => waits.length >= pauses,
    pause: async ms => void waits.push(ms),
    watch: () => () => {},
  }
  return { line, waits }
}

function sendOver(line: Line, attempt: (count: number) => string, signal = new AbortController().signal) {
  const attempts = { count: 0, told: [] as number[] }
  const answer = sendUntilAnswered(async () => attempt(++attempts.count), {
    line,
    signal,
    onFailure: failures => attempts.told.push(failures),
  })
  return { answer, attempts }
}

const failing = (error: Error) => () => {
  throw error
}

test('the same is sent until it is answered, and each failure is told', async () => {
  const { line } = lineThatReturnsAfter(0)
  const { answer, attempts } = sendOver(line, count => (count < 4 ? failing(lost)() : 'done'))
  expect(await answer).toBe('done')
  expect(attempts.told).toEqual([1, 2, 3])
})

test('a refusal is an answer: nothing is sent after it', async () => {
  const { line } = lineThatReturnsAfter(0)
  const { answer, attempts } = sendOver(line, failing(refused))
  await expect(answer).rejects.toBe(refused)
  expect(attempts.count).toBe(1)
})

test('online it gives up after nine attempts', async () => {
  const { line } = lineThatReturnsAfter(0)
  const { answer, attempts } = sendOver(line, failing(lost))
  await expect(answer).rejects.toBe(lost)
  expect(attempts.count).toBe(9)
})

test('offline it never gives up, waits at most eight seconds, and goes on when the line is back', async () => {
  const { line, waits } = lineThatReturnsAfter(100)
  const { answer, attempts } = sendOver(line, count => (count <= 100 ? failing(lost)() : 'done'))
  expect(await answer).toBe('done')
  expect(attempts.count).toBe(101)
  expect(Math.max(...waits)).toBe(8000)
})

test('nothing is sent for a page that is gone', async () => {
  const gone = new AbortController()
  const line: Line = { ...lineThatReturnsAfter(0).line, pause: async () => gone.abort() }
  const { answer, attempts } = sendOver(line, failing(lost), gone.signal)
  await expect(answer).rejects.toBe(lost)
  expect(attempts.count).toBe(1)
})
