import type { Readable } from 'node:stream'
import type { LeashedProcess } from './leash.ts'

const linesKept = 20

/**
 * Waits until a program has said on one of its outputs that it is ready, and keeps draining them afterwards.
 * Rejects with the last lines it wrote when it ends before that.
 */
export function awaitLine(
  program: LeashedProcess,
  name: string,
  isReady: (line: string) => boolean,
): Promise<void> {
  const lastLines: string[] = []
  return new Promise((resolve, reject) => {
    const take = (line: string) => {
      lastLines.push(line)
      if (lastLines.length > linesKept) lastLines.shift()
      if (isReady(line)) resolve()
    }
    for (const output of [program.stdout, program.stderr]) eachLine(output, take)
    program.exited.then(how => reject(new Error(`${name} ${how}. ${lastLines.join(' | ')}`.trim())))
  })
}

function eachLine(output: Readable, take: (line: string) => void): void {
  let rest = ''
  output.setEncoding('utf8')
  output.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim()) take(line.trim())
  })
}
