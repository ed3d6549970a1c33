-- Whether a job of a class can be claimed now. ARGV class.
local expired = redis.call('ZRANGE', all_leases .. ARGV[1], '-inf', now(), 'BYSCORE', 'LIMIT', 0, 1)[1]
return (expired or redis.call('ZCARD', queue .. ARGV[1] .. ':turns') > 0) and 1 or 0
