require "set"
puts Set.new(["hello"]).first
