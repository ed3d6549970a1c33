class Solution:
    def spareButtons(self, buttons: int, cloth: int, holes: int) -> int:
        per_shirt = holes + 1
        shirts = min(cloth, buttons // per_shirt)
        return buttons - shirts * per_shirt
