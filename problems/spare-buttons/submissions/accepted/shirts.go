func spareButtons(buttons int64, cloth int64, holes int) int64 {
	perShirt := int64(holes) + 1
	shirts := buttons / perShirt
	if cloth < shirts {
		shirts = cloth
	}
	return buttons - shirts*perShirt
}
