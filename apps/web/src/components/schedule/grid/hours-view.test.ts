import { expect, test } from 'vitest'
import { parseHoursView } from './hours-view.ts'

test('what a cookie does not say in our words is as if it said nothing', () => {
  expect(parseHoursView('grid.15')).toEqual({ kind: 'grid', densityMinutes: 15 })
  expect(parseHoursView('.60')).toEqual({ kind: null, densityMinutes: 60 })
  for (const text of [undefined, '', 'table.7', '<script>']) {
    expect(parseHoursView(text)).toEqual({ kind: null, densityMinutes: 30 })
  }
})
