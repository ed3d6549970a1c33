-- Gives a lock back. KEYS lock; ARGV token. Returns 0 when it is not, or no longer, the caller's.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
    return 0
end
return redis.call('DEL', KEYS[1])
