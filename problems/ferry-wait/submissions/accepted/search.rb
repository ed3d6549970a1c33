def ferry_wait(day, departures, guests, board)
  guests.sum do |guest|
    ready = (guest + board) % day
    leave = departures.bsearch { |time| time >= ready } || departures[0] + day
    board + leave - ready
  end
end
