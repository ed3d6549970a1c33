-- Adds a job to the end of a queue, unless it is in one or the queue is at its bound.
-- KEYS jobs, stream; ARGV job, class, bound. Returns 1 when it is in a queue afterwards, 0 when there is no room.
-- The hash `jobs` says of each job: class|entry|token, with an empty token while it waits.
local held = redis.call('HGET', KEYS[1], ARGV[1])
if held then
    local class, entry = string.match(held, '^([^|]*)|([^|]*)|')
    local stream = string.gsub(KEYS[2], '[^:]+$', class)
    if #redis.call('XRANGE', stream, entry, entry) > 0 then
        return 1
    end
end
if redis.call('XLEN', KEYS[2]) >= tonumber(ARGV[3]) then
    return 0
end
local entry = redis.call('XADD', KEYS[2], '*', 'job', ARGV[1])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. '|' .. entry .. '|')
return 1
