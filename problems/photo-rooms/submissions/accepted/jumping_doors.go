func photoRooms(doors [][]int) []int {
	n := len(doors)
	back := make([][]int, n)
	for room, others := range doors {
		for _, other := range others {
			back[other] = append(back[other], room)
		}
	}
	search := func(start int, near [][]int) []bool {
		seen := make([]bool, n)
		seen[start] = true
		todo := []int{start}
		for len(todo) > 0 {
			room := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			for _, other := range near[room] {
				if !seen[other] {
					seen[other] = true
					todo = append(todo, other)
				}
			}
		}
		return seen
	}
	visited, toExit := search(0, doors), search(n-1, back)
	if !toExit[0] {
		return []int{}
	}
	for room := range visited {
		visited[room] = visited[room] && toExit[room]
	}

	// Put the visited rooms in a row so that all doors lead to the right.
	missing, place, row := make([]int, n), make([]int, n), []int{0}
	for room := range doors {
		for _, other := range back[room] {
			if visited[other] {
				missing[room]++
			}
		}
	}
	for index := 0; index < len(row); index++ {
		room := row[index]
		place[room] = index
		for _, other := range doors[room] {
			if visited[other] {
				missing[other]--
				if missing[other] == 0 {
					row = append(row, other)
				}
			}
		}
	}

	answer, farthest := []int{}, 0
	for index, room := range row {
		if farthest <= index {
			answer = append(answer, room)
		}
		for _, other := range doors[room] {
			if visited[other] && place[other] > farthest {
				farthest = place[other]
			}
		}
	}
	return answer
}
