import { holdConfirmGraceSeconds } from '@holdfast/shared/rules/limits'
import { beginWrite, clock, endWrite } from './offer-scripts.ts'

/**
 * The Lua that runs inside Redis for holds; the keys are those of `redis-keys.ts`. Each script is atomic and tells the time by Redis's clock.
 *
 * Whatever takes quarters or gives them back drops the mark `unchanged`, and says so on the channel of `changes.ts` in the same breath: no
 * change of a hold can be made and not told. Nobody has to hear it, so a Redis that does not let a script publish is no reason to fail.
 */

const locksMax = 200
const tidyEvery = 8
const graceMs = holdConfirmGraceSeconds * 1000

const splitLock = `
local function split(value)
  local first, second = string.match(value, '^(%S+) (%S+)')
  return first, tonumber(second)
end
`

/** The content is "fromQuarter toQuarter startQuarter endQuarter visitTypeId rescheduleOf"; the client, who may be any text, is the last of all. */
const readRecord = `
local function readRecord(key)
  local value = redis.call('GET', key)
  if not value then return nil end
  local expiresAt, endedAt, previous, content, client =
    string.match(value, '^(%S+) (%S+) (%S+) (%S+ %S+ %S+ %S+ %S+ %S+) (.*)$')
  local from, to = string.match(content, '^(%S+) (%S+)')
  return {expiresAt = tonumber(expiresAt), endedAt = tonumber(endedAt), previous = previous, content = content,
    client = client, from = tonumber(from), to = tonumber(to)}
end
`

/** The client's own field and those of the quarters, with their values. */
const readLocks = `
local function readLocks(client, from, to)
  local fields = {'client:' .. client}
  for quarter = from, to - 1 do fields[#fields + 1] = quarter end
  return fields, redis.call('HMGET', KEYS[1], unpack(fields))
end
local function ownsAll(values, holdId)
  for i = 2, #values do
    local owner, untilAt = split(values[i] or '- 0')
    if owner ~= holdId or untilAt <= now then return false end
  end
  return true
end
`

const lockLua = `
local function lock(fields, holdId, untilAt)
  local set = {}
  for i = 1, #fields do
    set[#set + 1] = fields[i]
    set[#set + 1] = holdId .. ' ' .. untilAt
  end
  redis.call('HSET', KEYS[1], unpack(set))
end
`

const tellChange = `
local function tellChange(from, to)
  redis.pcall('PUBLISH', string.sub(KEYS[1], 1, -9) .. 'changes', from .. ' ' .. to)
end
`

/**
 * Takes all quarters of a hold or none. With the tag of the offer that it was judged by, only while that is what is offered.
 * KEYS quarters, record, offer, unchanged. ARGV holdId, the client's field, fromQuarter, toQuarter, content and client, ttlMs, ttlMs and recordMs in one, tag or ''.
 * -> {'held', now, expiresAt, previousHoldId or '-'} | {'blocked', now, heldUntil} | {'ended', now, endedAt} | {'reused', now} | {'outdated', now}
 */
