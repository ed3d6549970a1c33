class MinStack
  def initialize(least)
    @items = [least]
  end

  def push(val)
    @items << val
  end

  def pop_all
    @items.slice!(1..).reverse
  end

  def top
    @items.last
  end
end
