import { expect, test } from 'vitest'
import { failuresIn } from './failures-in.ts'

test('what failed is told by its name and its reason, whichever tool says it', () => {
  const lines = [
    '@holdfast/api:test:unit:  \u001b[32m✓\u001b[39m src/lanes.test.ts (4 tests) 9ms',
    '@holdfast/api:test:int: \u001b[31m FAIL \u001b[39m src/rate-limits.int.test.ts > the rate > is counted',
    '@holdfast/api:test:int: AssertionError: expected 1000 to be less than 650',
    '@holdfast/api:test:int:  ❯ src/rate-limits.int.test.ts:60:20',
    '@holdfast/web:test:e2e:   ✓  13 e2e/a.spec.ts:4:1 › books (10.6s)',
    '@holdfast/web:test:e2e:   ✘  14 e2e/calendar.spec.ts:6:1 › E24: a week and a day (28.7s)',
    '@holdfast/web:test:e2e:   1) e2e/calendar.spec.ts:6:1 › E24: a week and a day ',
    '@holdfast/web:test:e2e:     Error: expect(locator).toBeVisible() failed',
    "@holdfast/web:test:e2e:     Locator: getByRole('heading')",
    '@holdfast/web:test:e2e:     Timeout: 10000ms',
    '@holdfast/web:test:e2e:     Test timeout of 180000ms exceeded.',
    '@holdfast/web:typecheck: src/a.ts(1,2): error TS2345: Argument of type',
    '@holdfast/web:test:e2e:     Error: expect(locator).toBeVisible() failed',
  ]
  expect(failuresIn(lines)).toEqual([
    ' FAIL  src/rate-limits.int.test.ts > the rate > is counted',
    'AssertionError: expected 1000 to be less than 650',
    '  ✘  14 e2e/calendar.spec.ts:6:1 › E24: a week and a day (28.7s)',
    '  1) e2e/calendar.spec.ts:6:1 › E24: a week and a day ',
    '    Error: expect(locator).toBeVisible() failed',
    "    Locator: getByRole('heading')",
    '    Timeout: 10000ms',
    '    Test timeout of 180000ms exceeded.',
    'src/a.ts(1,2): error TS2345: Argument of type',
  ])
})
