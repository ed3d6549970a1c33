-- Adds a job to the end of its owner's line in a queue, unless it is in one or the queue is at its bound.
-- ARGV job, class, bound, owner. Returns 1 when it is in a queue afterwards, 0 when there is no room.
local held = redis.call('HGET', jobs, ARGV[1])
if held then
    local class, entry = string.match(held, '^([^|]*)|([^|]*)|')
    if read_entry(class, entry) then
        return 1
    end
end
if redis.call('XLEN', queue .. ARGV[2]) >= tonumber(ARGV[3]) then
    return 0
end
add(ARGV[2], ARGV[1], account_of(ARGV[2], ARGV[4]))
return 1
