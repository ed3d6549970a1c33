#!lua flags=allow-oom
-- Extends a lock. KEYS lock; ARGV token, ttl in ms. Returns 0 if the caller does not hold the lock.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
    return 0
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
