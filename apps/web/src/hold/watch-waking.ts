const watchMs = 2_000
const jumpMs = 1_500

/**
 * Tells whenever what a page knows of the time may have grown old: it comes to sight or to the front, is taken out of the
 * browser's store of pages, the line is back, or the clock has jumped, as in a sleep of the machine. Until what it returns is called.
 */
export function watchWaking(onWake: () => void): () => void {
  const lead = () => Date.now() - performance.now()
  let known = lead()
  const timer = setInterval(() => {
    const jumped = Math.abs(lead() - known) > jumpMs
    known = lead()
    if (jumped) onWake()
  }, watchMs)
  document.addEventListener('visibilitychange', onWake)
  for (const name of wakings) window.addEventListener(name, onWake)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onWake)
    for (const name of wakings) window.removeEventListener(name, onWake)
  }
}

const wakings = ['focus', 'pageshow', 'online'] as const
