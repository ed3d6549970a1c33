#!lua flags=allow-oom
-- Notes that a worker lives, and forgets those that have been silent for an hour. Uses memory beyond the limit where it must: without
-- heartbeats no language is offered. KEYS workers; ARGV worker, ttl in ms, what it says of itself.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f|%.0f|%s', now + ARGV[2], now, ARGV[3]))
local all = redis.call('HGETALL', KEYS[1])
for at = 1, #all, 2 do
    local deadline = tonumber(string.match(all[at + 1], '^(%d+)|'))
    if deadline + 3600000 < now then
        redis.call('HDEL', KEYS[1], all[at])
    end
end
return 1
