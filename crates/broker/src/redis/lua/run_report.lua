-- Keeps a newer report, for as long as the run is kept. What is over stays as it is, and its order is not needed any more. A run that goes on
-- while nobody asks for it is forgotten. ARGV id, 1 at the end, report. Returns whether the run is kept.
local id, over, at = ARGV[1], ARGV[2] == '1', now()
local key = key_of(id)
local there = redis.call('HMGET', key, 'report', 'over', 'order')
if not there[1] then
    return 0
end
if there[2] then
    return 1
end
if not over and not is_asked_for(id, at) then
    forget(id)
    return 0
end
local more = #ARGV[3] - #there[1]
redis.call('HSET', key, 'report', ARGV[3])
if over then
    more = more - #(there[3] or '')
    redis.call('HSET', key, 'over', '1')
    redis.call('HDEL', key, 'order')
    redis.call('ZADD', runs .. 'over', at, id)
end
local owner, bytes = owner_of(id)
if owner then
    count(id, owner, bytes, more)
end
return 1
