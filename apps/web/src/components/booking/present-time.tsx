interface PresentTimeProps {
  /** The time in full, as in "09:15 to 09:30, Tuesday 24 November, London time". */
  name: string
  text: string
}

/** The time at which the appointment is that one is about to move, in its place among the free ones. */
export function PresentTime({ name, text }: PresentTimeProps) {
  return (
    <p className="flex min-h-11 flex-col items-center justify-center rounded-lg border-2 border-brand bg-brand-soft px-2 leading-tight text-brand-strong">
      <span className="sr-only">{name}, your appointment now</span>
      <span aria-hidden="true" className="font-semibold">
        {text}
      </span>
      <span aria-hidden="true" className="text-xs">
        now
      </span>
    </p>
  )
}
