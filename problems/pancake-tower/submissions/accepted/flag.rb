class PancakeTower
  def initialize(up, down)
    @pancakes = up.zip(down)
    @flipped = false
  end

  def put(up, down)
    if @flipped
      @pancakes.unshift([down, up])
    else
      @pancakes.push([up, down])
    end
  end

  def flip
    @flipped = !@flipped
  end

  def take
    return 0 if @pancakes.empty?
    @flipped ? @pancakes.shift[1] : @pancakes.pop[0]
  end

  def height
    @pancakes.size
  end
end
