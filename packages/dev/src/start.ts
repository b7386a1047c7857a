import { awaitOrphaned } from './await-orphaned.ts'
import { demoClients, demoProviders } from './demo-people.ts'
import { readSettings, type Settings, sessionSecretOf } from './env.ts'
import { requireFreePort } from './free-port.ts'
import { lockFolder } from './lock-folder.ts'
import { createRunnings } from './running.ts'
import type { Services } from './services.ts'
import { buildWeb, startWeb } from './web-server.ts'

/**
 * Runs the whole product until it is told to end: `pnpm start`, and with `--hot` `pnpm dev`. Ends with 0 when it was told to, and
 * with 1 and one line when anything is wrong or breaks.
 */
const runnings = createRunnings()

try {
  const hot = readArguments(process.argv.slice(2))
  const settings = readSettings()
  const told = awaitEnd()
  await Promise.race([told, runnings.failed, run(settings, hot)])
  await Promise.race([told, runnings.failed])
  await runnings.stopAll()
  process.exit(0)
} catch (error) {
  await runnings.stopAll()
  process.stderr.write(`holdfast: ${(error as Error).message}\n`)
  process.exit(1)
}

async function run(settings: Settings, hot: boolean): Promise<void> {
  await requireFreePort(settings.port, 'the site')
  if (!settings.auth.issuer) await requireFreePort(settings.port + 1, 'the sign-in server')
  await lockFolder(settings.dataDir)
  process.stdout.write(hot ? 'Starting Holdfast ...\n' : 'Building and starting Holdfast ...\n')
  // Loaded only now, so that what is wrong with the settings is said at once.
  const { startServices } = await import('./services.ts')
  const [services] = await Promise.all([startServices(settings, runnings), hot ? null : buildWeb(runnings)])
  await startWeb({ port: settings.port, hot, env: await webEnvironment(settings, services) }, runnings)
  process.stdout.write(table(settings, services))
}

/** What the site reads in its own `env.ts`, and nothing else. */
async function webEnvironment(
  settings: Settings,
  services: Services,
): Promise<Record<string, string | undefined>> {
  return {
    DATABASE_URL: services.databaseUrl,
    ...redisEnvironment(services.redis),
    AUTH_ISSUER: services.issuer,
    AUTH_AUDIENCE: settings.auth.audience,
    AUTH_CLIENT_ID: settings.auth.clientId,
    AUTH_CLIENT_SECRET: settings.auth.clientSecret,
    SESSION_SECRET: await sessionSecretOf(settings),
    HOLDFAST_URL: settings.webUrl,
    HOLDFAST_HOLD_TTL_SECONDS: String(settings.holdTtlSeconds),
    HOLDFAST_RATE_LIMITS: settings.rateLimits ? 'on' : 'off',
  }
}

function redisEnvironment(redis: Services['redis']): Record<string, string | undefined> {
  if ('url' in redis) return { REDIS_URL: redis.url }
  return { UPSTASH_REDIS_REST_URL: redis.restUrl, UPSTASH_REDIS_REST_TOKEN: redis.restToken }
}

function readArguments(args: string[]): boolean {
  const unknown = args.find(argument => argument !== '--hot')
  if (unknown) throw new Error(`"${unknown}" is no option of this command: there is only --hot.`)
  return args.includes('--hot')
}

/** Settles when somebody wants us to end: by a signal, or by ending the package manager that waits for us. */
function awaitEnd(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve())
  void awaitOrphaned().then(resolve)
  return promise
}

function table({ dataDir, auth, webUrl, rateLimits }: Settings, { summary }: Services): string {
  const signIn = auth.issuer
    ? [['Sign in', summary.signIn]]
    : [
        ['Sign in', `as a client: ${demoClients.join(', ')}, or any name you type`],
        ['', `as a provider: ${demoProviders.map(({ name }) => name).join(', ')}`],
        ['Tokens', 'pnpm -s run token client NAME, pnpm -s run token provider jekyll'],
      ]
  const rows = [
    ['Open', webUrl],
    ...signIn,
    ['Data', `${dataDir} (${summary.database}, ${summary.redis})`],
    ...(rateLimits ? [] : [['Limits', 'off: anybody may ask as often as they like (HOLDFAST_RATE_LIMITS)']]),
    ['Stop', 'Ctrl-C'],
  ]
  const lines = rows.map(([label = '', text]) => `  ${label.padEnd(8)} ${text}`)
  return `\nHoldfast runs, after ${process.uptime().toFixed(1)} seconds.\n\n${lines.join('\n')}\n\n`
}
