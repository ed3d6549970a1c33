-- Adds a job to the end of its owner's line, unless it is already in a queue or the queue is full.
-- ARGV job, class, bound, owner. Returns 1 if the job is in a queue now, 0 if the queue is full.
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
