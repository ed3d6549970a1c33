print('none 5')
