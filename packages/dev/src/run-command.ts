/** Runs a command of the command line: what it says goes to standard output, and why it failed is one line and exit code 1. */
export async function runCommand(command: (args: string[]) => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await command(process.argv.slice(2))}\n`)
  } catch (error) {
    process.stderr.write(`holdfast: ${(error as Error).message}\n`)
    process.exitCode = 1
  }
}

/** The one argument of a command. Throws how the command is used. */
export function onlyArgument(args: string[], usage: string): string {
  const [argument] = args
  if (!argument || args.length > 1 || argument.startsWith('-')) throw new Error(`Use: ${usage}`)
  return argument
}
