# Compares each beginning with all names.
class ShortNames
  def initialize
    @names = {}
  end

  def add(name)
    return false if @names.key?(name)
    @names[name] = true
  end

  def remove(name)
    @names.delete(name) || false
  end

  def shorten(name)
    return '' unless @names.key?(name)
    (1..name.size).each do |length|
      label = name[0, length]
      return label if @names.each_key.count { |other| other.start_with?(label) } == 1
    end
    name
  end
end
