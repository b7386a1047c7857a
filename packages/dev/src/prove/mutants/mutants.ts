// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the product’s own text.
import type { Mutant } from './mutant.ts'

const scripts = 'store/hold-scripts.ts'
const confirm = 'operation/confirm-hold.ts'
const writes = 'store/appointment-writes.ts'

export const mutants: Mutant[] = [
  {
    name: 'constraint-dropped',
    bug: 'A quarter-hour may be booked by two.',
    sql: ['alter table booked_quarters drop constraint booked_quarters_provider_key_quarter_pk'],
    faults: ['Redis flushed while a table is locked'],
  },
  {
    name: 'check-then-insert',
    bug: 'A hold looks whether its time is free and then takes it, in two steps.',
    patches: [
      {
        file: scripts,
        find: "if heldUntil > 0 then return {'blocked', now, heldUntil} end",
        replace: '',
      },
      {
        file: 'operation/hold-slot.ts',
        find: 'const take = await holds.take(hold, tag)',
        replace: `const [seen, own] = await Promise.all([
    holds.ofProvider(provider.id),
    holds.look(identity.subject, input.holdId),
  ])
  const { fromQuarter, toQuarter } = hold.busy
  const inItsWay = seen.others.find(run => run.fromQuarter < toQuarter && fromQuarter < run.toQuarter)
  const take =
    inItsWay && own.state !== 'live'
      ? ({ result: 'blocked', serverAt: seen.serverAt, heldUntil: inItsWay.endsAt } as const)
      : await holds.take(hold, tag)`,
      },
    ],
    faults: ['Redis slow', 'PostgreSQL slow'],
  },
  {
    name: 'id-ignored',
    bug: 'The same hold again is a new one.',
    patches: [{ file: scripts, find: 'if record then', replace: 'if false then' }],
  },
  {
    name: 'expiry-check-removed',
    bug: 'A lock that has expired still counts.',
    patches: [
      {
        file: scripts,
        find: 'if owner ~= holdId or untilAt <= now then',
        replace: 'if owner ~= holdId then',
      },
    ],
  },
  {
    name: 'holder-missing-from-guard',
    bug: 'A confirm asks whether the time is held, and not by whom.',
    patches: [
      {
        file: scripts,
        find: 'if owner ~= holdId or untilAt <= now then',
        replace: 'if untilAt <= now then',
      },
    ],
  },
  {
    name: 'release-before-commit',
    bug: 'A confirm lets go of its hold before the appointment is written.',
    patches: [
      {
        file: confirm,
        find: "const written = guarded.state === 'live'",
        replace: `if (guarded.state === 'live') await holds.letGo(guarded.hold, '')
  const written = guarded.state === 'live'`,
      },
    ],
    faults: ['PostgreSQL slow', 'PostgreSQL black-holed'],
  },
  {
    name: 'release-without-compare',
    bug: 'A release frees the time whoever holds it by now.',
    patches: [
      {
        file: scripts,
        find: 'if owner == holdId then',
        replace: 'if true then',
      },
    ],
  },
  {
    name: 'timeout-read-as-taken',
    bug: 'A write whose outcome is unknown is told as "taken".',
    patches: [
      {
        file: confirm,
        find: "if (isUniqueViolation(error)) return 'key_taken'",
        replace: "return 'key_taken'",
      },
    ],
  },
  {
    name: 'synchronous-commit-off',
    bug: 'PostgreSQL says "committed" before it is on disk.',
    sql: [
      'alter system set synchronous_commit = off',
      "alter system set wal_writer_delay = '10s'",
      'select pg_reload_conf()',
    ],
    faults: ['PostgreSQL killed'],
  },
  {
    name: 'change-told-in-a-second-statement',
    bug: 'That an appointment was cancelled is written to the log after the cancel, not with it.',
    patches: [
      {
        file: 'store/recorded.ts',
        find: '${event}::text, ${changed}::text from ${change}\n    )`',
        replace:
          "${event}::text, ${changed}::text from ${change} where ${event}::text <> 'appointment.cancelled'\n    )`",
      },
      {
        file: writes,
        find: 'return isOnly(rows, cancel.appointmentId)',
        replace: `if (!isOnly(rows, cancel.appointmentId)) return false
  await db.execute(sql\`insert into changes (provider_id, at, actor, event, subject)
    values (\${cancel.providerId}::uuid, now(), 'x', 'appointment.cancelled', \${cancel.appointmentId})\`)
  return true`,
      },
    ],
    faults: ['server killed', 'PostgreSQL killed', 'PostgreSQL closes at once'],
  },
  {
    name: 'version-check-removed',
    bug: 'A schedule is published on top of whatever is there.',
    patches: [
      {
        file: 'store/schedule-versions.ts',
        find: 'select provider.id, ${next}::int,',
        replace:
          'select provider.id, (select coalesce(max(version), 0) + 1 from schedule_versions where provider_id = provider.id),',
      },
      {
        file: 'store/schedule-versions.ts',
        find: 'where ${version.baseVersion}::int = (',
        replace: 'where 0 <= (',
      },
      { file: 'store/schedule-versions.ts', find: '&& rows[0]?.version === next', replace: '' },
    ],
  },
  {
    name: 'cancel-keeps-the-time',
    bug: 'A cancelled appointment still blocks its time.',
    patches: [
      { file: writes, find: 'and booked_quarters.appointment_id = cancelled.id', replace: 'and false' },
    ],
  },
  {
    name: 'move-keeps-the-time',
    bug: 'A moved appointment still blocks its old time.',
    patches: [
      {
        file: writes,
        find: 'and booked_quarters.quarter >= ${before.fromQuarter}',
        replace: 'and false and booked_quarters.quarter >= ${before.fromQuarter}',
      },
    ],
  },
  {
    name: 'lock-too-short',
    bug: 'A hold is locked for less time than its client is told.',
    patches: [
      {
        file: scripts,
        find: "local lock = holdId .. ' ' .. expiresAt",
        replace: "local lock = holdId .. ' ' .. (expiresAt - 2000)",
      },
    ],
  },
  {
    name: 'bookings-read-first',
    bug: 'A hold goes by what was booked before it had won its time.',
    patches: [
      {
        // What is remembered is judged again by its tag when the time is won, which alone would nearly always save it.
        file: 'operation/hold-slot.ts',
        find: 'const remembered = stores.offers.recall(input.providerId)',
        replace: 'const remembered = null as Judged | null',
      },
      {
        file: 'operation/hold-slot.ts',
        find: 'const inTheWay = await readInTheWay(db, hold)',
        replace: '',
      },
      {
        file: 'operation/hold-slot.ts',
        find: 'const take = await holds.take(hold, tag)',
        replace: `const inTheWay = await readInTheWay(db, hold)
  const take = await holds.take(hold, tag)`,
      },
    ],
    faults: ['Redis slow', 'Redis black-holed'],
  },
  {
    name: 'foreign-appointments',
    bug: 'An appointment is found by its id, whoever asks.',
    patches: [
      {
        file: 'store/appointment-queries.ts',
        find: '? eq(appointments.clientKey, keyOfClient(owner.clientId))',
        replace: '? sql`true`',
      },
    ],
  },
  {
    name: 'hold-renewed-by-asking',
    bug: 'A check of a hold gives it more time.',
    patches: [
      {
        file: scripts,
        find: "return {'ended', now, record.expiresAt, record.content}\nend",
        replace: `return {'ended', now, record.expiresAt, record.content}
else
  local longer = {now + 60000, '-', record.previous, record.content, client}
  redis.call('SET', KEYS[2], table.concat(longer, ' '), 'KEEPTTL')
  table.remove(fields, 1)
  lock(fields, holdId, now + 60000)
end`,
      },
    ],
  },
]

/** @throws when there is none of that name */
export function getMutant(name: string): Mutant {
  const found = mutants.find(mutant => mutant.name === name)
  if (found) return found
  throw new Error(`There is no mutant "${name}": ${mutants.map(mutant => mutant.name).join(', ')}, or all.`)
}
