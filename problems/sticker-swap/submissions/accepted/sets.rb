require 'set'

def gifts(giver, taker)
  has = taker.to_set
  seen = Set.new
  twice = Set.new
  giver.each do |number|
    twice.add(number) if seen.include?(number) && !has.include?(number)
    seen.add(number)
  end
  twice.size
end

def sticker_swap(ada, ben)
  [gifts(ada, ben), gifts(ben, ada)].min
end
