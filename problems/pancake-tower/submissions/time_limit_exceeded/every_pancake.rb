# Turns every pancake at each flip.
class PancakeTower
  def initialize(up, down)
    @pancakes = up.zip(down)
  end

  def put(up, down)
    @pancakes.push([up, down])
  end

  def flip
    @pancakes = @pancakes.reverse.map { |up, down| [down, up] }
  end

  def take
    @pancakes.empty? ? 0 : @pancakes.pop[0]
  end

  def height
    @pancakes.size
  end
end
