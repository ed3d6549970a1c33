type PancakeTower struct {
	// The pancakes from the bottom up, in a linked list that can be used at both ends.
	pancakes *list.List
	flipped  bool
}

func Constructor(up []int, down []int) PancakeTower {
	tower := PancakeTower{pancakes: list.New()}
	for i := range up {
		tower.Put(up[i], down[i])
	}
	return tower
}

func (this *PancakeTower) Put(up int, down int) {
	if this.flipped {
		this.pancakes.PushFront([2]int{down, up})
	} else {
		this.pancakes.PushBack([2]int{up, down})
	}
}

func (this *PancakeTower) Flip() {
	this.flipped = !this.flipped
}

func (this *PancakeTower) Take() int {
	if this.pancakes.Len() == 0 {
		return 0
	}
	if this.flipped {
		return this.pancakes.Remove(this.pancakes.Front()).([2]int)[1]
	}
	return this.pancakes.Remove(this.pancakes.Back()).([2]int)[0]
}

func (this *PancakeTower) Height() int {
	return this.pancakes.Len()
}
