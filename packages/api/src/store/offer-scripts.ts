import { offerLifeSeconds, writeMarkSeconds } from '@holdfast/shared/rules/limits'

/**
 * What a listing needs of a provider is kept beside the holds, under a tag that names its very content. It is dropped when somebody
 * begins to write to PostgreSQL what it says, and nobody keeps a new one until all who write have said that they are done.
 *
 * The epoch names who first asked since. Whoever was told it, then reads PostgreSQL and comes back to keep what was read, may do so only if it
 * is still the same: what was read before a write, which ends the epoch, is never kept after it.
 * docs/decisions/0016 says why this is never stale.
 */

/** The time of Redis's clock, epoch milliseconds. Lua writes such a number in full up to 14 digits. */
export const clock = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`

const offerLifeMs = offerLifeSeconds * 1000
const writeMarkMs = writeMarkSeconds * 1000

export const beginWrite = `
local function beginWrite(offer, writers, unchanged, writer)
  redis.call('DEL', offer, unchanged)
  redis.call('ZADD', writers, now + ${writeMarkMs}, writer)
  redis.call('PEXPIRE', writers, ${writeMarkMs})
end
`

export const endWrite = `
local function endWrite(offer, writers, unchanged, writer)
  redis.call('DEL', offer, unchanged)
  redis.call('ZREM', writers, writer)
end
`

/** KEYS offer, writers, unchanged. ARGV writer. */
export const beginWriteScript = `${clock}${beginWrite}
beginWrite(KEYS[1], KEYS[2], KEYS[3], ARGV[1])
return 1
`

/** KEYS offer, writers, unchanged. ARGV writer. */
export const endWriteScript = `${endWrite}
endWrite(KEYS[1], KEYS[2], KEYS[3], ARGV[1])
return 1
`

/**
 * All locks of a provider, and the offer: its body only for who does not know it by its tag.
 * KEYS quarters, offer, writers, unchanged. ARGV known tag or '', an epoch to begin with.
 * -> {now, [field, value, ...], tag, body or ''} | {now, [field, value, ...], '', epoch, or '' while somebody writes}
 */
export const readOfferScript = `${clock}
local locks = redis.call('HGETALL', KEYS[1])
local tag = redis.call('HGET', KEYS[2], 'tag')
if tag then
  return {now, locks, tag, tag == ARGV[1] and '' or redis.call('HGET', KEYS[2], 'body')}
end
if redis.call('ZCOUNT', KEYS[3], '(' .. now, '+inf') > 0 then return {now, locks, '', ''} end
local epoch = redis.call('HGET', KEYS[2], 'epoch')
if not epoch then
  epoch = ARGV[2]
  redis.call('HSET', KEYS[2], 'epoch', epoch)
  redis.call('PEXPIRE', KEYS[2], ${offerLifeMs})
end
return {now, locks, '', epoch}
`

/** KEYS offer, writers, unchanged. ARGV epoch, tag, body. -> 1 when it was kept */
export const keepOfferScript = `${clock}
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then return 0 end
if redis.call('ZCOUNT', KEYS[2], '(' .. now, '+inf') > 0 then return 0 end
redis.call('HSET', KEYS[1], 'tag', ARGV[2], 'body', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ${offerLifeMs})
return 1
`

/**
 * All locks of a provider, and the mark that stands as long as nothing changes; one is made only while nobody writes. Whoever reads PostgreSQL
 * after this may trust what was read there for as long as the mark is found again: whatever is written or held later drops it.
 * KEYS quarters, writers, unchanged. ARGV a mark to begin with, or '' to make none.
 * -> {now, [field, value, ...], mark or ''}
 */
export const readUnchangedScript = `${clock}
local locks = redis.call('HGETALL', KEYS[1])
local mark = redis.call('GET', KEYS[3])
if mark then return {now, locks, mark} end
if ARGV[1] == '' or redis.call('ZCOUNT', KEYS[2], '(' .. now, '+inf') > 0 then return {now, locks, ''} end
redis.call('SET', KEYS[3], ARGV[1], 'PX', ${offerLifeMs})
return {now, locks, ARGV[1]}
`
