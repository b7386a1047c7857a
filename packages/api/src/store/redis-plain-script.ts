import { createHash } from 'node:crypto'
import type { Command } from './redis-link.ts'

/** Upstash takes this line at the head of a script, and its rate limiter sends it; Redis itself refuses it. */
const upstashFlags = /^#!lua flags=allow-key-locking[^\n]*\n?/

/** SHA-1 of a script with that line -> of the one without it, which is what Redis knows. */
const plainHashes = new Map<string, string>()

/** The command as Redis itself takes it. */
export function toPlainCommand(command: Command): Command {
  const [name, script] = command
  if (name === 'evalsha') return command.with(1, plainHashes.get(String(script)) ?? String(script))
  if (name !== 'eval' || !upstashFlags.test(String(script))) return command
  const plain = String(script).replace(upstashFlags, '')
  plainHashes.set(hashOf(String(script)), hashOf(plain))
  return command.with(1, plain)
}

const hashOf = (script: string) => createHash('sha1').update(script).digest('hex')
