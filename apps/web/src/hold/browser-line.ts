/** The way to the network. */
export interface Line {
  /** False only where the browser is sure that there is none. */
  isOnline: () => boolean
  /** Settles after so many milliseconds, and sooner when the line comes back. */
  pause: (ms: number) => Promise<void>
  /** Tells of every change, until what it returns is called. */
  watch: (onChange: () => void) => () => void
}

/** The line as this browser knows it. */
export const browserLine: Line = {
  isOnline: () => navigator.onLine,
  pause: ms =>
    new Promise(resolve => {
      const go = () => {
        clearTimeout(timer)
        window.removeEventListener('online', go)
        resolve()
      }
      const timer = setTimeout(go, ms)
      window.addEventListener('online', go)
    }),
  watch: onChange => {
    window.addEventListener('online', onChange)
    window.addEventListener('offline', onChange)
    return () => {
      window.removeEventListener('online', onChange)
      window.removeEventListener('offline', onChange)
    }
  },
}
