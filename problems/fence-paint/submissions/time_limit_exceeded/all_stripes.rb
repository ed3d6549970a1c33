# Goes over all stripes in each call of paint.
class FencePaint
  def initialize(boards)
    @stripes = [[0, boards - 1, 0]]
  end

  def paint(first, last, color)
    stripes = []
    @stripes.each do |from, to, old|
      add(stripes, from, [to, first - 1].min, old)
      add(stripes, first, last, color) if from <= first && first <= to
      add(stripes, [from, last + 1].max, to, old)
    end
    @stripes = stripes
  end

  def add(stripes, from, to, color)
    return if from > to
    if !stripes.empty? && stripes.last[2] == color
      stripes.last[1] = to
    else
      stripes.push([from, to, color])
    end
  end

  def color_of(board)
    @stripes.find { |from, to, _| from <= board && board <= to }[2]
  end

  def boards_of(color)
    @stripes.sum { |from, to, old| old == color ? to - from + 1 : 0 }
  end

  def stripes
    @stripes.size
  end
end
