func rowOfBubbles(bubbles []int) []int64 {
	row := []int64{}
	for _, volume := range bubbles {
		bubble := int64(volume)
		for len(row) > 0 && row[len(row)-1] <= bubble {
			bubble += row[len(row)-1]
			row = row[:len(row)-1]
		}
		row = append(row, bubble)
	}
	return row
}
