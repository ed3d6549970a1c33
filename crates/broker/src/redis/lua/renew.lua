-- Starts a claim's lease anew. KEYS jobs, stream, leases; ARGV job, held, entry, consumer, lease in ms.
-- Returns 1, or 0 when the claim is no longer held.
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
    return 0
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[3], now + ARGV[5], ARGV[3])
-- For those who look at the group: idle since now.
redis.call('XCLAIM', KEYS[2], 'workers', ARGV[4], 0, ARGV[3], 'JUSTID')
return 1
