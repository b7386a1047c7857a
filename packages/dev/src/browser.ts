import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { childEnvironment } from './env.ts'
import { findProgram } from './find-program.ts'

const run = promisify(execFile)
const installTimeoutMs = 5 * 60 * 1000

const programNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The program of a Chromium that runs here: the given one, an installed one, or Playwright's own. Where there is none one is installed,
 * by Playwright or, as root on Debian, by the system; `tell` hears of it. Rejects with what a person can do when neither works.
 */
export async function provideBrowser(
  given: string | undefined,
  tell: (line: string) => void,
): Promise<string> {
  const found = given ?? (await findBrowser())
  if (found) return found
  tell('No Chromium found: installing one with Playwright ...')
  const playwright = join(
    dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  )
  const byPlaywright = await attempt(process.execPath, [playwright, 'install', 'chromium'])
  if (byPlaywright === null && (await runs(chromium.executablePath()))) return chromium.executablePath()
  if (process.getuid?.() === 0 && (await findProgram('apt-get'))) {
    tell('Playwright could not provide one: installing the package of the system ...')
    await attempt('apt-get', ['update'])
    await attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
    const installed = await findBrowser()
    if (installed) return installed
  }
  throw new Error(
    `The end-to-end tests need a Chromium, and none could be installed (${byPlaywright ?? 'the one of Playwright does not run here'}). Install Chromium or Chrome, or name its program in CHROMIUM_PATH.`,
  )
}

async function findBrowser(): Promise<string | null> {
  const programs = await Promise.all(programNames.map(findProgram))
  for (const program of [...programs, ...applications, chromium.executablePath()]) {
    if (program && (await runs(program))) return program
  }
  return null
}

/** A browser may lie there and yet lack a library of the system. */
async function runs(program: string): Promise<boolean> {
  return (await attempt(program, ['--version'])) === null
}

/** Null when the program ended well, else the last line that it wrote about it. */
async function attempt(command: string, args: string[]): Promise<string | null> {
  try {
    await run(command, args, {
      timeout: installTimeoutMs,
      env: childEnvironment({ DEBIAN_FRONTEND: 'noninteractive' }),
    })
    return null
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string }
    return stderr.trim().split('\n').at(-1) || message
  }
}
