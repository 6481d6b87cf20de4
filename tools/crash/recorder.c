/*
 * Stands between a program and the system (LD_PRELOAD) and does two things to the files of one
 * folder: it notes every change in the order in which it was made, and it can make the n-th change
 * fail. The program itself is not touched.
 *
 * A record is: kind (1), length of path (2), of the second path (2), offset (8), length (4), then
 * both paths and the bytes. Kinds: C create, M make folder, W write, T truncate to offset,
 * S sync file, D sync folder, R rename, U unlink, A acknowledgement (a write to a *.ack file).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES_MAX 4096
#define LOG_DESCRIPTOR 900

static char folder[PATH_MAX];
static size_t folder_length;
static int log_descriptor = -1;
static char *path_of[FILES_MAX];
static int is_folder[FILES_MAX];
static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;

static long calls, fail_at;
static int fail_with, fails_for_ever;

#define REAL(type, name, ...)                                   \
    static type (*real)(__VA_ARGS__);                           \
    if (!real)                                                  \
        real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

/* ---- what the program that drives us asks for */

static void watch(const char *watched)
{
    snprintf(folder, sizeof folder, "%s", watched);
    folder_length = strlen(folder);
}

/* Note the changes under `watched` in the file `log`, from now on. */
void crash_record(const char *watched, const char *log)
{
    int opened = open(log, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    if (log_descriptor >= 0)
        close(log_descriptor);
    log_descriptor = fcntl(opened, F_DUPFD_CLOEXEC, LOG_DESCRIPTOR);
    close(opened);
    watch(watched);
}

/* Count the changes under `watched`; the one numbered `nth` (from 1; 0: none) fails. */
void crash_fail(const char *watched, long nth, int error, int for_ever)
{
    watch(watched);
    calls = 0;
    fail_at = nth;
    fail_with = error;
    fails_for_ever = for_ever;
}

long crash_calls(void) { return calls; }

void crash_stop(void)
{
    fail_at = 0;
    folder_length = 0;
    if (log_descriptor >= 0)
        close(log_descriptor);
    log_descriptor = -1;
}

static void __attribute__((constructor)) begin(void)
{
    const char *watched = getenv("CRASH_FOLDER"), *log = getenv("CRASH_LOG");
    if (watched && log)
        crash_record(watched, log);
}

/* ---- inside */

static int is_ours(const char *path, char *absolute)
{
    if (!folder_length || !path)
        return 0;
    if (path[0] == '/') {
        snprintf(absolute, PATH_MAX, "%s", path);
    } else {
        char here[PATH_MAX / 2];
        if (!getcwd(here, sizeof here))
            return 0;
        snprintf(absolute, PATH_MAX, "%s/%.*s", here, PATH_MAX / 2 - 2, path);
    }
    return strncmp(absolute, folder, folder_length) == 0 &&
           (absolute[folder_length] == '/' || !absolute[folder_length]);
}

static const char *known(int fd)
{
    return folder_length && fd >= 0 && fd < FILES_MAX ? path_of[fd] : NULL;
}

static int is_acknowledgement(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, ".ack") == 0;
}

/* Whether this change is to fail; sets errno. SQLite's own shared memory file never reaches a disk. */
static int fails(const char *path)
{
    size_t length = strlen(path);
    if (is_acknowledgement(path) || (length > 4 && strcmp(path + length - 4, "-shm") == 0))
        return 0;
    calls++;
    if (!fail_at || calls < fail_at || (calls > fail_at && !fails_for_ever))
        return 0;
    errno = fail_with;
    return 1;
}

static ssize_t write_really(int fd, const void *bytes, size_t length)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    return real(fd, bytes, length);
}

static void note(char kind, const char *path, const char *second, uint64_t offset,
                 const void *bytes, uint32_t length)
{
    if (log_descriptor < 0)
        return;
    int error = errno;
    uint16_t lengths[2] = {(uint16_t)strlen(path), (uint16_t)(second ? strlen(second) : 0)};
    char head[17];
    head[0] = kind;
    memcpy(head + 1, lengths, 4);
    memcpy(head + 5, &offset, 8);
    memcpy(head + 13, &length, 4);
    pthread_mutex_lock(&log_lock);
    write_really(log_descriptor, head, sizeof head);
    write_really(log_descriptor, path, lengths[0]);
    if (second)
        write_really(log_descriptor, second, lengths[1]);
    if (bytes)
        write_really(log_descriptor, bytes, length);
    pthread_mutex_unlock(&log_lock);
    errno = error;
}

static void forget(int fd)
{
    if (fd >= 0 && fd < FILES_MAX && path_of[fd]) {
        free(path_of[fd]);
        path_of[fd] = NULL;
    }
}

/* An open file keeps its descriptor when its name changes, or loses its name altogether. */
static void renamed(const char *from, const char *to)
{
    for (int fd = 0; fd < FILES_MAX; fd++)
        if (path_of[fd] && strcmp(path_of[fd], from) == 0) {
            forget(fd);
            path_of[fd] = to ? strdup(to) : NULL;
        }
}

/* ---- files come and go */

static int refuses_new(const char *path, int flags, int existed)
{
    char absolute[PATH_MAX];
    return (flags & O_CREAT) && !existed && is_ours(path, absolute) && fails(absolute);
}

