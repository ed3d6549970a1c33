func hallHeating(bookings [][]int, warm int, pause int) []int {
	sort.Slice(bookings, func(i, j int) bool { return bookings[i][0] < bookings[j][0] })
	times, minutes := 1, 0
	on, off := bookings[0][0]-warm, bookings[0][1]
	for _, booking := range bookings {
		start, end := booking[0]-warm, booking[1]
		if start-off < pause {
			if end > off {
				off = end
			}
		} else {
			times++
			minutes += off - on
			on, off = start, end
		}
	}
	return []int{times, minutes + off - on}
}
