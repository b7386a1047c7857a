/** Up to `count` of some starts that are the nearest to the wanted one, in the order of time. All are ISO-8601 in UTC. */
export function nearestStarts(wanted: string, starts: readonly string[], count: number): string[] {
  const distance = (start: string) => Math.abs(Date.parse(start) - Date.parse(wanted))
  return starts
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, count)
    .sort()
}
