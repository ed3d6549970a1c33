class WaitingRoom
  def initialize(seats)
    @seats = seats
    @people = {}
  end

  def arrive(name)
    return false if @people.key?(name) || @people.size == @seats
    @people[name] = true
  end

  def leave(name)
    @people.delete(name) || false
  end

  def call_next
    @people.empty? ? '' : @people.shift[0]
  end

  def waiting
    @people.size
  end
end
