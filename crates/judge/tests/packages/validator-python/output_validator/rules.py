def fits(n, words, even):
    """So many different numbers, all of them even where that is asked."""
    try:
        numbers = [int(word) for word in words]
    except ValueError:
        return False
    return len(numbers) == len(set(numbers)) == n and not (even and any(number % 2 for number in numbers))
