// Attack: calls the kernel directly, from threads of its own.
// Verdict: accepted
package main

import (
	"fmt"
	"runtime"
	"syscall"
)

func main() {
	var text string
	fmt.Scan(&text)
	runtime.LockOSThread()
	var harm []uintptr
	for _, number := range []uintptr{
		syscall.SYS_PTRACE, syscall.SYS_MOUNT, syscall.SYS_UNSHARE, syscall.SYS_CHROOT, syscall.SYS_REBOOT,
		syscall.SYS_KEXEC_LOAD, syscall.SYS_INIT_MODULE, syscall.SYS_SWAPON, syscall.SYS_SETHOSTNAME, syscall.SYS_PIVOT_ROOT,
		syscall.SYS_PERF_EVENT_OPEN, syscall.SYS_ADD_KEY, syscall.SYS_KEYCTL, syscall.SYS_SETTIMEOFDAY,
	} {
		if _, _, failure := syscall.RawSyscall6(number, 0, 0, 0, 0, 0, 0); failure != syscall.EPERM && failure != syscall.ENOSYS {
			harm = append(harm, number)
		}
	}
	for _, flags := range []uintptr{syscall.CLONE_NEWUSER, syscall.CLONE_NEWNS, syscall.CLONE_NEWNET, syscall.CLONE_NEWPID} {
		if _, _, failure := syscall.RawSyscall(syscall.SYS_UNSHARE, flags, 0, 0); failure == 0 {
			harm = append(harm, flags)
		}
	}
	if len(harm) > 0 {
		fmt.Println(harm)
		return
	}
	fmt.Println("unharmed", text)
}
