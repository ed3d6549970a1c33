-- What the workers that live say of themselves. KEYS workers.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local alive = {}
for _, value in ipairs(redis.call('HVALS', KEYS[1])) do
    local deadline, info = string.match(value, '^(%d+)|(.*)$')
    if tonumber(deadline) > now then
        table.insert(alive, info)
    end
end
return alive
