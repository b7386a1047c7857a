const namedMax = 2

/** Changes as one short sentence part: "Monday 13:00–17:00 removed", "..., ... and 3 more". */
export function summarizeChanges(changes: readonly string[]): string {
  const named = changes.slice(0, namedMax).join('; ')
  const more = changes.length - namedMax
  return more > 0 ? `${named}; and ${more} more` : named
}
