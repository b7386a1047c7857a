/**
 * Asks for a function to be run once the event loop has seen all that came in with this turn; once, however often it is asked for.
 */
export function atEndOfTurn(run: () => void): () => void {
  let isAskedFor = false
  return () => {
    if (isAskedFor) return
    isAskedFor = true
    setImmediate(() => {
      isAskedFor = false
      run()
    })
  }
}
