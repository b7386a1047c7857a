/** That people are booking right now in hours that the draft takes away. */
export function HeldNote({ held }: { held: number }) {
  if (held === 0) return null
  return (
    <p className="text-sm">
      {held === 1 ? '1 person is' : `${held} people are`} booking now in hours you are removing. They may
      still finish; it would be outside your hours.
    </p>
  )
}
