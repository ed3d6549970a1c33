print('yes 0.5')
