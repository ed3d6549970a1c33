#!lua
-- The shared beginning of all scripts of runs.
-- KEYS the prefix of all keys: run. There are
--   run:one:ID        hash of order, access, report, over (1 if the run has ended), asked_until (clients poll it until then),
--                     key (the name of the idempotency key, if it has one)
--   run:key:NAME      id|fingerprint of the run with this idempotency key
--   run:sizes         hash of id: bytes|owner
--   run:used          hash of owner: bytes; the empty name has the total
--   run:until         sorted set of ids by the time when they expire
--   run:over          sorted set of ids of ended runs by the time of the end
--   run:owned:OWNER   sorted set of ids by the time of their creation
local runs = KEYS[1]
-- Roughly the bytes of a run besides its texts.
local OVERHEAD = 1024

local function now()
    local time = redis.call('TIME')
    return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function key_of(id)
    return runs .. 'one:' .. id
end

local function used_by(owner)
    return tonumber(redis.call('HGET', runs .. 'used', owner) or 0)
end

local function owner_of(id)
    local bytes, owner = string.match(redis.call('HGET', runs .. 'sizes', id) or '', '^(%-?%d+)|(.*)$')
    return owner, tonumber(bytes)
end

-- Changes the counted bytes of a run by `more`, which may be negative.
local function count(id, owner, bytes, more)
    redis.call('HSET', runs .. 'sizes', id, string.format('%.0f', bytes + more) .. '|' .. owner)
    redis.call('HINCRBY', runs .. 'used', '', more)
    if redis.call('HINCRBY', runs .. 'used', owner, more) <= 0 then
        redis.call('HDEL', runs .. 'used', owner)
    end
end

-- The id and the fingerprint of the run with this idempotency key.
local function keyed(name)
    local id, fingerprint = string.match(redis.call('GET', runs .. 'key:' .. name) or '', '^(%d+)|(.*)$')
    if id and redis.call('EXISTS', key_of(id)) == 1 then
        return id, fingerprint
    end
end

local function delete(id)
    local name = redis.call('HGET', key_of(id), 'key')
    if name then
        redis.call('DEL', runs .. 'key:' .. name)
    end
    local owner, bytes = owner_of(id)
    if owner then
        count(id, owner, bytes, -bytes)
        redis.call('ZREM', runs .. 'owned:' .. owner, id)
    end
    redis.call('HDEL', runs .. 'sizes', id)
    redis.call('ZREM', runs .. 'until', id)
    redis.call('ZREM', runs .. 'over', id)
    redis.call('DEL', key_of(id))
end

local function is_polled(id, at)
    return tonumber(redis.call('HGET', key_of(id), 'asked_until') or 0) > at
end
