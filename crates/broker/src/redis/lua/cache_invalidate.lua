-- Raises a space's least version; never lowers it. KEYS least version; ARGV version.
local least = redis.call('GET', KEYS[1])
if not least or tonumber(least) < tonumber(ARGV[1]) then
    redis.call('SET', KEYS[1], ARGV[1])
end
return 1
