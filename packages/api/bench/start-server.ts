import { spawnLeashed } from '@holdfast/dev/leash'

/** Starts a server that is a script of ours and says on standard output where it listens. `stop` ends it. */
export async function startServer(
  script: string,
  args: readonly string[] = [],
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = spawnLeashed(process.execPath, [script, ...args], { stopSignal: 'TERM' })
  const said: string[] = []
  const url = new Promise<string>((resolve, reject) => {
    server.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      const told = /http:\/\/\S+/.exec(text)?.[0]
      if (told) resolve(told)
    })
    server.exited.then(how => reject(new Error(`The server ${how}. ${said.join('')}`)))
  })
  return { url: await url, stop: server.stop }
}
