'use client'
import { useEffect, useEffectEvent } from 'react'
import { readUndoKey } from './read-undo-key.ts'
import { useUndo } from './use-undo.ts'

const controlTypes = ['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file']

/** The keys for undo and redo, on the whole page. A field into which somebody is typing keeps its own. */
export function useUndoKeys(): void {
  const { undo, redo } = useUndo()

  const handleKey = useEffectEvent((event: KeyboardEvent, typedInto: EventTarget | null) => {
    const meant = readUndoKey(event)
    if (!meant || event.defaultPrevented || event.target === typedInto) return
    event.preventDefault()
    if (meant === 'undo') undo()
    else redo()
  })

  useEffect(() => {
    let typedInto: EventTarget | null = null
    const listening = new AbortController()
    const { signal } = listening
    const forget = () => {
      typedInto = null
    }
    const remember = ({ target }: Event) => {
      if (isTextField(target)) typedInto = target
    }
    const handleKeyDown = (event: KeyboardEvent) => {
      handleKey(event, typedInto)
      // Enter takes what was typed over into the draft.
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) forget()
    }
    document.addEventListener('input', remember, { signal })
    document.addEventListener('focusout', forget, { signal })
    document.addEventListener('keydown', handleKeyDown, { signal })
    return () => listening.abort()
  }, [])
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !controlTypes.includes(target.type)
}
