# Looks at all drills to find the one to lend.
class ToolShed
  def initialize(tools)
    @count = [0] * (tools + 1)
    @here = [true] * (tools + 1)
  end

  def lend
    best = 0
    (1...@count.size).each do |tool|
      best = tool if @here[tool] && (best == 0 || @count[tool] < @count[best])
    end
    return 0 if best == 0
    @here[best] = false
    @count[best] += 1
    best
  end

  def give_back(tool)
    return false if @here[tool]
    @here[tool] = true
  end

  def repair(tool)
    count = @count[tool]
    @count[tool] = 0
    count
  end
end
