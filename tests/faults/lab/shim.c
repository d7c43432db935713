/* The disk laboratory's recorder: an LD_PRELOAD library between a program and the disk.
 *
 * It is idle until lab_start() names a folder and a log. From then on every call that changes the folder is carried
 * out and appended to the log, in one order across all threads: the lock is held from before the call until it is
 * logged. lab_mark() puts a word of the program between them ("this sale was confirmed"), lab_fault() makes a coming
 * call fail. Shared-memory files of SQLite (-shm) are left out: they are rebuilt from the log file at every start.
 *
 * A record is a header (below, packed, little-endian) and two byte strings. tests/faults/lab/records.py reads it.
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
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { OPEN = 1, CLOSE, DUPLICATE, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, LINK, MKDIR, RMDIR, MARK };
enum { DESCRIPTORS = 65536 };

struct __attribute__((packed)) header {
    uint8_t kind;
    int32_t fd, error;
    int64_t a, b;
    uint32_t first, second; /* lengths of the two strings that follow */
};

struct fault {
    char part[256];   /* of the path; "" is any */
    uint32_t kinds;   /* bit n: enum kind n */
    int64_t nth, last; /* the n-th matching call fails, and all up to `last` */
    int64_t seen;
    int error;        /* errno; 0: a write is cut to half its length */
};

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static int log_fd = -1;
static char root[PATH_MAX];
static size_t root_length;
static char *paths[DESCRIPTORS]; /* of open files below root, relative to it */
static struct fault fault;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

static void before_fork(void) { pthread_mutex_lock(&lock); }
static void after_fork(void) { pthread_mutex_unlock(&lock); }
static void in_the_child(void) { /* the lock's owner is a thread of the parent's */
    pthread_mutex_t fresh = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
    lock = fresh;
}
__attribute__((constructor)) static void begin(void) { pthread_atfork(before_fork, after_fork, in_the_child); }

static void raw(const void *data, size_t length) {
    const char *next = data;
    while (length) {
        ssize_t done = syscall(SYS_write, log_fd, next, length);
        if (done < 0) abort(); /* a log with a hole proves nothing */
        next += done;
        length -= (size_t)done;
    }
}

static void note(enum kind kind, int fd, int error, int64_t a, int64_t b, const void *first, size_t first_length,
                 const char *second) {
    if (log_fd < 0) return;
    struct header header = {(uint8_t)kind, fd, error, a, b, (uint32_t)first_length,
                            (uint32_t)(second ? strlen(second) : 0)};
    int kept = errno;
    raw(&header, sizeof header);
    if (first_length) raw(first, first_length);
    if (header.second) raw(second, header.second);
    errno = kept;
}

/* The path relative to root, in a buffer of the caller's; NULL when it lies elsewhere or is left out. */
static const char *inside(int at, const char *path, char *buffer) {
    if (log_fd < 0 || !path) return NULL;
    char folder[PATH_MAX] = "";
    if (path[0] != '/') {
        char link[64];
        snprintf(link, sizeof link, at == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", at);
        ssize_t length = readlink(link, folder, sizeof folder - 1);
        if (length < 0) return NULL;
        folder[length] = 0;
    }
    char whole[2 * PATH_MAX];
    snprintf(whole, sizeof whole, "%s%s%s", folder, path[0] == '/' ? "" : "/", path);
    if (strncmp(whole, root, root_length) || (whole[root_length] && whole[root_length] != '/')) return NULL;
    const char *rest = whole + root_length;
    while (*rest == '/') rest++;
    size_t length = strlen(rest);
    while (length && rest[length - 1] == '/') length--;
    if (length >= PATH_MAX || (length > 4 && !strncmp(rest + length - 4, "-shm", 4))) return NULL;
    memcpy(buffer, rest, length);
    buffer[length] = 0;
    return buffer;
}

static const char *known(int fd) { return log_fd >= 0 && fd >= 0 && fd < DESCRIPTORS ? paths[fd] : NULL; }

static void learn(int fd, const char *path) {
    if (fd < 0 || fd >= DESCRIPTORS) return;
    free(paths[fd]);
    paths[fd] = path ? strdup(path) : NULL;
}

/* Whether this call is to fail: -1 and errno for an error, 0 for a write that is to be cut short, 1 to go on. */
static int fate(enum kind kind, const char *path) {
    if (!(fault.kinds & (1u << kind)) || (fault.part[0] && !strstr(path, fault.part))) return 1;
    fault.seen++;
    if (fault.seen < fault.nth || fault.seen > fault.last) return 1;
    if (!fault.error) return kind == WRITE ? 0 : 1;
    errno = fault.error;
    return -1;
}

/* ---------------------------------------------------------------------------------- what the program under test calls */

int lab_start(const char *folder, const char *log) {
    int fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0 || !realpath(folder, root)) return -1;
    pthread_mutex_lock(&lock);
    root_length = strlen(root);
    log_fd = fd;
    pthread_mutex_unlock(&lock);
    return 0;
}

