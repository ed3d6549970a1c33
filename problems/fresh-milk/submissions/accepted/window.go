func milkCost(need []int, price []int, keep int) int64 {
	var total int64
	days := []int{}
	for today, bottles := range need {
		for len(days) > 0 && price[days[len(days)-1]] >= price[today] {
			days = days[:len(days)-1]
		}
		days = append(days, today)
		if days[0] <= today-keep {
			days = days[1:]
		}
		total += int64(bottles) * int64(price[days[0]])
	}
	return total
}
