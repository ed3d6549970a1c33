#!lua flags=allow-oom
-- Holds a lock for longer. KEYS lock; ARGV token, ttl in ms. Returns 0 when it is not, or no longer, the caller's.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
    return 0
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