void lab_stop(void) {
    pthread_mutex_lock(&lock);
    if (log_fd >= 0) syscall(SYS_close, log_fd);
    log_fd = -1;
    for (int fd = 0; fd < DESCRIPTORS; fd++) learn(fd, NULL);
    pthread_mutex_unlock(&lock);
}

void lab_mark(const char *text, size_t length) {
    pthread_mutex_lock(&lock);
    note(MARK, -1, 0, 0, 0, text, length, NULL);
    pthread_mutex_unlock(&lock);
}

void lab_fault(const char *part, uint32_t kinds, int64_t nth, int64_t last, int error) {
    pthread_mutex_lock(&lock);
    snprintf(fault.part, sizeof fault.part, "%s", part);
    fault.kinds = kinds;
    fault.nth = nth;
    fault.last = last;
    fault.error = error;
    fault.seen = 0;
    pthread_mutex_unlock(&lock);
}

/* How many calls have matched since lab_fault. */
int64_t lab_seen(void) { return fault.seen; }

/* -------------------------------------------------------------------------------------------- opening and closing */

static int opened(const char *name, int at, const char *path, int flags, mode_t mode) {
    char buffer[PATH_MAX];
    pthread_mutex_lock(&lock);
    const char *relative = inside(at, path, buffer);
    int (*next)(int, const char *, int, ...) = real(name);
    int fd;
    if (!relative) {
        fd = next(at, path, flags, mode);
        if (fd >= 0) learn(fd, NULL);
    } else {
        struct stat status;
        int missing = fstatat(at, path, &status, 0) != 0;
        fd = fate(OPEN, relative) < 0 ? -1 : next(at, path, flags, mode);
        if (fd >= 0) {
            learn(fd, relative);
            note(OPEN, fd, 0, flags, (flags & O_CREAT) && missing, relative, strlen(relative), NULL);
        }
    }
    pthread_mutex_unlock(&lock);
    return fd;
}

#define MODE(flags)                                    \
    mode_t mode = 0;                                   \
    if ((flags) & (O_CREAT | O_TMPFILE)) {             \
        va_list list;                                  \
        va_start(list, flags);                         \
        mode = (mode_t)va_arg(list, int);              \
        va_end(list);                                  \
    }

