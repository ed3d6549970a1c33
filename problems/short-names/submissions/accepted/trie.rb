class ShortNames
  Node = Struct.new(:count, :children)

  def initialize
    @names = {}
    @root = Node.new(0, {})
  end

  def change(name, by)
    node = @root
    name.each_char do |letter|
      node = (node.children[letter] ||= Node.new(0, {}))
      node.count += by
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
    node = @root
    name.each_char.with_index(1) do |letter, length|
      node = node.children[letter]
      return name[0, length] if node.count == 1
    end
    name
  end
end
