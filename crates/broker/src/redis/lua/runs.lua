#!lua
-- What the scripts of runs share; it stands in front of each of them.
-- KEYS what all keys begin with: run. There are
--   run:one:ID        hash of order, access, report, over (1 at the end), asked_until
--   run:sizes         hash of id: bytes|owner
--   run:used          hash of owner: bytes; under an empty name those of all
--   run:until         sorted set of ids by when their time is over
--   run:over          sorted set of ids that are over, by when
--   run:owned:OWNER   sorted set of ids by when they began
local runs = KEYS[1]
-- What a run takes besides its texts, roughly.
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

-- Counts the bytes of a run: more, or fewer.
local function count(id, owner, bytes, more)
    redis.call('HSET', runs .. 'sizes', id, string.format('%.0f', bytes + more) .. '|' .. owner)
    redis.call('HINCRBY', runs .. 'used', '', more)
    if redis.call('HINCRBY', runs .. 'used', owner, more) <= 0 then
        redis.call('HDEL', runs .. 'used', owner)
    end
end

local function forget(id)
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

local function is_asked_for(id, at)
    return tonumber(redis.call('HGET', key_of(id), 'asked_until') or 0) > at
end
