import { addDays, weekdays } from '@holdfast/shared/rules/dates'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import { localDateOf } from '@holdfast/shared/rules/time'
import type { Random } from '../random.ts'
import type { Stage } from '../stage/open-stage.ts'
import { ask, openAgent, type Person } from './ask.ts'

export interface ProviderOfWorld {
  id: string
  /** Two people who publish the same schedule, and cancel. */
  editors: Person[]
  visitTypes: { id: string; durationMinutes: number }[]
}

/** Who is there, and what they know of each other. */
export interface World {
  providers: ProviderOfWorld[]
  /** Has so much time that a hold there is refused only when something is wrong. */
  spacious: ProviderOfWorld
  clients: Person[]
  probers: Person[]
  /** The first and the last date with hours, in UTC. */
  dates: { fromDate: string; toDate: string }
}

const providerCount = 3
const clientCount = 12
const proberCount = 40
/** Well after the end of the notice, which lasts a day. */
const firstDay = 3
const bookableDays = 2
export const spaciousDays = 28

export async function makeWorld(stage: Stage, random: Random): Promise<World> {
  const today = localDateOf('UTC', Date.now())
  const dates = { fromDate: addDays(today, firstDay), toDate: addDays(today, firstDay + bookableDays - 1) }
  const providers = await Promise.all(
    Array.from({ length: providerCount }, (_, i) =>
      makeProvider(stage, random, `practice-${i}`, scheduleOf(dates.fromDate, '09:00', '12:00')),
    ),
  )
  const spacious = await makeProvider(stage, random, 'spacious', scheduleOf(dates.fromDate, '00:00', '24:00'))
  const people = (kind: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, i) => stage.clientToken(`${kind} ${i}`)))
  return {
    providers,
    spacious,
    dates,
    clients: await people('client', clientCount),
    probers: await people('prober', proberCount),
  }
}

function scheduleOf(effectiveFrom: string, startTime: string, endTime: string): Schedule {
  const hours = Object.fromEntries(weekdays.map(weekday => [weekday, [{ startTime, endTime }]]))
  return {
    timeZone: 'UTC',
    weekly: [{ effectiveFrom, hours: hours as Schedule['weekly'][number]['hours'] }],
    exceptions: {},
    timeOff: [],
  }
}

async function makeProvider(
  stage: Stage,
  random: Random,
  practice: string,
  schedule: Schedule,
): Promise<ProviderOfWorld> {
  const editors = await Promise.all([1, 2].map(n => stage.providerToken(practice, `${practice} editor ${n}`)))
  const [editor] = editors as [(typeof editors)[number]]
  const visitTypes = [15, 30].map(durationMinutes => ({ id: random.uuid(), durationMinutes }))
  const agent = openAgent()
  const send = async (procedure: string, input: Record<string, unknown>) => {
    const url = (stage.servers[0] as Stage['servers'][number]).url
    const outcome = await ask({ agent, url, procedure, isQuery: false, input, person: editor })
    if (outcome.kind !== 'done') throw new Error(`${procedure}: ${JSON.stringify(outcome)}`)
  }
  await send('provider.register', { slug: practice, name: practice, timeZone: 'UTC' })
  await send('provider.updateSettings', {
    visitTypes: visitTypes.map(type => ({ ...type, name: `${type.durationMinutes} minutes` })),
  })
  await send('schedule.publish', { schedule, baseVersion: 0 })
  agent.destroy()
  return { id: editor.providerId, editors, visitTypes }
}
