import { minutesOf, minutesPerDay, timeOfMinutes } from './wall-time.ts'

const minutesOfWord = new Map([
  ['midnight', 0],
  ['noon', minutesPerDay / 2],
  ['midday', minutesPerDay / 2],
])
/** Hours, then minutes after a sign or at once, then a half of the day: `9`, `9a`, `0930`, `17.30`, `5 p.m.`. */
const written = /^(\d{1,2}?)(?:[:.h](\d{2})|(\d{2}))?\s*(?:([ap])\.?(?:m\.?)?)?$/

/**
 * The wall time `HH:mm` that a person means, or null when it is none. Given the time that it must come `after`, it is the end of
 * something: midnight is then `24:00`, and "5" after 09:00 is 17:00.
 */
export function parseTime(text: string, after?: string): string | null {
  const clean = text.trim().toLowerCase()
  const minutes = minutesOfWord.get(clean) ?? minutesWritten(clean)
  if (minutes === null || minutes > minutesPerDay) return null
  if (after === undefined) return timeOfMinutes(minutes % minutesPerDay)
  if (minutes === 0) return timeOfMinutes(minutesPerDay)
  const afternoon = minutes + minutesPerDay / 2
  const meantAfternoon = /^[1-9][:.]?\d{0,2}$/.test(clean) && minutes <= minutesOf(after)
  return timeOfMinutes(meantAfternoon && afternoon > minutesOf(after) ? afternoon : minutes)
}

function minutesWritten(clean: string): number | null {
  const [, hourText, signedMinutes, bareMinutes, half] = written.exec(clean) ?? []
  if (hourText === undefined) return null
  const hour = Number(hourText)
  const minute = Number(signedMinutes ?? bareMinutes ?? 0)
  if (minute > 59 || (half && (hour < 1 || hour > 12))) return null
  const hourOfDay = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour
  return hourOfDay * 60 + minute
}
