# Sews one shirt after another.
class Solution:
    def spareButtons(self, buttons: int, cloth: int, holes: int) -> int:
        while cloth > 0 and buttons > holes:
            cloth -= 1
            buttons -= holes + 1
        return buttons