int open(const char *path, int flags, ...) { MODE(flags) return opened("openat", AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened("openat64", AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened("openat", at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened("openat64", at, path, flags, mode); }
int __open_2(const char *path, int flags) { return opened("openat", AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened("openat64", AT_FDCWD, path, flags, 0); }
int creat(const char *path, mode_t mode) {
    return opened("openat", AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
int creat64(const char *path, mode_t mode) {
    return opened("openat64", AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

int close(int fd) {
    pthread_mutex_lock(&lock);
    if (known(fd)) note(CLOSE, fd, 0, 0, 0, NULL, 0, NULL);
    learn(fd, NULL);
    int result = REAL(close)(fd);
    pthread_mutex_unlock(&lock);
    return result;
}

static int duplicated(int from, int to) {
    if (to < 0) return to;
    const char *path = known(from);
    if (path) note(DUPLICATE, from, 0, to, 0, NULL, 0, NULL);
    if (from != to) learn(to, path);
    return to;
}

int dup(int fd) {
    pthread_mutex_lock(&lock);
    int result = duplicated(fd, REAL(dup)(fd));
    pthread_mutex_unlock(&lock);
    return result;
}
int dup2(int fd, int to) {
    pthread_mutex_lock(&lock);
    int result = duplicated(fd, REAL(dup2)(fd, to));
    pthread_mutex_unlock(&lock);
    return result;
}
int dup3(int fd, int to, int flags) {
    pthread_mutex_lock(&lock);
    int result = duplicated(fd, REAL(dup3)(fd, to, flags));
    pthread_mutex_unlock(&lock);
    return result;
}

/* Not under the lock: F_SETLKW may wait for another thread's close. */
static int controlled(const char *name, int fd, int command, void *argument) {
    int result = ((int (*)(int, int, ...))real(name))(fd, command, argument);
    if (command == F_DUPFD || command == F_DUPFD_CLOEXEC) {
        pthread_mutex_lock(&lock);
        duplicated(fd, result);
        pthread_mutex_unlock(&lock);
    }
    return result;
}
#define ARGUMENT(after)           \
    va_list list;                 \
    va_start(list, after);        \
    void *argument = va_arg(list, void *); \
    va_end(list);
int fcntl(int fd, int command, ...) { ARGUMENT(command) return controlled("fcntl", fd, command, argument); }
int fcntl64(int fd, int command, ...) { ARGUMENT(command) return controlled("fcntl64", fd, command, argument); }

/* -------------------------------------------------------------------------------------------------------- writing */

/* All writing comes here. offset -1: where the descriptor stands (or the end, with O_APPEND). */
static ssize_t written(int fd, const void *data, size_t length, off64_t offset) {
    if (!known(fd)) /* may wait for a reader: not under the lock */
        return offset < 0 ? syscall(SYS_write, fd, data, length) : syscall(SYS_pwrite64, fd, data, length, offset);
    pthread_mutex_lock(&lock);
    const char *path = known(fd);
    int go = path ? fate(WRITE, path) : 1;
    ssize_t done = -1;
    if (go >= 0) {
        size_t amount = go == 0 && length > 1 ? length / 2 : length;
        done = offset < 0 ? syscall(SYS_write, fd, data, amount) : syscall(SYS_pwrite64, fd, data, amount, offset);
        if (path && done > 0) {
            off64_t at = offset < 0 ? syscall(SYS_lseek, fd, 0, SEEK_CUR) - done : offset;
            note(WRITE, fd, 0, at, 0, data, (size_t)done, NULL);
        }
    }
    pthread_mutex_unlock(&lock);
    return done;
}

static ssize_t gathered(int fd, const struct iovec *parts, int count, off64_t offset) {
    size_t length = 0;
    for (int index = 0; index < count; index++) length += parts[index].iov_len;
    char *all = malloc(length ? length : 1), *next = all;
    if (!all) abort();
    for (int index = 0; index < count; index++) next = mempcpy(next, parts[index].iov_base, parts[index].iov_len);
    ssize_t done = written(fd, all, length, offset);
    int kept = errno;
    free(all);
    errno = kept;
    return done;
}

ssize_t write(int fd, const void *data, size_t length) { return written(fd, data, length, -1); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return written(fd, data, length, offset); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return written(fd, data, length, offset); }
ssize_t writev(int fd, const struct iovec *parts, int count) {
    return known(fd) ? gathered(fd, parts, count, -1) : REAL(writev)(fd, parts, count);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
    return known(fd) ? gathered(fd, parts, count, offset) : REAL(pwritev)(fd, parts, count, offset);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
    return known(fd) ? gathered(fd, parts, count, offset) : REAL(pwritev64)(fd, parts, count, offset);
}
ssize_t pwritev2(int fd, const struct iovec *parts, int count, off_t offset, int flags) {
    return known(fd) ? gathered(fd, parts, count, offset) : REAL(pwritev2)(fd, parts, count, offset, flags);
}
ssize_t pwritev64v2(int fd, const struct iovec *parts, int count, off64_t offset, int flags) {
    return known(fd) ? gathered(fd, parts, count, offset) : REAL(pwritev64v2)(fd, parts, count, offset, flags);
}

/* Copies inside the kernel are refused below root: every caller then copies by read and write, which is seen. */
ssize_t sendfile64(int to, int from, off64_t *offset, size_t count) {
    if (known(to)) return errno = EINVAL, -1;
    return REAL(sendfile64)(to, from, offset, count);
}
ssize_t sendfile(int to, int from, off_t *offset, size_t count) {
    if (known(to)) return errno = EINVAL, -1;
    return REAL(sendfile)(to, from, offset, count);
}
ssize_t copy_file_range(int from, off64_t *in, int to, off64_t *out, size_t count, unsigned flags) {
    if (known(to)) return errno = EXDEV, -1;
    return REAL(copy_file_range)(from, in, to, out, count, flags);
}

static int truncated(int fd, off64_t size) {
    pthread_mutex_lock(&lock);
    const char *path = known(fd);
    int result = path && fate(TRUNCATE, path) < 0 ? -1 : (int)syscall(SYS_ftruncate, fd, size);
    if (path && !result) note(TRUNCATE, fd, 0, size, 0, NULL, 0, NULL);
    pthread_mutex_unlock(&lock);
    return result;
}
int ftruncate(int fd, off_t size) { return truncated(fd, size); }
int ftruncate64(int fd, off64_t size) { return truncated(fd, size); }

static int truncated_at(const char *path, off64_t size) {
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) return -1;
    int result = truncated(fd, size), kept = errno;
    close(fd);
    errno = kept;
    return result;
}
int truncate(const char *path, off_t size) { return truncated_at(path, size); }
int truncate64(const char *path, off64_t size) { return truncated_at(path, size); }

/* Gives an errno, as posix_fallocate does. Space that grows the file is logged as the truncation to its new size. */
static int allocated(int fd, int mode, off64_t offset, off64_t length) {
    pthread_mutex_lock(&lock);
    const char *path = known(fd);
    struct stat before;
    fstat(fd, &before);
    int result = path && fate(WRITE, path) < 0 ? errno : syscall(SYS_fallocate, fd, mode, offset, length) ? errno : 0;
    if (path && !result && !(mode & FALLOC_FL_KEEP_SIZE) && before.st_size < offset + length)
        note(TRUNCATE, fd, 0, offset + length, 0, NULL, 0, NULL);
    pthread_mutex_unlock(&lock);
    return result;
}
int posix_fallocate(int fd, off_t offset, off_t length) { return allocated(fd, 0, offset, length); }
int posix_fallocate64(int fd, off64_t offset, off64_t length) { return allocated(fd, 0, offset, length); }
int fallocate(int fd, int mode, off_t offset, off_t length) {
    int error = allocated(fd, mode, offset, length);
    return error ? (errno = error, -1) : 0;
}
int fallocate64(int fd, int mode, off64_t offset, off64_t length) { return fallocate(fd, mode, offset, length); }

/* ------------------------------------------------------------------------------------------------------- syncing */

static int synced(int fd, long call) {
    if (!known(fd)) return (int)syscall(call, fd);
    pthread_mutex_lock(&lock);
    const char *path = known(fd);
    int result = path && fate(SYNC, path) < 0 ? -1 : (int)syscall(call, fd);
    if (path) note(SYNC, fd, result ? errno : 0, 0, 0, path, strlen(path), NULL);
    pthread_mutex_unlock(&lock);
    return result;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

/* ---------------------------------------------------------------------------------------------------------- names */

static int renamed(int from_at, const char *from, int to_at, const char *to, unsigned flags) {
    char first[PATH_MAX], second[PATH_MAX];
    pthread_mutex_lock(&lock);
    const char *one = inside(from_at, from, first), *two = inside(to_at, to, second);
    int result = -1;
    if (!(one || two) || fate(RENAME, one ? one : two) >= 0)
        result = (int)syscall(SYS_renameat2, from_at, from, to_at, to, flags);
    if (one && two && !result) note(RENAME, -1, 0, 0, 0, one, strlen(one), two);
    if (one && !two && !result) note(UNLINK, -1, 0, 0, 0, one, strlen(one), NULL);
    if (two && !one && !result) abort(); /* moved in from elsewhere: its content was never seen */
    pthread_mutex_unlock(&lock);
    return result;
}
int rename(const char *from, const char *to) { return renamed(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int from_at, const char *from, int to_at, const char *to) { return renamed(from_at, from, to_at, to, 0); }
int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned flags) {
    return renamed(from_at, from, to_at, to, flags);
}

static int named(enum kind kind, int at, const char *path, long call, long argument) {
    char buffer[PATH_MAX];
    pthread_mutex_lock(&lock);
    const char *relative = inside(at, path, buffer);
    int result = relative && fate(kind, relative) < 0 ? -1 : (int)syscall(call, at, path, argument);
    if (relative && !result) note(kind, -1, 0, 0, 0, relative, strlen(relative), NULL);
    pthread_mutex_unlock(&lock);
    return result;
}
int unlink(const char *path) { return named(UNLINK, AT_FDCWD, path, SYS_unlinkat, 0); }
int unlinkat(int at, const char *path, int flags) {
    return named(flags & AT_REMOVEDIR ? RMDIR : UNLINK, at, path, SYS_unlinkat, flags);
}
int rmdir(const char *path) { return named(RMDIR, AT_FDCWD, path, SYS_unlinkat, AT_REMOVEDIR); }
int mkdir(const char *path, mode_t mode) { return named(MKDIR, AT_FDCWD, path, SYS_mkdirat, mode); }
int mkdirat(int at, const char *path, mode_t mode) { return named(MKDIR, at, path, SYS_mkdirat, mode); }

int linkat(int from_at, const char *from, int to_at, const char *to, int flags) {
    char first[PATH_MAX], second[PATH_MAX];
    pthread_mutex_lock(&lock);
    const char *one = inside(from_at, from, first), *two = inside(to_at, to, second);
    int result = (int)syscall(SYS_linkat, from_at, from, to_at, to, flags);
    if (one && two && !result) note(LINK, -1, 0, 0, 0, one, strlen(one), two);
    pthread_mutex_unlock(&lock);
    return result;
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }
