func spareButtons(buttons int, cloth int, holes int) int {
	perShirt := holes + 1
	shirts := buttons / perShirt
	if cloth < shirts {
		shirts = cloth
	}
	return buttons - shirts*perShirt
}
