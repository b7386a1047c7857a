interface Waiting<Ask, Answer> {
  ask: Ask
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/**
 * Answers whoever asks, several at once: while `openMax` runs are on their way, who asks waits and goes with the next one, with at
 * most `togetherMax` in all. So a quiet process asks at once, and a busy one asks seldom. `run` answers all in their order, or fails for
 * all of them; then each is asked for alone if `isEachOwn` says that the failure may be of one of them.
 */
export function createGathering<Ask, Answer>(
  run: (asks: Ask[]) => Promise<Answer[]>,
  {
    openMax,
    togetherMax,
    isEachOwn,
  }: { openMax: number; togetherMax: number; isEachOwn: (error: unknown) => boolean },
): (ask: Ask) => Promise<Answer> {
  const waiting: Waiting<Ask, Answer>[] = []
  let open = 0

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
    while (open < openMax && waiting.length > 0) {
      open += 1
      void answer(waiting.splice(0, togetherMax)).finally(() => {
        open -= 1
        sendWaiting()
      })
    }
  }

  return ask =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject })
      sendWaiting()
    })
}
