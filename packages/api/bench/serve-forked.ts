/** The other end of `forkServer`: opens what is to be measured, says where it is, and answers questions about its usage. */
export function serveForked<Input, Ready>(open: (input: Input) => Promise<Ready>): void {
  process.on('message', async message => {
    process.send?.(message === 'usage' ? usage() : await open((message as { input: Input }).input))
  })
  process.on('disconnect', () => process.exit())
}

function usage() {
  globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  return { rssBytes: process.memoryUsage.rss(), cpuMicroseconds: user + system }
}
