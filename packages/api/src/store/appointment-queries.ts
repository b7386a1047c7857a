import type { Run } from '@holdfast/shared/rules/quarters'
import { appointments, clients, providers, visitTypes } from '@holdfast/shared/schema'
import { and, asc, desc, eq, gt, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { keyOfClient, keyOfProvider } from './keys.ts'

/** An appointment with the names that go with it. */
export type AppointmentRow = Awaited<ReturnType<typeof selectAppointments>>[number]

/** Whose appointments may be seen: a client's own, or those with a provider. */
export type AppointmentOwner = { clientId: string } | { providerId: string }

const columns = {
  id: appointments.id,
  providerId: providers.id,
  clientId: clients.id,
  visitTypeId: visitTypes.id,
  startQuarter: appointments.startQuarter,
  endQuarter: appointments.endQuarter,
  bufferBeforeQuarters: appointments.bufferBeforeQuarters,
  bufferAfterQuarters: appointments.bufferAfterQuarters,
  movedByHoldId: appointments.movedByHoldId,
  status: appointments.status,
  sequence: appointments.sequence,
  reason: appointments.reason,
  cancelledBy: appointments.cancelledBy,
  cancelReason: appointments.cancelReason,
  clientName: clients.name,
  visitTypeName: visitTypes.name,
  provider: {
    slug: providers.slug,
    name: providers.name,
    title: providers.title,
    timeZone: providers.timeZone,
  },
}

function selectAppointments(db: Db, where: SQL | undefined, order: SQL[], limit: number) {
  return db
    .select(columns)
    .from(appointments)
    .innerJoin(providers, eq(providers.key, appointments.providerKey))
    .innerJoin(clients, eq(clients.key, appointments.clientKey))
    .innerJoin(visitTypes, eq(visitTypes.key, appointments.visitTypeKey))
    .where(where)
    .orderBy(...order)
    .limit(limit)
}

const ownedBy = (owner: AppointmentOwner) =>
  'clientId' in owner
    ? eq(appointments.clientKey, keyOfClient(owner.clientId))
    : eq(appointments.providerKey, keyOfProvider(owner.providerId))

/** One appointment, if it is there and the owner's. */
export async function findAppointment(
  db: Db,
  owner: AppointmentOwner,
  appointmentId: string,
): Promise<AppointmentRow | null> {
  const rows = await selectAppointments(db, and(ownedBy(owner), eq(appointments.id, appointmentId)), [], 1)
  return rows[0] ?? null
}

export interface AppointmentSearch {
  owner: AppointmentOwner
  /** By start, half-open. */
  fromQuarter: number | null
  toQuarter: number | null
  status: 'confirmed' | 'cancelled' | undefined
  order: 'asc' | 'desc'
  after: { startQuarter: number; id: string } | null
  limit: number
}

export function findAppointments(db: Db, search: AppointmentSearch): Promise<AppointmentRow[]> {
  const [beyond, direction] = search.order === 'asc' ? [gt, asc] : [lt, desc]
  const { after } = search
  const where = and(
    ownedBy(search.owner),
    search.fromQuarter === null ? undefined : gte(appointments.startQuarter, search.fromQuarter),
    search.toQuarter === null ? undefined : lt(appointments.startQuarter, search.toQuarter),
    search.status && eq(appointments.status, search.status),
    after
      ? or(
          beyond(appointments.startQuarter, after.startQuarter),
          and(eq(appointments.startQuarter, after.startQuarter), beyond(appointments.id, after.id)),
        )
      : undefined,
  )
  return selectAppointments(
    db,
    where,
    [direction(appointments.startQuarter), direction(appointments.id)],
    search.limit,
  )
}

/** The spans of a provider's confirmed appointments from a quarter on, by start. */
export function findConfirmedSpans(db: Db, providerId: string, fromQuarter: number) {
  const { id, startQuarter, endQuarter } = columns
  return db
    .select({ id, startQuarter, endQuarter })
    .from(appointments)
    .where(
      and(
        eq(appointments.providerKey, keyOfProvider(providerId)),
        gte(appointments.startQuarter, fromQuarter),
        eq(appointments.status, 'confirmed'),
      ),
    )
    .orderBy(asc(appointments.startQuarter), asc(appointments.id))
}

/** Those of a provider's appointments, by start. */
export function findAppointmentsById(
  db: Db,
  providerId: string,
  ids: readonly string[],
): Promise<AppointmentRow[]> {
  const where = and(
    eq(appointments.providerKey, keyOfProvider(providerId)),
    inArray(appointments.id, [...ids]),
  )
  return selectAppointments(db, where, [asc(appointments.startQuarter), asc(appointments.id)], ids.length)
}

/** The run that an appointment occupies, buffers included. */
export function busyRunOf(row: AppointmentRow): Run {
  return {
    fromQuarter: row.startQuarter - row.bufferBeforeQuarters,
    toQuarter: row.endQuarter + row.bufferAfterQuarters,
  }
}

/** A confirmed appointment of the client, with any provider, that shares time with that run. */
export async function findClientConflict(
  db: Db,
  clientId: string,
  run: { startQuarter: number; endQuarter: number },
  exceptId: string,
): Promise<string | null> {
  const rows = await db
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        eq(appointments.clientKey, keyOfClient(clientId)),
        eq(appointments.status, 'confirmed'),
        lt(appointments.startQuarter, run.endQuarter),
        gt(appointments.endQuarter, run.startQuarter),
        sql`${appointments.id} <> ${exceptId}`,
      ),
    )
    .limit(1)
  return rows[0]?.id ?? null
}
