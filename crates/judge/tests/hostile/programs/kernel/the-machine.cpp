// Attack: turns the machine off, loads another kernel or module, changes its name, swap, accounting and log.
// Verdict: accepted
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <sys/klog.h>
#include <sys/reboot.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool harm = false;

static void refused(const char *what, long result) {
    if (result == -1) return;
    harm = true;
    printf("%s works\n", what);
}

int main() {
    char space[4096] = {};
    for (unsigned how : {0u, unsigned(RB_ENABLE_CAD), unsigned(RB_AUTOBOOT), unsigned(RB_POWER_OFF), unsigned(RB_HALT_SYSTEM)}) refused("reboot", reboot(how));
    refused("kexec_load", syscall(SYS_kexec_load, 0, 0, nullptr, 0));
    refused("kexec_file_load", syscall(SYS_kexec_file_load, -1, -1, 0, "", 4));
    refused("init_module", syscall(SYS_init_module, space, sizeof space, ""));
    refused("finit_module", syscall(SYS_finit_module, 0, "", 3));
    refused("delete_module", syscall(SYS_delete_module, "loop", O_NONBLOCK));
    refused("hostname", sethostname("assay-hostile", 13));
    refused("domain", setdomainname("assay-hostile", 13));
    close(open("/tmp/swap", O_CREAT | O_WRONLY, 0600));
    refused("swap on", swapon("/tmp/swap", 0));
    refused("swap off", swapoff("/dev/vda"));
    refused("accounting", acct("/tmp/swap"));
    refused("no accounting", acct(nullptr));
    for (int action = 0; action <= 10; action++) refused("log", klogctl(action, space, sizeof space));
    refused("hang up", vhangup());
    refused("quota", syscall(SYS_quotactl, 0x80000100, "/dev/vda", 0, space));
    refused("ports", syscall(SYS_iopl, 3));
    refused("a port", syscall(SYS_ioperm, 0x80, 1, 1));
    refused("segments", syscall(SYS_modify_ldt, 0, space, sizeof space));
    int n;
    if (scanf("%d", &n) == 1 && !harm) printf("unharmed %d\n", n);
}
