import { expect, it } from 'vitest'
import type { Attempt, Call, Evidence, Outcome } from './history.ts'
import { judgeHistory } from './judge-history.ts'

// Each check passes a good history and names the one thing that is wrong with a bad one.

const startsAt = '2026-11-30T10:00:00.000Z'
const startQuarter = Date.parse(startsAt) / 900_000
const laterStart = '2026-11-30T11:00:00.000Z'
const endOfVisit = (start: string) => new Date(Date.parse(start) + 900_000).toISOString()
const holdTtlMs = 1_000
const schedule = { timeZone: 'UTC', weekly: [], exceptions: {}, timeOff: [] }

const attempt = (startedAt: number, endedAt: number, outcome: Outcome): Attempt => ({
  startedAt,
  endedAt,
  outcome,
})
const done = (answer: Record<string, unknown>): Outcome => ({ kind: 'done', answer })
const refused = (code: string): Outcome => ({ kind: 'refused', code, detail: null })

function call(
  actor: string,
  operation: Call['operation'],
  id: string,
  [startedAt, endedAt]: [number, number],
  outcome: Outcome,
  input: Record<string, unknown> = {},
): Call {
  const attempts = [attempt(startedAt, endedAt, outcome)]
  return { actor, operation, id, providerId: 'p', input, isForeign: false, attempts }
}

const held = (actor: string, holdId: string, [from, to]: [number, number], at = startsAt, more = {}) =>
  call(
    actor,
    'hold',
    holdId,
    [from, to],
    done({
      holdId,
      providerId: 'p',
      startsAt: at,
      endsAt: endOfVisit(at),
      expiresAt: new Date(from + holdTtlMs).toISOString(),
    }),
    { holdId, startsAt: at, durationQuarters: 1, ...more },
  )
const appointment = (clientId: string, appointmentId: string, at = startsAt) => ({
  appointmentId,
  clientId,
  providerId: 'p',
  startsAt: at,
  endsAt: endOfVisit(at),
})
const confirmed = (actor: string, id: string, span: [number, number], at = startsAt) =>
  call(actor, 'confirm', id, span, done(appointment(actor, id, at)), { holdId: id })
const moved = (actor: string, id: string, holdId: string, span: [number, number], at: string) =>
  call(actor, 'move', id, span, done(appointment(actor, id, at)), { appointmentId: id, holdId })

const row = (id: string, clientId: string, more = {}) => ({
  id,
  clientId,
  providerId: 'p',
  startQuarter,
  endQuarter: startQuarter + 1,
  status: 'confirmed' as const,
  sequence: 0,
  movedByHoldId: null,
  ...more,
})

const published = (outcome: Outcome, more = {}) =>
  call('editor', 'publish', 'p 0', [600, 601], outcome, { schedule, baseVersion: 0, ...more })

/** Ann books and moves, Ben is refused and lets another time go, Cat books in Ann's old time; every kind of call is there. */
function good(): Evidence {
  const first = held('ann', 'a', [0, 10])
  const calls = [
    first,
    { ...first, attempts: first.attempts.map(({ outcome }) => attempt(11, 12, outcome)) },
    call('ben', 'hold', 'b', [20, 30], refused('slot_held'), { durationQuarters: 1, startsAt }),
    confirmed('ann', 'a', [40, 50]),
    call('ben', 'hold', 'b2', [60, 70], refused('slot_taken'), { durationQuarters: 1, startsAt }),
    held('ann', 'a2', [80, 90], laterStart, { rescheduleOf: 'a' }),
    moved('ann', 'a', 'a2', [100, 110], laterStart),
    held('cat', 'c', [120, 130]),
    confirmed('cat', 'c', [140, 150]),
    held('ben', 'b3', [160, 170], '2026-11-30T12:00:00.000Z'),
    call('ben', 'check', 'b3', [180, 190], done({ expiresAt: 'any' })),
    call('ben', 'release', 'b3', [200, 210], done({ released: true })),
    call('ben', 'confirm', 'b3', [220, 230], refused('hold_expired'), { holdId: 'b3' }),
    published(done({ version: 1, affected: [] })),
  ]
  const trespass = call('ben', 'appointment', 'a', [300, 310], refused('appointment_not_found'), {
    appointmentId: 'a',
  })
  const probes = [0, 1].flatMap(server =>
    Array.from({ length: 80 }, (_, i) => ({
      server,
      startedAt: i * 100,
      endedAt: i * 100 + 9,
      isDone: true,
    })),
  )
  const calms = [
    { startedAt: 0, endedAt: 3_000 },
    { startedAt: 5_000, endedAt: 8_000 },
  ]
  return {
    history: { calls: [...calls, { ...trespass, isForeign: true }], flushes: [], probes, calms, holdTtlMs },
    final: {
      appointments: [
        row('a', 'ann', {
          startQuarter: startQuarter + 4,
          endQuarter: startQuarter + 5,
          sequence: 1,
          movedByHoldId: 'a2',
        }),
        row('c', 'cat'),
      ],
      versions: [{ providerId: 'p', version: 1, publishedBy: 'editor', schedule }],
    },
  }
}

const found = (evidence: Evidence) => new Set(judgeHistory(evidence).map(({ check }) => check))

it('finds nothing in a good history', () => {
  expect(judgeHistory(good())).toEqual([])
})

type Spoil = (evidence: Evidence) => void
const add =
  (...calls: Call[]): Spoil =>
  ({ history }) =>
    void history.calls.push(...calls)
