print('half')
