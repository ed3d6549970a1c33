puts [1, 2, 3].fetch(5)
