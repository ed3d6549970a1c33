def hello
  puts "hello
