/**
 * The Lua that runs inside Redis. Each script is atomic and tells the time by Redis's clock.
 *
 * `holdfast:{provider}:quarters`   hash: quarter -> "holdId lockedUntil", and "client:<id>" -> "holdId expiresAt", that client's newest
 * `holdfast:{provider}:hold:<id>`  hash: the record of one hold, which outlives it by a day
 * `holdfast:client:<id>`           hash: holdId -> "providerId endsAt madeAt", where a client's holds are to be found
 *
 * The braces put all keys of a provider into one slot of a cluster, so no script needs a key of two slots.
 * Whatever takes quarters or gives them back says so on the channel of `changes.ts` in the same breath: no change of a hold can be
 * made and not told. Nobody has to hear it, so a Redis that does not let a script publish is no reason to fail.
 *
 * Times are epoch milliseconds, written with `%.0f` since Lua would round them.
 */

const prelude = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local function ms(value) return string.format('%.0f', value) end
local function split(value)
  local first, second = string.match(value, '^(%S+) (%S+)')
  return first, tonumber(second)
end
local function madeAtOf(listed) return tonumber(string.match(listed, '^%S+ %S+ (%d+)$') or 0) end
local function ownerOf(quarter)
  local value = redis.call('HGET', KEYS[1], ms(quarter))
  if not value then return nil end
  local holdId, lockedUntil = split(value)
  if lockedUntil <= now then return nil end
  return holdId, lockedUntil
end
local function lock(fromQuarter, toQuarter, holdId, lockedUntil)
  for quarter = fromQuarter, toQuarter - 1 do
    redis.call('HSET', KEYS[1], ms(quarter), holdId .. ' ' .. ms(lockedUntil))
  end
  if redis.call('PTTL', KEYS[1]) < lockedUntil - now then redis.call('PEXPIREAT', KEYS[1], ms(lockedUntil)) end
end
local function tellChange(fromQuarter, toQuarter)
  redis.pcall('PUBLISH', (string.gsub(KEYS[1], 'quarters$', 'changes')), fromQuarter .. ' ' .. toQuarter)
end
local function newestOf(client)
  local value = redis.call('HGET', KEYS[1], 'client:' .. client)
  return value and split(value)
end
local function ownsAll(fromQuarter, toQuarter, holdId)
  for quarter = fromQuarter, toQuarter - 1 do
    if ownerOf(quarter) ~= holdId then return false end
  end
  return true
end
`

/**
 * Takes all quarters of a hold or none.
 * KEYS quarters, record. ARGV holdId, client, fromQuarter, toQuarter, startQuarter, endQuarter, visitTypeId, rescheduleOf or '',
 * ttlMs, recordMs.
 * -> {'held', now, expiresAt, previousHoldId or ''} | {'blocked', now, heldUntil} | {'ended', now, endedAt} | {'reused', now}
 */
export const takeScript = `${prelude}
local holdId, client = ARGV[1], ARGV[2]
local from, to = tonumber(ARGV[3]), tonumber(ARGV[4])
local content = table.concat({ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8]}, ' ')

local record = redis.call('HMGET', KEYS[2], 'client', 'content', 'expiresAt', 'endedAt', 'previous')
if record[1] then
  if record[1] ~= client or record[2] ~= content then return {'reused', ms(now)} end
  local expiresAt = tonumber(record[3])
  if record[4] or expiresAt <= now or not ownsAll(from, to, holdId) then
    return {'ended', ms(now), record[4] or ms(math.min(now, expiresAt))}
  end
  return {'held', ms(now), record[3], record[5]}
end

local previous = newestOf(client) or ''
local heldUntil = 0
for quarter = from, to - 1 do
  local owner, lockedUntil = ownerOf(quarter)
  if owner and owner ~= previous and lockedUntil > heldUntil then heldUntil = lockedUntil end
end
if heldUntil > 0 then return {'blocked', ms(now), ms(heldUntil)} end

if redis.call('HLEN', KEYS[1]) > 200 then
  local fields = redis.call('HGETALL', KEYS[1])
  for i = 1, #fields, 2 do
    local _, endsAt = split(fields[i + 1])
    if endsAt <= now then redis.call('HDEL', KEYS[1], fields[i]) end
  end
end

local expiresAt = now + tonumber(ARGV[9])
lock(from, to, holdId, expiresAt)
redis.call('HSET', KEYS[1], 'client:' .. client, holdId .. ' ' .. ms(expiresAt))
redis.call('HSET', KEYS[2], 'client', client, 'content', content, 'expiresAt', ms(expiresAt), 'previous', previous,
  'fromQuarter', ARGV[3], 'toQuarter', ARGV[4], 'startQuarter', ARGV[5], 'endQuarter', ARGV[6], 'visitTypeId', ARGV[7], 'rescheduleOf', ARGV[8])
redis.call('PEXPIREAT', KEYS[2], ms(expiresAt + tonumber(ARGV[10])))
tellChange(ARGV[3], ARGV[4])
return {'held', ms(now), ms(expiresAt), previous}
`

/**
 * Reads a hold and, with a grace, keeps a live one locked for at least that much longer, though never past its end plus the grace.
 * KEYS quarters, record. ARGV holdId, client, graceMs.
 * -> {'missing', now} | {'ended' or 'live', now, endedAt or expiresAt, fromQuarter, toQuarter, startQuarter, endQuarter, visitTypeId, rescheduleOf or ''}
 */
export const inspectScript = `${prelude}
local holdId, grace = ARGV[1], tonumber(ARGV[3])
local record = redis.call('HMGET', KEYS[2], 'client', 'expiresAt', 'endedAt', 'fromQuarter', 'toQuarter', 'startQuarter', 'endQuarter', 'visitTypeId', 'rescheduleOf')
if record[1] ~= ARGV[2] then return {'missing', ms(now)} end
local expiresAt, from, to = tonumber(record[2]), tonumber(record[4]), tonumber(record[5])
local function answer(state, at)
  return {state, ms(now), ms(at), record[4], record[5], record[6], record[7], record[8], record[9]}
