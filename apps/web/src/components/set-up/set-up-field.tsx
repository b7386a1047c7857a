'use client'
import type { ReactNode } from 'react'

interface SetUpFieldProps {
  id: string
  label: string
  optional?: boolean
  help?: ReactNode
  /** What is wrong and how to mend it. */
  problem: string | undefined
  /** Gets what ties the control to its label, help and problem. */
  children: (control: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': true | undefined
  }) => ReactNode
}

/** One field with its label, its help and what is wrong with it. */
export function SetUpField({ id, label, optional, help, problem, children }: SetUpFieldProps) {
  const describedBy = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div>
      <label htmlFor={id} className="block font-medium">
        {label} {optional && <span className="font-normal text-muted">(optional)</span>}
      </label>
      {help && (
        <p id={`${id}-help`} className="mt-1 text-sm text-muted">
          {help}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="mt-1 font-semibold text-accent">
          {problem}
        </p>
      )}
      <div className="mt-2">
        {children({
          id,
          'aria-describedby': describedBy || undefined,
          'aria-invalid': problem ? true : undefined,
        })}
      </div>
    </div>
  )
}
