-- Keeps an order and its first report; both pass at the same moment. KEYS order, report; ARGV order, report, ttl in ms.
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
redis.call('SET', KEYS[2], 'open:' .. ARGV[2], 'PX', ARGV[3])
return 1
