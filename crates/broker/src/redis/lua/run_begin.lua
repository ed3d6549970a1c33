-- The order of a run. Deletes a run that no client polls. ARGV id.
local order = redis.call('HGET', key_of(ARGV[1]), 'order')
if order and not is_polled(ARGV[1], now()) then
    delete(ARGV[1])
    return false
end
return order
