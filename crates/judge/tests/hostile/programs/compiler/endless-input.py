# Attack: a program that the interpreter cannot parse in finite memory: its check must not take more than it may.
# Verdict: compile_error or memory_limit_exceeded or run_time_error
x = -----------------------------------------------------------------------------------------------------------------------1
eval('(' * 100 + '1' + ')' * 100)
exec('x = ' + '-' * 5_000_000 + '1')
