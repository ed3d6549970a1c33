print('Yes 0.5001')
