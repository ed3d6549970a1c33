#!lua flags=allow-oom
-- Takes a lock that nobody holds. KEYS lock; ARGV token, ttl in ms. Returns 0 when somebody holds it.
return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and 1 or 0
