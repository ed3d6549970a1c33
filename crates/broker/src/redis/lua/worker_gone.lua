-- Forgets a worker. KEYS workers, streams; ARGV worker.
redis.call('HDEL', KEYS[1], ARGV[1])
for stream = 2, #KEYS do
    -- There may be no such group.
    redis.pcall('XGROUP', 'DELCONSUMER', KEYS[stream], 'workers', ARGV[1])
end
return 1
