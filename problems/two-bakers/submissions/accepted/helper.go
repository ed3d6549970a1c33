func timeOf(rolls int, oven []int) int {
	loads := (rolls + oven[0] - 1) / oven[0]
	return loads*oven[1] + (loads-1)*oven[2]
}

func twoBakers(rolls int, first []int, second []int) int {
	one, two := timeOf(rolls, first), timeOf(rolls, second)
	if one < two {
		return 1
	}
	if two < one {
		return 2
	}
	return 0
}
