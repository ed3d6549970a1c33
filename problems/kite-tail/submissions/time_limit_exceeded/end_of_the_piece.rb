# Walks through the whole piece again to append each ribbon.
def retie(tail)
  done = first = nil
  while tail
    ribbon = tail
    tail = tail.next
    ribbon.next = nil
    if first && ribbon.val <= first.val
      last = first
      last = last.next while last.next
      last.next = ribbon
    else
      done = join(first, done)
      first = ribbon
    end
  end
  join(first, done)
end

def join(piece, done)
  return done if piece.nil?
  last = piece
  last = last.next while last.next
  last.next = done
  piece
end
