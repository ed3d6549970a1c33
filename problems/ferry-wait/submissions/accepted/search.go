func ferryWait(day int, departures []int, guests []int, board int) int64 {
	var total int64
	for _, guest := range guests {
		ready := (guest + board) % day
		place := sort.SearchInts(departures, ready)
		leave := departures[0] + day
		if place < len(departures) {
			leave = departures[place]
		}
		total += int64(board + leave - ready)
	}
	return total
}
