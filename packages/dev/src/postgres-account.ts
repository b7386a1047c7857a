import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const accountName = 'postgres'

export interface PostgresAccount {
  uid: number
  gid: number
  /** What a command line must begin with to run as this account. */
  prefix: string[]
}

/**
 * PostgreSQL refuses to run as root, so root hands it to the system account `postgres`, which is made when there is none. The account
 * keeps one of root's powers, to pass through folders that are root's own, for both the binaries and the data may lie in one.
 * Null when we are not root, and PostgreSQL may run as who we are.
 */
export async function findPostgresAccount(): Promise<PostgresAccount | null> {
  if (process.getuid?.() !== 0) return null
  const [uid, gid] = await readAccount().catch(async () => {
    await run('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/bin/false',
      accountName,
    ])
    return readAccount()
  })
  const power = '+dac_override'
  const prefix = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  return { uid, gid, prefix: [...prefix, '--inh-caps', power, '--ambient-caps', power] }
}

async function readAccount(): Promise<[uid: number, gid: number]> {
  const [uid, gid] = await Promise.all([run('id', ['-u', accountName]), run('id', ['-g', accountName])])
  return [Number(uid.stdout), Number(gid.stdout)]
}
