import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { bookingCommands } from '../test/model/booking-commands.ts'
import { createBookingModel } from '../test/model/booking-model.ts'
import { openRealBooking, type RealBooking } from '../test/model/open-real-booking.ts'

// Any sequence of calls, at any moment, gets the answers that a model of a few lines gives.

const sequences = Number(process.env.HOLDFAST_MODEL_SEQUENCES || 300)
const seed = Number(process.env.HOLDFAST_MODEL_SEED || 20_261_125)
const commandsMax = 16
const millisecondsPerSequence = 3_000
const startAt = Date.parse('2026-11-25T08:00:00Z')

let real: RealBooking
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: startAt })
  real = await openRealBooking()
})
afterAll(async () => {
  await real.close()
  vi.useRealTimers()
})

it(
  `answers ${sequences} sequences of calls as the model does (seed ${seed})`,
  async () => {
    let ran = 0
    await fc.assert(
      fc.asyncProperty(bookingCommands(commandsMax), async commands => {
        ran++
        const model = createBookingModel(startAt)
        await real.begin(startAt)
        await fc.asyncModelRun(() => ({ model, real }), commands)
        expect(await real.free()).toEqual(model.free(4))
      }),
      { numRuns: sequences, seed: seed | 0 },
    )
    expect(ran).toBeGreaterThanOrEqual(sequences)
  },
  60_000 + sequences * millisecondsPerSequence,
)
