# Forgets the spare button of each shirt.
class Solution:
    def spareButtons(self, buttons: int, cloth: int, holes: int) -> int:
        return buttons - min(cloth, buttons // holes) * holes
