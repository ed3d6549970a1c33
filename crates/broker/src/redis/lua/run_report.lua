-- Stores a report, unless the run has ended. The end of a run deletes its order. Deletes a running run that no client polls.
-- ARGV id, 1 if the run has ended, report. Returns whether the run is stored.
local id, over, at = ARGV[1], ARGV[2] == '1', now()
local key = key_of(id)
local stored = redis.call('HMGET', key, 'report', 'over', 'order')
if not stored[1] then
    return 0
end
if stored[2] then
    return 1
end
if not over and not is_polled(id, at) then
    delete(id)
    return 0
end
local more = #ARGV[3] - #stored[1]
redis.call('HSET', key, 'report', ARGV[3])
if over then
    more = more - #(stored[3] or '')
    redis.call('HSET', key, 'over', '1')
    redis.call('HDEL', key, 'order')
    redis.call('ZADD', runs .. 'over', at, id)
end
local owner, bytes = owner_of(id)
if owner then
    count(id, owner, bytes, more)
end
return 1
