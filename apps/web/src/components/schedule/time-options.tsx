'use client'
import { useEffect, useRef } from 'react'

interface TimeOptionsProps {
  id: string
  /** "From", "To". */
  label: string
  names: readonly string[]
  activeIndex: number
  onChoose: (index: number) => void
}

/** Every quarter-hour that can be chosen, whatever has been typed. The field above it keeps the focus. */
export function TimeOptions({ id, label, names, activeIndex, onChoose }: TimeOptionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[activeIndex]?.scrollIntoView({ block: 'nearest' })
  }, [activeIndex])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      onMouseDown={event => event.preventDefault()}
      className="card absolute start-0 z-30 mt-1 max-h-56 w-full min-w-32 overflow-y-auto overscroll-contain py-1"
    >
      {names.map((name, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field points at the active option instead (ARIA 1.2, combobox).
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's.
        <div
          key={name}
          id={`${id}.${index}`}
          role="option"
          aria-selected={index === activeIndex}
          onClick={() => onChoose(index)}
          className="cursor-pointer scroll-my-1 px-3.5 py-2 whitespace-nowrap hover:bg-sunken aria-selected:bg-brand-soft aria-selected:font-semibold"
        >
          {name}
        </div>
      ))}
    </div>
  )
}
