'use client'
import { useCallback, useEffect, useState } from 'react'
import { tabMemory } from '#hold/browser-memory.ts'

/** A text that is kept in this tab while it is typed, so that neither a reload nor a sign-in loses it. */
export function useKeptText(key: string) {
  const [text, setText] = useState('')
  useEffect(() => setText(tabMemory().getItem(key) ?? ''), [key])

  function keep(value: string) {
    setText(value)
    tabMemory().setItem(key, value)
  }
  return { text, keep, forget: useCallback(() => tabMemory().removeItem(key), [key]) }
}
