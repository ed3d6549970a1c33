-- Raises a space's minimum version, and never lowers it. KEYS minimum version; ARGV version.
local min_version = redis.call('GET', KEYS[1])
if not min_version or tonumber(min_version) < tonumber(ARGV[1]) then
    redis.call('SET', KEYS[1], ARGV[1])
end
return 1
