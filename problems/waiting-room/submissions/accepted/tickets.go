type arrival struct {
	ticket int
	name   string
}

type WaitingRoom struct {
	seats, tickets int
	people         map[string]int
	order          []arrival
}

func Constructor(seats int) WaitingRoom {
	return WaitingRoom{seats: seats, people: map[string]int{}}
}

func (this *WaitingRoom) Arrive(name string) bool {
	if _, here := this.people[name]; here || len(this.people) == this.seats {
		return false
	}
	this.tickets++
	this.people[name] = this.tickets
	this.order = append(this.order, arrival{this.tickets, name})
	return true
}

func (this *WaitingRoom) Leave(name string) bool {
	_, here := this.people[name]
	delete(this.people, name)
	return here
}

func (this *WaitingRoom) CallNext() string {
	for len(this.order) > 0 {
		first := this.order[0]
		this.order = this.order[1:]
		if this.people[first.name] == first.ticket {
			delete(this.people, first.name)
			return first.name
		}
	}
	return ""
}

func (this *WaitingRoom) Waiting() int {
	return len(this.people)
}
