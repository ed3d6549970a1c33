type pairs [][2]int

func (p pairs) Len() int      { return len(p) }
func (p pairs) Swap(i, j int) { p[i], p[j] = p[j], p[i] }
func (p pairs) Less(i, j int) bool {
	if p[i][0] != p[j][0] {
		return p[i][0] < p[j][0]
	}
	return p[i][1] < p[j][1]
}
func (p *pairs) Push(pair any) { *p = append(*p, pair.([2]int)) }
func (p *pairs) Pop() any {
	last := (*p)[len(*p)-1]
	*p = (*p)[:len(*p)-1]
	return last
}

type ToolShed struct {
	count []int
	here  []bool
	heap  pairs
}

func Constructor(tools int) ToolShed {
	shed := ToolShed{count: make([]int, tools+1), here: make([]bool, tools+1)}
	for tool := 1; tool <= tools; tool++ {
		shed.here[tool] = true
		shed.heap = append(shed.heap, [2]int{0, tool})
	}
	return shed
}

func (this *ToolShed) Lend() int {
	for len(this.heap) > 0 {
		pair := heap.Pop(&this.heap).([2]int)
		tool := pair[1]
		if this.here[tool] && this.count[tool] == pair[0] {
			this.here[tool] = false
			this.count[tool]++
			return tool
		}
	}
	return 0
}

func (this *ToolShed) GiveBack(tool int) bool {
	if this.here[tool] {
		return false
	}
	this.here[tool] = true
	heap.Push(&this.heap, [2]int{this.count[tool], tool})
	return true
}

func (this *ToolShed) Repair(tool int) int {
	count := this.count[tool]
	this.count[tool] = 0
	if this.here[tool] {
		heap.Push(&this.heap, [2]int{0, tool})
	}
	return count
}