end
if record[3] then return answer('ended', tonumber(record[3])) end
if not ownsAll(from, to, holdId) then return answer('ended', math.min(now, expiresAt)) end
if grace > 0 then
  local _, lockedUntil = ownerOf(from)
  local kept = math.min(now, expiresAt) + grace
  if kept > lockedUntil then lock(from, to, holdId, kept) end
elseif expiresAt <= now then
  return answer('ended', expiresAt)
end
return answer('live', expiresAt)
`

/**
 * Gives the quarters of a hold back, each only if it is still that hold's own, and notes when it ended.
 * KEYS quarters, record. ARGV holdId, client.
 * -> {1 or 0, now}
 */
export const releaseScript = `${prelude}
local holdId, client = ARGV[1], ARGV[2]
local record = redis.call('HMGET', KEYS[2], 'client', 'expiresAt', 'endedAt', 'fromQuarter', 'toQuarter')
if record[1] ~= client or record[3] then return {0, ms(now)} end
local released = 0
for quarter = tonumber(record[4]), tonumber(record[5]) - 1 do
  if ownerOf(quarter) == holdId then
    redis.call('HDEL', KEYS[1], ms(quarter))
    released = 1
  end
end
if newestOf(client) == holdId then redis.call('HDEL', KEYS[1], 'client:' .. client) end
redis.call('HSET', KEYS[2], 'endedAt', ms(math.min(now, tonumber(record[2]))))
tellChange(record[4], record[5])
return {released, ms(now)}
`

/**
 * Undoes a take that was refused afterwards, as if it had never been: its record goes, and a hold of the same client that it
 * was about to replace gets back what they shared.
 * KEYS quarters, record, previous record (or the same again). ARGV holdId, client, previousHoldId or ''.
 */
export const undoScript = `${prelude}
local holdId, client, previous = ARGV[1], ARGV[2], ARGV[3]
local record = redis.call('HMGET', KEYS[2], 'client', 'fromQuarter', 'toQuarter')
if record[1] ~= client then return 0 end
for quarter = tonumber(record[2]), tonumber(record[3]) - 1 do
  if ownerOf(quarter) == holdId then redis.call('HDEL', KEYS[1], ms(quarter)) end
end
redis.call('DEL', KEYS[2])
tellChange(record[2], record[3])
if newestOf(client) ~= holdId then return 1 end
redis.call('HDEL', KEYS[1], 'client:' .. client)
if previous ~= '' then
  local before = redis.call('HMGET', KEYS[3], 'client', 'expiresAt', 'endedAt', 'fromQuarter', 'toQuarter')
  if before[1] == client and not before[3] and tonumber(before[2]) > now then
    for quarter = tonumber(before[4]), tonumber(before[5]) - 1 do
      if not ownerOf(quarter) then lock(quarter, quarter + 1, previous, tonumber(before[2])) end
    end
    redis.call('HSET', KEYS[1], 'client:' .. client, previous .. ' ' .. before[2])
  end
end
return 1
`

/**
 * Notes where a client's hold is to be found, unless the client already holds at as many other providers as may be, or has
 * taken as many times within the hour.
 * KEYS client. ARGV holdId, providerId, ttlMs, recordMs, holdsMax, holdsPerHourMax.
 * -> {'listed'} | {'reused'}, when it is listed with another provider | {'too_many'} | {'too_often', how many ms until the next one may be taken}
 */
export const enlistScript = `${prelude}
local listed = redis.call('HGET', KEYS[1], ARGV[1])
if listed then return {split(listed) == ARGV[2] and 'listed' or 'reused'} end
local hourMs = 3600000
local made = {}
local fields = redis.call('HGETALL', KEYS[1])
local elsewhere, count = {}, 0
for i = 1, #fields, 2 do
  local provider, endsAt = split(fields[i + 1])
  local madeAt = madeAtOf(fields[i + 1])
  if madeAt > now - hourMs then table.insert(made, madeAt) end
  if endsAt + tonumber(ARGV[4]) <= now then
    redis.call('HDEL', KEYS[1], fields[i])
  elseif endsAt > now and provider ~= ARGV[2] and not elsewhere[provider] then
    elsewhere[provider] = true
    count = count + 1
  end
end
if count >= tonumber(ARGV[5]) then return {'too_many'} end
local perHourMax = tonumber(ARGV[6])
if #made >= perHourMax then
  table.sort(made)
  return {'too_often', ms(made[#made - perHourMax + 1] + hourMs - now)}
end
local endsAt = now + tonumber(ARGV[3])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ms(endsAt) .. ' ' .. ms(now))
redis.call('PEXPIREAT', KEYS[1], ms(endsAt + tonumber(ARGV[4])))
return {'listed'}
`

/** Notes that a hold has ended, so that it no longer counts. KEYS client. ARGV holdId. */
export const delistScript = `${prelude}
local value = redis.call('HGET', KEYS[1], ARGV[1])
if not value then return 0 end
local provider, endsAt = split(value)
if endsAt > now then redis.call('HSET', KEYS[1], ARGV[1], table.concat({provider, ms(now), ms(madeAtOf(value))}, ' ')) end
return 1
`

/** All locks of a provider. KEYS quarters. -> {now, [field, value, ...]} */
export const readScript = `${prelude}
return {ms(now), redis.call('HGETALL', KEYS[1])}
`
