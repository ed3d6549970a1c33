def hall_heating(bookings, warm, pause)
  bookings.sort!
  times = 1
  minutes = 0
  on = bookings[0][0] - warm
  off = bookings[0][1]
  bookings.each do |start, finish|
    if start - warm - off < pause
      off = [off, finish].max
    else
      times += 1
      minutes += off - on
      on = start - warm
      off = finish
    end
  end
  [times, minutes + off - on]
end
