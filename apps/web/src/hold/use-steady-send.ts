'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { browserLine } from '#hold/browser-line.ts'
import { sendUntilAnswered } from '#hold/send-until-answered.ts'

/** Sends calls that may be repeated until they are answered, for as long as the page is there. */
export function useSteadySend() {
  const [failures, setFailures] = useState(0)
  const leaving = useRef(new AbortController())

  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => controller.abort()
  }, [])

  const send = useCallback(
    async <Answer>(call: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> => {
      setFailures(0)
      const { signal } = leaving.current
      return sendUntilAnswered(call, { line: browserLine, signal, onFailure: setFailures })
    },
    [],
  )
  return { send, failures }
}
