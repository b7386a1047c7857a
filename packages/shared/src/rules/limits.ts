/** Every bound of the system, with its unit in its name. A request that passes one gets a typed error, never a silent cut. */

export const quarterSeconds = 900
export const quarterMinutes = 15
export const quartersPerDay = 96

export const holdTtlSeconds = 30 * 60
/** What a confirm adds to the life of a hold while its row is being written. */
export const holdConfirmGraceSeconds = 60
/** How long a write may take that changes what a provider offers; nobody keeps an offer meanwhile. Far longer than PostgreSQL is waited for. */
export const writeMarkSeconds = 60
/** How long an offer is kept, and so the longest that it can be wrong after Redis was away when it was to be dropped. */
export const offerLifeSeconds = 60
/** As JSON; a longer one is read from PostgreSQL each time. */
export const offerBytesMax = 128 * 1024
/** How long the record of a hold outlives it, so that a late caller hears when it ended. */
export const holdRecordSeconds = 24 * 60 * 60
export const holdsPerClientMax = 3
/** How many times a client may take within an hour, whatever became of them. */
export const holdsPerHourMax = 10

/**
 * How many requests pass: `burst` at once, and `refill` more every `refillSeconds`. A page asks a few times when it opens and then once
 * a minute; an address may be a whole hospital's.
 */
export const rateLimits = {
  person: { burst: 600, refill: 50, refillSeconds: 5 },
  address: { burst: 6000, refill: 500, refillSeconds: 5 },
} as const

/** How many streams of changes one process keeps open, and how many of them for one address. */
export const watchersMax = 5_000
export const watchersPerAddressMax = 500
/** A stream ends after so long, and is asked for again by who still looks. */
export const watchSeconds = 10 * 60
/** Who hears nothing on a stream for so long, not even a ping, may give it up. */
export const watchSilenceSeconds = 30
export const watchPingSeconds = 10
/** What a watcher has not taken yet; more is told as "everything". */
export const watchBacklogMax = 100

/** How many requests one process answers at a time, streams not counted; the next one is told to come back. */
export const runningRequestsMax = 4_000
/** How many connections wait, until a busy process takes them, without being turned away; the system may allow fewer. */
export const waitingConnectionsMax = 4_096
/** How many calls that read the very same run at once in a process; more of them wait, so that a crowd on one page slows nobody else. */
export const sameReadsMax = 32
/** How long a request may take to arrive as a whole. */
export const requestSeconds = 30
/** How long a server that is told to end lets running requests go on. */
export const drainSeconds = 8

/** For how long a token that was found good is taken for good, and how many such tokens one process remembers. */
export const tokenTrustSeconds = 5 * 60
export const tokensKeptMax = 10_000

export const rangeDaysMax = 31
export const nearestSlotsMax = 3
/** Of each provider in a list. */
export const soonestSlotsMax = 3

export const noticeMinutesMin = 24 * 60
export const noticeMinutesDefault = 24 * 60
export const noticeMinutesMax = 90 * 24 * 60
export const horizonDaysMin = 1
export const horizonDaysDefault = 60
export const horizonDaysMax = 365

export const durationMinutesMin = 15
export const durationMinutesMax = 120
export const bufferMinutesMax = 120
export const visitTypesMax = 20

export const scheduleWindowsMax = 200
export const scheduleWindowsPerDayMax = 24
export const scheduleExceptionsMax = 400
export const scheduleTimeOffMax = 200
export const schedulePatternsMax = 20
/** As JSON: a longer one could not be answered with. */
export const scheduleBytesMax = 56 * 1024

export const pageSizeDefault = 20
export const pageSizeMax = 100
export const batchSizeMax = 10
export const bodyBytesMax = 64 * 1024
/** Of what one call is answered with, as JSON. */
export const answerBytesMax = 64 * 1024
/** What the items of a page may take of that: a page ends where they do not fit. */
export const pageBytesMax = 60 * 1024
/** Beside these a preview has its warnings. */
export const affectedBytesMax = 40 * 1024
/** Of the appointments that a schedule leaves outside, those that are named; the others are counted. */
export const affectedNamedMax = 100
/** Each is an instant of 27 bytes. */
export const slotsPerAnswerMax = 2_300
/** Of the path and the query, as they are written. */
export const urlLengthMax = 4 * 1024

export const nameLengthMax = 120
export const titleLengthMax = 120
export const labelLengthMax = 120
export const reasonLengthMax = 500
export const queryLengthMax = 100
/** A cursor holds a name of any letters: each can be six bytes of JSON, and four characters stand for three bytes. */
export const cursorLengthMax = 1100
export const subjectLengthMax = 255
