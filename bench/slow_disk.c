/*
 * Stands between a program and the system (LD_PRELOAD): every sync of a file takes as much longer as
 * was asked for, as on a real disk, and is counted, for the thread that waits and for all together.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <time.h>

static atomic_long delay_microseconds, all_syncs;
static __thread long own_syncs;

void slow_disk_delay(long microseconds) { delay_microseconds = microseconds; }
long slow_disk_own_syncs(void) { return own_syncs; }
long slow_disk_all_syncs(void) { return all_syncs; }

static int slowly(const char *name, int descriptor)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    long wait = delay_microseconds;
    struct timespec left = {wait / 1000000, wait % 1000000 * 1000};
    own_syncs++;
    all_syncs++;
    while (wait && nanosleep(&left, &left) && errno == EINTR)
        ;
    return real(descriptor);
}

int fsync(int descriptor) { return slowly("fsync", descriptor); }
int fdatasync(int descriptor) { return slowly("fdatasync", descriptor); }
