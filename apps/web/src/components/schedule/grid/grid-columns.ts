/** The axis of hours and seven days, in every row alike. A day is at least so wide that three of them fit a phone. */
export const gridColumns = 'grid grid-cols-[3.5rem_repeat(7,minmax(4.25rem,1fr))]'

/** The same seven days without the axis. */
export const dayColumns = 'absolute inset-y-0 start-14 end-0 grid grid-cols-7'
