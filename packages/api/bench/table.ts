import type { Line } from './measure-group.ts'

const columns = ['work', 'floor', 'work figure', 'floor figure', 'ratio', '(range)', 'bar', '']

/** The lines as a Markdown table. */
export function toTable(lines: readonly Line[]): string {
  const rows = [columns, ...lines.map(toCells)]
  const widths = columns.map((_, i) => Math.max(3, ...rows.map(row => (row[i] as string).length)))
  const [head, ...body] = rows.map(
    row => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`,
  )
  return [head, `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...body].join('\n')
}

function toCells({
  work,
  floor,
  unit,
  workFigure,
  floorFigure,
  ratio,
  ratioRange,
  bar,
  met,
}: Line): string[] {
  return [
    work,
    floor,
    `${inShort(workFigure)} ${unit}`,
    `${inShort(floorFigure)} ${unit}`,
    inShort(ratio),
    `${inShort(ratioRange[0])}-${inShort(ratioRange[1])}`,
    bar === null ? '' : 'atMost' in bar ? `<= ${bar.atMost}` : `>= ${bar.atLeast}`,
    met === null ? '' : met ? 'met' : 'MISSED',
  ]
}

/** Three digits that count, and no more than two after the point. */
function inShort(figure: number): string {
  if (!Number.isFinite(figure)) return String(figure)
  const digits = Math.abs(figure) >= 100 ? 0 : Math.abs(figure) >= 10 ? 1 : 2
  return figure.toFixed(Math.abs(figure) < 0.01 && figure !== 0 ? 4 : digits)
}
