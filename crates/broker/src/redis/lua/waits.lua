-- Whether a job of a class could be claimed now. ARGV class.
local lapsed = redis.call('ZRANGE', all_leases .. ARGV[1], '-inf', now(), 'BYSCORE', 'LIMIT', 0, 1)[1]
return (lapsed or redis.call('ZCARD', queue .. ARGV[1] .. ':turns') > 0) and 1 or 0
