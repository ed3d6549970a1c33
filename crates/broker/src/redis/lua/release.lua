-- Ends a claim. KEYS jobs, stream, leases; ARGV job, held, entry, class where the job goes back to its end (or nothing).
-- Returns 1, or 0 when the claim is no longer held.
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
    return 0
end
redis.call('XACK', KEYS[2], 'workers', ARGV[3])
redis.call('XDEL', KEYS[2], ARGV[3])
redis.call('ZREM', KEYS[3], ARGV[3])
if ARGV[4] == '' then
    redis.call('HDEL', KEYS[1], ARGV[1])
else
    local entry = redis.call('XADD', KEYS[2], '*', 'job', ARGV[1])
    redis.call('HSET', KEYS[1], ARGV[1], ARGV[4] .. '|' .. entry .. '|')
end
return 1
