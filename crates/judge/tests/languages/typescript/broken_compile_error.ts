const word: = "hello";
