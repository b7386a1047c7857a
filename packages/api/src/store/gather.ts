import { atEndOfTurn } from './at-end-of-turn.ts'

interface Waiting<Ask, Answer> {
  ask: Ask
  resolve(answer: Answer): void
  reject(error: unknown): void
}

interface Gathering<Ask, Answer> {
  /** Answers all in their order, or fails for all. */
  run(asks: Ask[]): Promise<Answer[]>
  /** How many go together at most. */
  togetherMax: number
  /** A run that takes longer holds up nobody else. */
  patienceMs: number
  /** Whether a failure may be of one alone who went with others: then each is asked for by itself. */
  isEachOwn(error: unknown): boolean
}

/**
 * Answers whoever asks, several at once: who asks in one turn of the event loop goes together, and while a run is on its way, who asks
 * waits and goes with the next one. So a quiet process asks at once, and a busy one seldom and for many.
 */
export function createGathering<Ask, Answer>({
  run,
  togetherMax,
  patienceMs,
  isEachOwn,
}: Gathering<Ask, Answer>): (ask: Ask) => Promise<Answer> {
  const waiting: Waiting<Ask, Answer>[] = []
  let isTaken = false
  const sendSoon = atEndOfTurn(sendWaiting)

  async function answer(together: Waiting<Ask, Answer>[]): Promise<void> {
    try {
      const answers = await run(together.map(({ ask }) => ask))
      for (const [at, { resolve }] of together.entries()) resolve(answers[at] as Answer)
    } catch (error) {
      if (together.length > 1 && isEachOwn(error)) await Promise.all(together.map(one => answer([one])))
      else for (const { reject } of together) reject(error)
    }
  }

  function sendWaiting(): void {
    if (isTaken || waiting.length === 0) return
    isTaken = true
    let hasMadeWay = false
    const makeWay = () => {
      if (hasMadeWay) return
      hasMadeWay = true
      clearTimeout(timer)
      isTaken = false
      sendSoon()
    }
    const timer = setTimeout(makeWay, patienceMs)
    void answer(waiting.splice(0, togetherMax)).finally(makeWay)
  }

  return ask =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject })
      if (!isTaken) sendSoon()
    })
}
