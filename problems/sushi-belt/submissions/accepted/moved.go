type SushiBelt struct {
	belt  []int
	moved int
}

func Constructor(places int) SushiBelt {
	return SushiBelt{belt: make([]int, places)}
}

func (this *SushiBelt) place(seat int) *int {
	places := len(this.belt)
	return &this.belt[(seat-this.moved+places)%places]
}

func (this *SushiBelt) Turn(steps int) {
	places := len(this.belt)
	this.moved = ((this.moved+steps)%places + places) % places
}

func (this *SushiBelt) Put(seat int, plate int) bool {
	place := this.place(seat)
	if *place != 0 {
		return false
	}
	*place = plate
	return true
}

func (this *SushiBelt) Take(seat int) int {
	place := this.place(seat)
	plate := *place
	*place = 0
	return plate
}
