class SushiBelt
  def initialize(places)
    @belt = [0] * places
    @moved = 0
  end

  def turn(steps)
    @moved = (@moved + steps) % @belt.size
  end

  def put(seat, plate)
    place = (seat - @moved) % @belt.size
    return false if @belt[place] != 0
    @belt[place] = plate
    true
  end

  def take(seat)
    place = (seat - @moved) % @belt.size
    plate = @belt[place]
    @belt[place] = 0
    plate
  end
end
