import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computeFixedAnswer } from '../testing/fixed-answer.ts'

const fixedAnswer = new URL('../testing/fixed-answer.ts', import.meta.url).href
const script = `
  import { computeFixedAnswer } from ${JSON.stringify(fixedAnswer)}
  const offsetMinutes = new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset()
  process.stdout.write(JSON.stringify({ offsetMinutes, answer: computeFixedAnswer() }))`

async function answerUnder(TZ: string) {
  const env = { ...process.env, TZ }
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { env })
  return JSON.parse(stdout)
}

describe('the same question gets the same answer', () => {
  it.concurrent.each([
    ['UTC', 0],
    ['America/New_York', 300],
    ['Asia/Kathmandu', -345],
    ['Pacific/Apia', -780],
  ])('on a machine whose own zone is %s', async (zone, offsetMinutes) => {
    expect(await answerUnder(zone)).toEqual({ offsetMinutes, answer: computeFixedAnswer() })
  })

  describe('when the clock of the machine stands', () => {
    beforeEach(() => void vi.resetModules())
    afterEach(() => void vi.useRealTimers())

    it.each(['2026-01-15T12:00Z', '2026-07-15T12:00Z'])('at %s', async instant => {
      const answer = computeFixedAnswer()
      vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(instant) })
      const fresh = await import('../testing/fixed-answer.ts')
      expect(fresh.computeFixedAnswer).not.toBe(computeFixedAnswer)
      expect(fresh.computeFixedAnswer()).toEqual(answer)
    })
  })

  it('which has slots in every zone but on the day that Apia skipped', () => {
    // A day without a change has 15: 1 before the time off, 8 after it and 6 at night.
    expect(computeFixedAnswer().map(({ slots }) => slots.length)).toEqual([11, 19, 19, 17, 15, 13, 13, 0])
  })
})
