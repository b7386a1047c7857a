import { stripVTControlCharacters } from 'node:util'

const linesMax = 60

/** What turbo puts before each line of a task. */
const task = /^\S+:(lint|typecheck|build|test:\w+): /

/** A test that failed, by vitest, by Playwright in its list and in its details, or what went wrong in it. */
const telling = [
  /^\s*FAIL\s/,
  /^\s*✘/,
  /^\s*\d+\) .+ › /,
  /^\s*(\w*Error|Error): /,
  /^\s*Test timeout of /,
  /\berror TS\d+: /,
  /^\s*(Locator|Expected|Received|Timeout):? +\S/,
  /^\S+ (\S+ )?━{9,}/,
]

/**
 * The lines of a test run that say what failed and why, each once and without colour, so that they can be told again at its end: of a
 * long run often only the end is kept.
 */
export function failuresIn(lines: readonly string[]): string[] {
  const told = lines
    .map(line => stripVTControlCharacters(line).replace(task, ''))
    .filter(line => telling.some(pattern => pattern.test(line)))
  return [...new Set(told)].slice(0, linesMax)
}
