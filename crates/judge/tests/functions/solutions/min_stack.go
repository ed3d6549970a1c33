type MinStack struct {
	items []int
}

func Constructor(least int) MinStack {
	return MinStack{[]int{least}}
}

func (this *MinStack) Push(val int) {
	this.items = append(this.items, val)
}

func (this *MinStack) PopAll() []int {
	taken := []int{}
	for i := len(this.items) - 1; i > 0; i-- {
		taken = append(taken, this.items[i])
	}
	this.items = this.items[:1]
	return taken
}

func (this *MinStack) Top() int {
	return this.items[len(this.items)-1]
}
