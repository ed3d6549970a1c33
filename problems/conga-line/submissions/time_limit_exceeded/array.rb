# Searches for the dancer in an array and turns the array around.
class CongaLine
  def initialize
    @line = []
  end

  def join(dancer)
    return false if place(dancer)
    @line.push(dancer)
    true
  end

  def cut_in(dancer, buddy)
    return false if place(dancer)
    at = place(buddy)
    return false if at.nil?
    @line.insert(at + 1, dancer)
    true
  end

  def leave(dancer)
    at = place(dancer)
    return false if at.nil?
    @line.delete_at(at)
    true
  end

  def turn
    turned = []
    @line.each { |dancer| turned.unshift(dancer) }
    @line = turned
  end

  def ahead(dancer)
    at = place(dancer)
    at.nil? || at == 0 ? '' : @line[at - 1]
  end

  def leader
    @line.empty? ? '' : @line[0]
  end

  private

  def place(dancer)
    (0...@line.size).find { |at| @line[at] == dancer }
  end
end
