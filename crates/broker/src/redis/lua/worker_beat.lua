#!lua flags=allow-oom
-- Stores a worker's heartbeat, and deletes those that expired an hour ago. May use memory above the limit, because without heartbeats no
-- language is available. KEYS workers; ARGV worker, ttl in ms, report.
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
