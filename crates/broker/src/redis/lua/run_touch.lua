-- Records that a client polls a run. ARGV id, ms for which this keeps the run.
local key = key_of(ARGV[1])
if redis.call('EXISTS', key) == 0 then
    return 0
end
redis.call('HSET', key, 'asked_until', now() + ARGV[2])
return 1
