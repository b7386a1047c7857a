/** Changes in words, one a line. */
export function ChangeList({ changes }: { changes: readonly string[] }) {
  return (
    <ul className="list-disc space-y-1 ps-5 marker:text-muted">
      {changes.map(change => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  )
}
