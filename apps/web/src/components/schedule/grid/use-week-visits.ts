'use client'
import { addDays } from '@holdfast/shared/rules/dates'
import { pageSizeMax } from '@holdfast/shared/rules/limits'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { useEffect, useMemo } from 'react'
import { trpc } from '#trpc/trpc.ts'
import { daysPerWeek } from './grid-day.ts'
import { type GridVisit, toGridVisit } from './grid-visit.ts'

interface WeekVisits {
  /** What is known so far, by start. */
  visits: readonly GridVisit[]
  /** The same by date. */
  byDate: ReadonlyMap<string, readonly GridVisit[]>
  /** Asks again after a failure; null where nothing failed. */
  retry: (() => void) | null
}

const freshMs = 30_000

/** What is booked in the seven dates from `startDate` on, in that zone. It comes page by page and nothing waits for it. */
export function useWeekVisits(timeZone: string, startDate: string): WeekVisits {
  const { client } = trpc.useUtils()
  const search = {
    fromDate: startDate,
    toDate: addDays(startDate, daysPerWeek - 1),
    timeZone,
    status: 'confirmed',
    limit: pageSizeMax,
  } as const
  // Not tRPC's own infinite query: it sends the direction of the paging along, which no input of ours takes.
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: getQueryKey(trpc.appointment.list, search, 'infinite'),
    queryFn: ({ pageParam: cursor, signal }) =>
      client.appointment.list.query({ ...search, ...(cursor !== null && { cursor }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: freshMs,
  })

  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])

  const known = useMemo(() => {
    const visits = (data?.pages ?? []).flatMap(page =>
      page.appointments.map(visit => toGridVisit(timeZone, visit)),
    )
    return { visits, byDate: Map.groupBy(visits, visit => visit.date) }
  }, [data, timeZone])
  return { ...known, retry: isError ? () => void refetch() : null }
}
