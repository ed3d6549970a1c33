def shunt(train)
  start = last = ListNode.new
  dead_end = nil
  to_a = true
  while train
    wagon = train
    train = train.next
    if to_a
      last.next = wagon
      last = wagon
    else
      wagon.next = dead_end
      dead_end = wagon
    end
    to_a = !to_a
  end
  last.next = dead_end
  start.next
end
