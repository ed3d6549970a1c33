print(collectgarbage("incremental", 0, 0, 0), collectgarbage("count"))