static int opened(int fd, const char *path, int flags, int existed)
{
    char absolute[PATH_MAX];
    if (fd < 0 || fd >= FILES_MAX || !is_ours(path, absolute))
        return fd;
    struct stat about;
    forget(fd);
    path_of[fd] = strdup(absolute);
    is_folder[fd] = fstat(fd, &about) == 0 && S_ISDIR(about.st_mode);
    if ((flags & O_CREAT) && !existed)
        note('C', absolute, NULL, 0, NULL, 0);
    else if (flags & O_TRUNC)
        note('T', absolute, NULL, 0, NULL, 0);
    return fd;
}

static int needs_mode(int flags)
{
    return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
}

#define MODE(flags, mode)                     \
    mode_t mode = 0;                          \
    if (needs_mode(flags)) {                  \
        va_list rest;                         \
        va_start(rest, flags);                \
        mode = va_arg(rest, mode_t);          \
        va_end(rest);                         \
    }

#define OPEN(name)                                              \
    int name(const char *path, int flags, ...)                  \
    {                                                           \
        REAL(int, #name, const char *, int, ...);               \
        MODE(flags, mode)                                       \
        int existed = access(path, F_OK) == 0;                  \
        if (refuses_new(path, flags, existed))                  \
            return -1;                                          \
        return opened(real(path, flags, mode), path, flags, existed); \
    }

#define OPENAT(name)                                            \
    int name(int at, const char *path, int flags, ...)          \
    {                                                           \
        REAL(int, #name, int, const char *, int, ...);          \
        MODE(flags, mode)                                       \
        int existed = faccessat(at, path, F_OK, 0) == 0;        \
        if (refuses_new(path, flags, existed))                  \
            return -1;                                          \
        return opened(real(at, path, flags, mode), path, flags, existed); \
    }

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

int creat(const char *path, mode_t mode) { return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int fd)
{
    REAL(int, "close", int);
    forget(fd);
    return real(fd);
}

int mkdir(const char *path, mode_t mode)
{
    REAL(int, "mkdir", const char *, mode_t);
    char absolute[PATH_MAX];
    int ours = is_ours(path, absolute);
    if (ours && access(path, F_OK) != 0 && fails(absolute))
        return -1;
    int result = real(path, mode);
    if (ours && result == 0)
        note('M', absolute, NULL, 0, NULL, 0);
    return result;
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *);
    char old[PATH_MAX], new[PATH_MAX];
    int ours = is_ours(from, old) && is_ours(to, new);
    if (ours && fails(new))
        return -1;
    int result = real(from, to);
    if (ours && result == 0) {
        renamed(new, NULL);
        renamed(old, new);
        note('R', old, new, 0, NULL, 0);
    }
    return result;
}

int unlink(const char *path)
{
    REAL(int, "unlink", const char *);
    char absolute[PATH_MAX];
    int result = real(path);
    if (result == 0 && is_ours(path, absolute)) {
        renamed(absolute, NULL);
        note('U', absolute, NULL, 0, NULL, 0);
    }
    return result;
}

/* ---- contents change */

/* A disk that fills up takes a part of the write first: half of it is written, the rest refused. */
static size_t taken(const char *path, size_t length)
{
    if (!fails(path))
        return length;
    return fail_with == ENOSPC && calls == fail_at ? length / 2 : 0;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    const char *path = known(fd);
    if (!path)
        return write_really(fd, bytes, length);
    size_t allowed = taken(path, length);
    if (!allowed && length)
        return -1;
    off_t offset = lseek(fd, 0, SEEK_CUR);
    struct stat about;
    if ((fcntl(fd, F_GETFL) & O_APPEND) && fstat(fd, &about) == 0)
        offset = about.st_size;
    ssize_t written = write_really(fd, bytes, allowed);
    if (written > 0)
        note(is_acknowledgement(path) ? 'A' : 'W', path, NULL, offset, bytes, written);
    return written;
}

#define PWRITE(name, offset_type)                                               \
    ssize_t name(int fd, const void *bytes, size_t length, offset_type offset)  \
    {                                                                           \
        REAL(ssize_t, #name, int, const void *, size_t, offset_type);           \
        const char *path = known(fd);                                           \
        size_t allowed = path ? taken(path, length) : length;                   \
        if (!allowed && length)                                                 \
            return -1;                                                          \
        ssize_t written = real(fd, bytes, allowed, offset);                     \
        if (path && written > 0)                                                \
            note('W', path, NULL, offset, bytes, written);                      \
        return written;                                                         \
    }

PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, offset_type)                             \
    int name(int fd, offset_type length)                        \
    {                                                           \
        REAL(int, #name, int, offset_type);                     \
        const char *path = known(fd);                           \
        if (path && fails(path))                                \
            return -1;                                          \
        int result = real(fd, length);                          \
        if (path && result == 0)                                \
            note('T', path, NULL, length, NULL, 0);             \
        return result;                                          \
    }

TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                              \
    int name(int fd)                                            \
    {                                                           \
        REAL(int, #name, int);                                  \
        const char *path = known(fd);                           \
        if (path && fails(path))                                \
            return -1;                                          \
        int result = real(fd);                                  \
        if (path && result == 0)                                \
            note(is_folder[fd] ? 'D' : 'S', path, NULL, 0, NULL, 0); \
        return result;                                          \
    }

SYNC(fsync)
SYNC(fdatasync)
