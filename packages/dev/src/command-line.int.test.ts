import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientAccount, providerIdOf } from './account.ts'
import { findFreePort } from './free-port.ts'
import { type RunningIssuer, startIssuer } from './issuer.ts'
import { lockFolder } from './lock-folder.ts'
import { makeTempFolder, type TempFolder } from './temp-folder.ts'

// What a person types is answered with what they want or with one line that says what is wrong.

const audience = 'urn:holdfast:api'
let folder: TempFolder
beforeAll(async () => {
  folder = await makeTempFolder()
})
afterAll(() => folder.remove())

interface Ending {
  code: number
  stdout: string
  stderr: string
}

function run(script: string, args: string[], env: Record<string, string> = {}): Promise<Ending> {
  const file = join(import.meta.dirname, script)
  const options = { env: { PATH: `${process.env.PATH}`, HOLDFAST_DATA_DIR: folder.path, ...env } }
  return new Promise(resolve => {
    execFile(process.execPath, [file, ...args], options, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
}

describe('token', () => {
  let issuer: RunningIssuer
  let port: number
  beforeAll(async () => {
    port = (await findFreePort()) - 1
    const dataDir = join(folder.path, 'sign-in')
    const webUrl = `http://localhost:${port}`
    issuer = await startIssuer({ port: port + 1, dataDir, audience, clientId: 'holdfast-web', webUrl })
  })
  afterAll(() => issuer.stop())

  const token = (...args: string[]) => run('token.ts', args, { PORT: String(port) })

  async function verify({ stdout }: Ending) {
    const keys = createRemoteJWKSet(new URL(`${issuer.issuer}/jwks`))
    const expected = { issuer: issuer.issuer, audience, typ: 'at+jwt', algorithms: ['RS256'] }
    return (await jwtVerify(stdout.trim(), keys, expected)).payload
  }

  it('prints nothing but a token for a provider, which the sign-in server’s keys verify', async () => {
    const ending = await token('provider', 'jekyll')
    expect(ending).toMatchObject({ code: 0, stderr: '' })
    expect(ending.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    expect(await verify(ending)).toMatchObject({ name: 'Dr. Jekyll', providerId: providerIdOf('jekyll') })
  })

  it('makes an account for a client of any name, the same one each time', async () => {
    const endings = await Promise.all([token('client', 'Zoë Größe'), token('client', 'zoë größe')])
    const [first, second] = await Promise.all(endings.map(verify))
    expect(first?.sub).toBe(clientAccount('Zoë Größe').subject)
    expect([second?.sub, second?.name]).toEqual([first?.sub, first?.name])
    expect(first).not.toHaveProperty('providerId')
  })

  it.each([[[]], [['client', ' ']], [['client', 'Jean', 'Luc']], [['provider', 'No Slug!']]])(
    'answers %j with one line and exit code 2',
    async args => {
      const { code, stdout, stderr } = await token(...args)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(/^[^\n]+\n$/)
    },
  )
})

describe('start', () => {
  async function refusal(env: Record<string, string>, ...args: string[]) {
    const { code, stdout, stderr } = await run('start.ts', args, env)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^holdfast: [^\n]+\n$/)
    return stderr
  }

  it('names a setting that is wrong, and never says its value', async () => {
    const line = await refusal({ SESSION_SECRET: 'too short to be secret' })
    expect(line).toContain('SESSION_SECRET')
    expect(line).not.toContain('too short')
  })

  it('knows one option', async () => {
    expect(await refusal({}, '--cold')).toContain('--cold')
  })

  it.each([0, 1])('says that the port, or the next one, is in use (%i)', async offset => {
    const server = createServer().listen(await findFreePort(), '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    expect(await refusal({ PORT: String(port - offset) })).toContain(`Port ${port}`)
    server.close()
  })

  it('says that another one runs on the data folder', async () => {
    const dataDir = join(folder.path, 'taken')
    await lockFolder(dataDir)
    expect(await refusal({ PORT: String(await findFreePort()), HOLDFAST_DATA_DIR: dataDir })).toContain(
      'in use',
    )
  })
})

it('notices that the package manager that waits for us has gone', async () => {
  await mkdir(join(folder.path, 'bin'))
  const packageManager = join(folder.path, 'bin', 'npm')
  const waiter = join(folder.path, 'waiter.ts')
  await writeFile(
    waiter,
    `import { awaitOrphaned } from ${JSON.stringify(join(import.meta.dirname, 'await-orphaned.ts'))}
     setTimeout(() => process.exit(), 20_000)
     setTimeout(() => process.stdout.write('waiting, '), 500)
     await awaitOrphaned()
     process.stdout.write('orphaned')
     process.exit()`,
  )
  await writeFile(packageManager, `#!/bin/sh\nsh -c '"$0" "$1"; exit' "$1" "$2" &\nwait\n`, { mode: 0o755 })
  const child = execFile(packageManager, [process.execPath, waiter])
  let said = ''
  child.stdout?.on('data', chunk => {
    said += chunk
  })
  await expect.poll(() => said, { timeout: 10_000 }).toBe('waiting, ')
  child.kill('SIGKILL')
  await expect.poll(() => said, { timeout: 5_000 }).toBe('waiting, orphaned')
})