export const takeScript = `${clock}${splitLock}
local holdId, content, ttl = ARGV[1], ARGV[5], tonumber(ARGV[6])
-- As text, once: Redis would write each number again for each command.
local fields = {ARGV[2], ARGV[3]}
for quarter = ARGV[3] + 1, ARGV[4] - 1 do fields[#fields + 1] = tostring(quarter) end
local locks = redis.call('HMGET', KEYS[1], unpack(fields))

if ARGV[8] ~= '' and redis.call('HGET', KEYS[3], 'tag') ~= ARGV[8] then return {'outdated', now} end

local record = redis.call('GET', KEYS[2])
if record then
  local expiresAt, endedAt, previous, was = string.match(record, '^(%S+) (%S+) (%S+) (.*)$')
  if was ~= content then return {'reused', now} end
  expiresAt = tonumber(expiresAt)
  local lives = endedAt == '-' and expiresAt > now
  for i = 2, #fields do
    local owner, untilAt = split(locks[i] or '- 0')
    lives = lives and owner == holdId and untilAt > now
  end
  if lives then return {'held', now, expiresAt, previous} end
  return {'ended', now, tonumber(endedAt) or math.min(now, expiresAt)}
end

local previous = locks[1] and split(locks[1]) or '-'
local heldUntil = 0
for i = 2, #fields do
  if locks[i] then
    local owner, untilAt = split(locks[i])
    if untilAt > now and owner ~= previous then heldUntil = math.max(heldUntil, untilAt) end
  end
end
if heldUntil > 0 then return {'blocked', now, heldUntil} end

local expiresAt = tostring(now + ttl)
local lock = holdId .. ' ' .. expiresAt
local set = {}
for i = 1, #fields do
  set[2 * i - 1] = fields[i]
  set[2 * i] = lock
end
redis.call('HSET', KEYS[1], unpack(set))
redis.call('DEL', KEYS[4])
redis.call('SET', KEYS[2], expiresAt .. ' - ' .. previous .. ' ' .. content, 'PX', ARGV[7])
redis.pcall('PUBLISH', string.sub(KEYS[1], 1, -9) .. 'changes', ARGV[3] .. ' ' .. ARGV[4])
-- Seldom: the key gets far more time than its locks.
if redis.call('PTTL', KEYS[1]) < ttl + ${graceMs} then redis.call('PEXPIRE', KEYS[1], 2 * ttl + 60 * ${graceMs}) end
-- One in so many looks whether there is much to tidy.
if now % ${tidyEvery} == 0 and redis.call('HLEN', KEYS[1]) > ${locksMax} then
  local all = redis.call('HGETALL', KEYS[1])
  for i = 1, #all, 2 do
    local _, endsAt = split(all[i + 1])
    if endsAt <= now then redis.call('HDEL', KEYS[1], all[i]) end
  end
end
return {'held', now, now + ttl, previous}
`

/**
 * Reads a hold. For a writer it keeps a live one locked for at least the grace, though never past its end plus the grace, and says that the
 * provider is being written.
 * KEYS quarters, record, offer, writers, unchanged. ARGV holdId, client, writer or ''.
 * -> {'missing', now} | {'ended' or 'live', now, endedAt or expiresAt, content}
 */
export const inspectScript = `${clock}${splitLock}${readRecord}${readLocks}${lockLua}${beginWrite}
local holdId, client, writer = ARGV[1], ARGV[2], ARGV[3]
local record = readRecord(KEYS[2])
if not record or record.client ~= client then return {'missing', now} end
if record.endedAt then return {'ended', now, record.endedAt, record.content} end
local endsAt = math.min(now, record.expiresAt)
local fields, locks = readLocks(client, record.from, record.to)
if not ownsAll(locks, holdId) then return {'ended', now, endsAt, record.content} end
if writer ~= '' then
  local _, lockedUntil = split(locks[2])
  local kept = endsAt + ${graceMs}
  if kept > lockedUntil then
    table.remove(fields, 1)
    lock(fields, holdId, kept)
  end
  beginWrite(KEYS[3], KEYS[4], KEYS[5], writer)
elseif record.expiresAt <= now then
  return {'ended', now, record.expiresAt, record.content}
end
return {'live', now, record.expiresAt, record.content}
`

/**
 * Gives the quarters of a hold back, each only if it is still that hold's own, and notes when it ended. A writer has then written.
 * KEYS quarters, record, offer, writers, unchanged. ARGV holdId, client, writer or ''.
 * -> {1 or 0, now}
 */
export const releaseScript = `${clock}${splitLock}${readRecord}${readLocks}${tellChange}${endWrite}
local holdId, client, writer = ARGV[1], ARGV[2], ARGV[3]
if writer ~= '' then endWrite(KEYS[3], KEYS[4], KEYS[5], writer) end
local record = readRecord(KEYS[2])
if not record or record.client ~= client or record.endedAt then return {0, now} end
redis.call('DEL', KEYS[5])
local released = 0
local own = {}
local fields, locks = readLocks(client, record.from, record.to)
for i = 1, #fields do
  local owner, untilAt = split(locks[i] or '- 0')
  if owner == holdId then
    own[#own + 1] = fields[i]
    if i > 1 and untilAt > now then released = 1 end
  end
end
if #own > 0 then redis.call('HDEL', KEYS[1], unpack(own)) end
redis.call('SET', KEYS[2], table.concat({record.expiresAt, math.min(now, record.expiresAt), record.previous, record.content, client}, ' '), 'KEEPTTL')
tellChange(record.from, record.to)
return {released, now}
`

