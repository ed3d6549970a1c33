-- The order of a run that somebody still asks for; one that nobody asks for is forgotten. ARGV id.
local order = redis.call('HGET', key_of(ARGV[1]), 'order')
if order and not is_asked_for(ARGV[1], now()) then
    forget(ARGV[1])
    return false
end
return order
