// Attack: makes the compiler quote a file of the host in its messages, by saying that an error lies there.
// Verdict: compile_error
#line 1 "/etc/shadow"
int first_line = 1 +;
#line 1 "/proc/1/environ"
int of_the_zygote = 1 +;
#line 1 "/proc/self/mountinfo"
int of_the_mounts = 1 +;
#line 1 "/root/.ssh/id_rsa"
int of_a_key = 1 +;
