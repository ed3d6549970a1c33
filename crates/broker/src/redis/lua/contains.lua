-- Whether a job waits or is claimed. KEYS jobs, any stream; ARGV job.
local held = redis.call('HGET', KEYS[1], ARGV[1])
if not held then
    return 0
end
local class, entry = string.match(held, '^([^|]*)|([^|]*)|')
local stream = string.gsub(KEYS[2], '[^:]+$', class)
return #redis.call('XRANGE', stream, entry, entry)
