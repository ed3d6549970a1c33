-- Writes a dead letter, replaces an earlier one about the same job, and deletes the oldest above the bound.
-- KEYS stream, entries by job; ARGV job, reason, bound.
local earlier = redis.call('HGET', KEYS[2], ARGV[1])
if earlier then
    redis.call('XDEL', KEYS[1], earlier)
end
redis.call('HSET', KEYS[2], ARGV[1], redis.call('XADD', KEYS[1], '*', 'job', ARGV[1], 'reason', ARGV[2]))
while redis.call('XLEN', KEYS[1]) > tonumber(ARGV[3]) do
    local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
    redis.call('XDEL', KEYS[1], oldest[1])
    redis.call('HDEL', KEYS[2], oldest[2][2])
end
return 1
