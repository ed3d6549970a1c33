-- The reports of the running workers. KEYS workers. Returns {age in ms, report} for each.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local alive = {}
for _, value in ipairs(redis.call('HVALS', KEYS[1])) do
    local deadline, said, info = string.match(value, '^(%d+)|(%d+)|(.*)$')
    -- Another version may use another format.
    if deadline and tonumber(deadline) > now then
        table.insert(alive, { math.max(0, now - said), info })
    end
end
return alive
