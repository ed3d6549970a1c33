-- Claims the next job: class after class, and in each one whose lease has passed before those that wait.
-- KEYS jobs, then stream and leases of each class; ARGV consumer, lease in ms, token, then the class names.
-- Returns {job, class, entry}, or {ms until the first lease passes, -1 when there is none}.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local first = -1

local function grouped(...)
    local result = redis.pcall(...)
    if type(result) == 'table' and result.err and string.find(result.err, 'NOGROUP') then
        return nil
    end
    if type(result) == 'table' and result.err then
        error(result.err)
    end
    return result
end

for at = 4, #ARGV do
    local class, stream, leases = ARGV[at], KEYS[2 * at - 6], KEYS[2 * at - 5]

    local function take(entry, job)
        redis.call('ZADD', leases, now + ARGV[2], entry)
        redis.call('HSET', KEYS[1], job, class .. '|' .. entry .. '|' .. ARGV[3])
        return { job, class, entry }
    end

    while true do
        local lapsed = redis.call('ZRANGE', leases, '-inf', now, 'BYSCORE', 'LIMIT', 0, 1)[1]
        if not lapsed then
            break
        end
        local claimed = grouped('XCLAIM', stream, 'workers', ARGV[1], 0, lapsed, 'FORCE')
        if not claimed then
            redis.call('XGROUP', 'CREATE', stream, 'workers', 0, 'MKSTREAM')
        elseif claimed[1] then
            return take(lapsed, claimed[1][2][2])
        else
            redis.call('ZREM', leases, lapsed)
        end
    end

    while redis.call('XLEN', stream) > redis.call('ZCARD', leases) do
        local read = grouped('XREADGROUP', 'GROUP', 'workers', ARGV[1], 'COUNT', 1, 'STREAMS', stream, '>')
        if read == nil then
            redis.call('XGROUP', 'CREATE', stream, 'workers', 0, 'MKSTREAM')
        elseif not read or not read[1] then
            -- Handed out once, by a group that knows no lease for it: somebody removed our keys. Ours now.
            local lost
            for _, pending in ipairs(redis.call('XRANGE', stream, '-', '+')) do
                if not redis.call('ZSCORE', leases, pending[1]) then
                    lost = pending
                    break
                end
            end
            if not lost then
                break
            end
            redis.call('XCLAIM', stream, 'workers', ARGV[1], 0, lost[1], 'FORCE')
            return take(lost[1], lost[2][2])
        else
            local entry = read[1][2][1]
            if not redis.call('ZSCORE', leases, entry[1]) then
                return take(entry[1], entry[2][2])
            end
        end
    end

    local next_lapse = redis.call('ZRANGE', leases, 0, 0, 'WITHSCORES')[2]
    if next_lapse and (first < 0 or next_lapse - now < first) then
        first = next_lapse - now
    end
end
return { first }
