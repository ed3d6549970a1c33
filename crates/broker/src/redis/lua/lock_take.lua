#!lua flags=allow-oom
-- Takes a free lock. KEYS lock; ARGV token, ttl in ms. Returns 0 if the lock is not free.
return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and 1 or 0
