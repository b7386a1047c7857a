/** Something that we started. */
export interface Running {
  name: string
  /** Settles when it has ended by itself, and says how in words. */
  exited?: Promise<string>
  stop(): Promise<void>
}

export interface Runnings {
  add(running: Running): void
  /** Rejects with one line when anything ends that nobody stopped. */
  failed: Promise<never>
  /** Stops the last first. The same answer for everybody who asks. */
  stopAll(): Promise<void>
}

/** Keeps what was started, so that it can be stopped as a whole. */
export function createRunnings(): Runnings {
  const all: Running[] = []
  let stopping: Promise<void> | undefined
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  failed.catch(() => {})

  async function stopEach() {
    for (let last = all.pop(); last; last = all.pop()) await last.stop()
  }
  return {
    add(running) {
      all.push(running)
      running.exited?.then(how => {
        if (!stopping) fail(new Error(`${running.name} ${how}.`))
      })
    },
    failed,
    stopAll() {
      stopping ??= stopEach()
      return stopping
    },
  }
}
