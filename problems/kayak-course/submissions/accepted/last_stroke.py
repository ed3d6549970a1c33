class Solution:
    def kayakCourse(self, river: List[List[int]]) -> int:
        width = len(river[0])
        left, straight, right = [-inf] * width, river[0], [-inf] * width
        for row in river[1:]:
            to_left, to_right = [-inf] * width, [-inf] * width
            for c in range(width - 1):
                to_left[c] = max(left[c + 1], straight[c + 1]) + row[c]
                to_right[c + 1] = max(straight[c], right[c]) + row[c + 1]
            straight = [max(left[c], straight[c], right[c]) + row[c] for c in range(width)]
            left, right = to_left, to_right
        return max(max(left), max(straight), max(right))
