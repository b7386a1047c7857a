import type { ReactNode } from 'react'

interface ProviderHeadingProps {
  name: string
  title: string | null
  children?: ReactNode
}

export function ProviderHeading({ name, title, children }: ProviderHeadingProps) {
  return (
    <div>
      <h1>{name}</h1>
      {title && <p className="mt-2 text-lg text-muted">{title}</p>}
      {children}
    </div>
  )
}
