const { heap_size_limit } = require("v8").getHeapStatistics();
console.log(heap_size_limit);
