-- Releases a lock. KEYS lock; ARGV token. Returns 0 if the caller does not hold the lock.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
    return 0
end
return redis.call('DEL', KEYS[1])
