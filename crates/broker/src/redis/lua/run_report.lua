-- Keeps a newer report, for as long as the run is kept. What is over stays as it is. KEYS report; ARGV open or over, report.
local there = redis.call('GETRANGE', KEYS[1], 0, 4)
if there ~= 'open:' then
    return 0
end
redis.call('SET', KEYS[1], ARGV[1] .. ':' .. ARGV[2], 'KEEPTTL')
return 1
