'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef } from 'react'

/** A page is asked for at most so often. */
const gapMs = 1_000
/** Whoever looks at the same provider asks a little apart. */
const spreadMs = 300
/** Who has just followed a link is not called back. */
const leavingMs = 2_000
/** The longest that a timer of a page waits. */
const waitMsMax = 60 * 60 * 1000

interface AskAgain {
  /** The address under which to ask, where it is another than the present one. */
  path: string | null
  /** Whether this is no moment to ask. */
  busy: boolean
  /** The server's clock at its last answer, and when the answer may change by itself. */
  serverAt: number
  changesAt: number
}

/**
 * Asks the server for the page anew: whenever the function that it gives is called, and by itself when the page may have changed by
 * time alone, when it comes to sight and when the browser is online again. However often that is, once a second at most.
 */
export function useAskAgain({ path, busy, serverAt, changesAt }: AskAgain): () => void {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const notBefore = useRef(0)
  const ask = useRef(() => {})

  const askSoon = useCallback(() => {
    const waitMs = Math.max(Math.random() * spreadMs, notBefore.current - Date.now())
    timer.current ??= setTimeout(() => ask.current(), waitMs)
  }, [])

  useEffect(() => {
    ask.current = () => {
      timer.current = null
      // It is asked when it comes to sight.
      if (document.hidden) return
      if (busy || Date.now() < notBefore.current) {
        notBefore.current = Math.max(notBefore.current, Date.now() + gapMs)
        return askSoon()
      }
      notBefore.current = Date.now() + gapMs
      if (path) router.replace(path, { scroll: false })
      else router.refresh()
    }
  }, [path, busy, router, askSoon])

  useEffect(() => {
    const wait = setTimeout(askSoon, Math.min(changesAt - serverAt, waitMsMax))
    return () => clearTimeout(wait)
  }, [serverAt, changesAt, askSoon])

  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('a[href]')) notBefore.current = Date.now() + leavingMs
    }
    document.addEventListener('click', onClick, true)
    document.addEventListener('visibilitychange', askSoon)
    window.addEventListener('online', askSoon)
    return () => {
      document.removeEventListener('click', onClick, true)
      document.removeEventListener('visibilitychange', askSoon)
      window.removeEventListener('online', askSoon)
      if (timer.current) clearTimeout(timer.current)
      timer.current = null
    }
  }, [askSoon])

  return askSoon
}
