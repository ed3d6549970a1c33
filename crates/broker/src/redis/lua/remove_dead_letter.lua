-- Deletes a dead letter. KEYS stream, entries by job; ARGV job. Returns whether there was one.
local entry = redis.call('HGET', KEYS[2], ARGV[1])
if not entry then
    return 0
end
redis.call('HDEL', KEYS[2], ARGV[1])
return redis.call('XDEL', KEYS[1], entry)
