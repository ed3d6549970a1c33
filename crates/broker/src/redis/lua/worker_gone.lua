-- Deletes a worker. KEYS workers; ARGV worker.
return redis.call('HDEL', KEYS[1], ARGV[1])