/**
 * Undoes a take that was refused afterwards, as if it had never been: its record goes, and a hold of the same client that it
 * was about to replace gets back what they shared.
 * KEYS quarters, record, previous record (or the same again), unchanged. ARGV holdId, client, previousHoldId or '-'.
 */
export const undoScript = `${clock}${splitLock}${readRecord}${readLocks}${lockLua}${tellChange}
local holdId, client, previous = ARGV[1], ARGV[2], ARGV[3]
local record = readRecord(KEYS[2])
if not record or record.client ~= client then return 0 end
redis.call('DEL', KEYS[2], KEYS[4])
local fields, locks = readLocks(client, record.from, record.to)
local wasNewest = split(locks[1] or '- 0') == holdId
for i = 1, #fields do
  if split(locks[i] or '- 0') == holdId then redis.call('HDEL', KEYS[1], fields[i]) end
end
tellChange(record.from, record.to)
local before = wasNewest and previous ~= '-' and readRecord(KEYS[3])
if before and before.client == client and not before.endedAt and before.expiresAt > now then
  local names, values = readLocks(client, before.from, before.to)
  local free = {names[1]}
  for i = 2, #names do
    local _, untilAt = split(values[i] or '- 0')
    if untilAt <= now then free[#free + 1] = names[i] end
  end
  lock(free, previous, before.expiresAt)
end
return 1
`

/**
 * Notes where a client's hold is to be found, unless the client already holds at as many other providers as may be, or has
 * taken as many times within the hour. Who ends a hold leaves this note as it is; whether one that counts has ended, its record tells.
 * KEYS client. ARGV holdId, providerId, ttlMs, recordMs, holdsMax, holdsPerHourMax.
 * -> {'listed'} | {'again'} or {'reused'}, when it was, with this provider or another | {'too_many', [holdId, ...] that count}
 *    | {'too_often', how many ms until the next one may be taken}
 */
export const enlistScript = `${clock}${splitLock}
local listed = redis.call('HGET', KEYS[1], ARGV[1])
if listed then return {split(listed) == ARGV[2] and 'again' or 'reused'} end
local hourMs = 3600000
local made = {}
local fields = redis.call('HGETALL', KEYS[1])
local elsewhere, count, counted = {}, 0, {}
for i = 1, #fields, 2 do
  local provider, endsAt, madeAt = string.match(fields[i + 1], '^(%S+) (%d+) (%d+)$')
  endsAt, madeAt = tonumber(endsAt), tonumber(madeAt)
  if madeAt > now - hourMs then table.insert(made, madeAt) end
  if endsAt + ARGV[4] <= now then
    redis.call('HDEL', KEYS[1], fields[i])
  elseif endsAt > now and provider ~= ARGV[2] then
    counted[#counted + 1] = fields[i]
    if not elsewhere[provider] then count = count + 1 end
    elsewhere[provider] = true
  end
end
if count >= tonumber(ARGV[5]) then return {'too_many', counted} end
local perHourMax = tonumber(ARGV[6])
if #made >= perHourMax then
  table.sort(made)
  return {'too_often', made[#made - perHourMax + 1] + hourMs - now}
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. now + ARGV[3] .. ' ' .. now)
redis.call('PEXPIRE', KEYS[1], ARGV[3] + ARGV[4])
return {'listed'}
`

/** Notes that holds have ended, so that they no longer count. KEYS client. ARGV holdId, ... */
export const delistScript = `${clock}
for _, holdId in ipairs(ARGV) do
  local provider, endsAt, madeAt = string.match(redis.call('HGET', KEYS[1], holdId) or '', '^(%S+) (%d+) (%d+)$')
  if provider and tonumber(endsAt) > now then
    redis.call('HSET', KEYS[1], holdId, provider .. ' ' .. now .. ' ' .. madeAt)
  end
end
`

/** All locks of a provider. KEYS quarters. -> {now, [field, value, ...]} */
export const readScript = `${clock}
return {now, redis.call('HGETALL', KEYS[1])}
`
