class ShortNames
  def initialize
    @names = {}
    # A node is a number. An edge has the number of its node and its letter.
    @counts = [0]
    @children = {}
  end

  def change(name, by)
    node = 0
    name.each_byte do |letter|
      edge = node * 256 + letter
      child = @children[edge]
      if child.nil?
        child = @children[edge] = @counts.size
        @counts << 0
      end
      @counts[child] += by
      node = child
    end
  end

  def add(name)
    return false if @names.key?(name)
    @names[name] = true
    change(name, 1)
    true
  end

  def remove(name)
    return false unless @names.delete(name)
    change(name, -1)
    true
  end

  def shorten(name)
    return '' unless @names.key?(name)
    node = 0
    name.each_byte.with_index(1) do |letter, length|
      node = @children[node * 256 + letter]
      return name[0, length] if @counts[node] == 1
    end
    name
  end
end
