print('Yes 0.6')