/** Changes what is in the tables of one appointment. */
const change =
  (id: string, to: Partial<Evidence['final']['appointments'][number]>): Spoil =>
  ({ final }) =>
    void Object.assign(final.appointments.find(one => one.id === id) ?? {}, to)
const keepProbes =
  (isKept: (probe: Evidence['history']['probes'][number], index: number) => boolean): Spoil =>
  ({ history }) =>
    void Object.assign(history, { probes: history.probes.filter(isKept) })

it.each<[string, string, Spoil]>([
  ['acknowledged-kept', 'an acknowledged appointment is gone', ({ final }) => void final.appointments.pop()],
  ['acknowledged-kept', 'it is cancelled and nobody asked', change('c', { status: 'cancelled' })],
  ['acknowledged-kept', 'it is at another time', change('c', { startQuarter: 7 })],
  ['acknowledged-kept', 'it is somebody else’s', change('c', { clientId: 'ben' })],
  [
    'refused-absent',
    'a refused appointment is there',
    ({ final }) => void final.appointments.push(row('b3', 'ben')),
  ],
  [
    'refused-absent',
    'one is there that nobody wanted',
    ({ final }) => void final.appointments.push(row('x', 'ben')),
  ],
  [
    'holds-exclusive',
    'two hold one time',
    add(held('dan', 'd', [400, 410], laterStart), held('eve', 'e', [420, 430], laterStart)),
  ],
  ['slots-orderable', 'one holds what another has booked', add(held('dan', 'd', [400, 410]))],
  [
    'slots-orderable',
    'one is told "taken" of what is free',
    add(
      call('dan', 'hold', 'd', [400, 410], refused('slot_taken'), {
        durationQuarters: 1,
        startsAt: '2026-11-30T20:00:00.000Z',
      }),
    ),
  ],
  ['same-answer', 'the same hold has another end', add(held('ann', 'a', [30, 31]))],
  ['same-answer', 'the same confirm has another time', add(confirmed('cat', 'c', [500, 510], laterStart))],
  ['moves-kept', 'a move was done twice', change('a', { sequence: 2 })],
  ['moves-kept', 'a move was lost', change('a', { sequence: 0, movedByHoldId: null })],
  ['hold-lives', 'a hold is too short', ({ history }) => void Object.assign(history, { holdTtlMs: 2_000 })],
  [
    'hold-lives',
    'it is expired before its end',
    add(
      held('dan', 'd', [400, 410], '2026-11-30T15:00:00.000Z'),
      call('dan', 'check', 'd', [500, 510], refused('hold_expired')),
    ),
  ],
  [
    'hold-lives',
    'it is alive after its end',
    add(
      held('dan', 'd', [400, 410], '2026-11-30T15:00:00.000Z'),
      call('dan', 'check', 'd', [5_000, 5_010], done({ expiresAt: 'any' })),
    ),
  ],
  [
    'hold-lives',
    'it is confirmed after its end',
    add(
      held('dan', 'd', [400, 410], '2026-11-30T15:00:00.000Z'),
      confirmed('dan', 'd', [5_000, 5_010], '2026-11-30T15:00:00.000Z'),
    ),
  ],
  ['publishes-kept', 'an acknowledged publish is gone', ({ final }) => void final.versions.pop()],
  [
    'publishes-kept',
    'a refused publish is in force',
    ({ history }) => void history.calls.splice(13, 1, published(refused('schedule_changed'))),
  ],
  [
    'nothing-foreign',
    'another’s appointment is read',
    add({ ...call('ben', 'appointment', 'a', [400, 410], done(appointment('ann', 'a'))), isForeign: true }),
  ],
  [
    'nothing-foreign',
    'a list has another’s',
    add(call('ben', 'appointments', '', [400, 410], done({ appointments: [appointment('ann', 'a')] }))),
  ],
  [
    'nothing-foreign',
    'another’s hold is shown',
    add(call('ben', 'slots', '', [400, 410], done({ yours: { holdId: 'a' } }), { ownHoldIds: ['b3'] })),
  ],
  [
    'nothing-foreign',
    'an answer is about another thing',
    add(call('ann', 'appointment', 'a', [400, 410], done(appointment('ann', 'c')), { appointmentId: 'a' })),
  ],
  [
    'all-answered',
    'a call is never answered',
    add(call('ann', 'slots', '', [400, 410], { kind: 'unknown', why: 'x' })),
  ],
  [
    'recovers',
    'one server gives no hold after the faults',
    keepProbes(probe => probe.server === 0 || probe.startedAt < 5_000),
  ],
  ['recovers', 'it gives too few', keepProbes((probe, i) => probe.startedAt < 5_000 || i % 4 > 0)],
])('%s: %s', (check, _, spoil) => {
  const evidence = good()
  spoil(evidence)
  expect(found(evidence)).toContain(check)
})

it('allows two holders where Redis forgot the first, who was told', () => {
  const evidence = good()
  const time = '2026-11-30T18:00:00.000Z'
  evidence.history.flushes.push({ startedAt: 415, endedAt: 416 })
  add(held('dan', 'd', [400, 410], time), held('eve', 'e', [420, 430], time))(evidence)
  expect(found(evidence)).toEqual(new Set(['holds-exclusive']))
  add(call('dan', 'confirm', 'd', [440, 450], refused('hold_not_found'), { holdId: 'd' }))(evidence)
  expect(judgeHistory(evidence)).toEqual([])
})
