/* A disk that fails on request, put between a program and the C library with LD_PRELOAD. Linux only; built by the tests.
 *
 * Only files in one folder are looked at (FAULTS_FOLDER, an absolute path). Every call that changes something there is
 * counted: writing, syncing, making, cutting, naming and removing. The N-th one fails, is cut short, or ends the
 * process. The shared memory beside a database (-shm) is left alone: it is never read again after a crash.
 *
 * The program arms it: from outside by FAULTS_ARM, from inside by opening "/faults/KIND/N", which never exists.
 *   eio, enospc, eacces   the N-th call fails with that error; with "-on" behind it every call from there on
 *   short                 the N-th write takes half of its bytes, and the disk is full from there on
 *   kill                  the process ends before the N-th call
 *   torn                  the process ends in the middle of the N-th call, if it writes
 *   power                 the process ends before the N-th call, and nothing that was not synced has ever happened
 *   off                   nothing fails; counting begins again
 * Opening "/faults/count" makes the program's current count the length of the file FAULTS_COUNT names.
 *
 * What "power" undoes: bytes written and lengths changed since the file was last synced, and names made, moved or
 * removed since their folder was. Files are told apart by device and inode.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { OFF, FAIL, SHORT, KILL, TORN, POWER };

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static char folder[PATH_MAX];
static enum kind kind = OFF;
static int error_code, lasting;
static long at, counted;
static int ready;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

/* What to undo when the power goes, newest first. */
struct undo {
    struct undo *next;
    enum { BYTES, NAMED, REMOVED, MOVED } what;
    dev_t dev;
    ino_t ino;          /* BYTES: the file. Else: the folder. */
    off_t from, length; /* BYTES: where, and how long the file was. */
    size_t size;
    char *bytes;
    char *path, *other; /* NAMED: the name. REMOVED: the name and the spare. MOVED: from and to. */
};
static struct undo *undos;

static void arm(const char *said) {
    char word[32];
    long number = 0;
    if (sscanf(said, "%31[^/]/%ld", word, &number) < 1) return;
    char *on = strstr(word, "-on");
    lasting = on != NULL;
    if (on) *on = 0;
    kind = FAIL;
    if (!strcmp(word, "eio")) error_code = EIO;
    else if (!strcmp(word, "enospc")) error_code = ENOSPC;
    else if (!strcmp(word, "eacces")) error_code = EACCES;
    else if (!strcmp(word, "erofs")) error_code = EROFS;
    else if (!strcmp(word, "short")) kind = SHORT;
    else if (!strcmp(word, "kill")) kind = KILL;
    else if (!strcmp(word, "torn")) kind = TORN;
    else if (!strcmp(word, "power")) kind = POWER;
    else kind = OFF;
    at = number;
    counted = 0;
    while (undos) {
        struct undo *it = undos;
        undos = it->next;
        if (it->what == REMOVED) REAL(unlink)(it->other);
        free(it->bytes), free(it->path), free(it->other), free(it);
    }
}

__attribute__((constructor)) static void get_ready(void) {
    if (ready) return;
    ready = 1;
    const char *where = getenv("FAULTS_FOLDER");
    if (where) snprintf(folder, sizeof folder, "%s", where);
    const char *first = getenv("FAULTS_ARM");
    if (first) arm(first);
}

/* Whether the program is only speaking to us. */
static int is_message(const char *path) {
    if (strncmp(path, "/faults/", 8)) return 0;
    pthread_mutex_lock(&lock);
    get_ready();
    const char *sheet = getenv("FAULTS_COUNT");
    if (!strcmp(path + 8, "count")) {
        if (sheet && truncate(sheet, counted)) abort();
    } else arm(path + 8);
    pthread_mutex_unlock(&lock);
    errno = ENOENT;
    return 1;
}

static int is_ours(const char *path) {
    size_t length = strlen(folder);
    if (!length || strncmp(path, folder, length)) return 0;
    if (path[length] != 0 && path[length] != '/') return 0;
    size_t whole = strlen(path);
    return whole < 4 || strcmp(path + whole - 4, "-shm");
}

static int whole_path(int dir, const char *path, char *out) {
    if (path[0] == '/') return snprintf(out, PATH_MAX, "%s", path) < PATH_MAX;
    char base[PATH_MAX], link[64];
    ssize_t length;
    if (dir == AT_FDCWD) {
        if (!getcwd(base, sizeof base)) return 0;
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", dir);
        if ((length = readlink(link, base, sizeof base - 1)) < 0) return 0;
        base[length] = 0;
    }
    return snprintf(out, PATH_MAX, "%s/%s", base, path) < PATH_MAX;
}

static int is_our_file(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    /* A file that was removed or moved away is still the one that was opened. */
    char *gone = strstr(path, " (deleted)");
    if (gone) *gone = 0;
    return is_ours(path);
}

static void remember(struct undo it) {
    if (kind != POWER) {
        free(it.bytes);
        return;
    }
    struct undo *kept = malloc(sizeof *kept);
    if (!kept) abort();
    *kept = it;
    kept->next = undos;
    undos = kept;
}

static void before_bytes(int fd, off_t from, size_t size) {
    struct stat is;
    if (kind != POWER || fstat(fd, &is) || !S_ISREG(is.st_mode)) return;
    struct undo it = {.what = BYTES, .dev = is.st_dev, .ino = is.st_ino, .from = from, .length = is.st_size};
    /* The descriptor may be for writing only. */
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int in = REAL(open)(link, O_RDONLY | O_CLOEXEC);
    it.bytes = malloc(size ? size : 1);
    ssize_t got = in < 0 ? 0 : pread(in, it.bytes, size, from);
    if (in >= 0) close(in);
    it.size = got < 0 ? 0 : (size_t)got;
    remember(it);
}

static void before_name(int what, const char *path, const char *other) {
    if (kind != POWER) return;
    char dir[PATH_MAX];
    snprintf(dir, sizeof dir, "%s", path);
    char *end = strrchr(dir, '/');
    if (end) *end = 0;
    struct stat is;
    if (stat(dir, &is)) return;
    struct undo it = {.what = what, .dev = is.st_dev, .ino = is.st_ino, .path = strdup(path)};
    it.other = other ? strdup(other) : NULL;
    remember(it);
}

/* Keeps what a name stands for, so that the name can come back. */
static void before_removal(const char *path) {
    static int number;
    char spare[PATH_MAX + 32];
    if (kind != POWER) return;
    snprintf(spare, sizeof spare, "%s.spare-%d", folder, number++);
    REAL(unlink)(spare);
    if (REAL(link)(path, spare) == 0) before_name(REMOVED, path, spare);
}

static void synced(int fd) {
    struct stat is;
    if (fstat(fd, &is)) return;
    for (struct undo **at_ = &undos; *at_;) {
        struct undo *it = *at_;
        if (it->dev == is.st_dev && it->ino == is.st_ino) {
            *at_ = it->next;
            if (it->what == REMOVED) REAL(unlink)(it->other);
            free(it->bytes), free(it->path), free(it->other), free(it);
        } else at_ = &it->next;
    }
}

static int find(struct undo *it, const char *dir, int depth);

static void cut_power(void) {
    enum kind was = kind;
    kind = OFF;
    for (struct undo *it = undos; it; it = it->next) {
        if (it->what == NAMED) REAL(unlink)(it->path);
        else if (it->what == REMOVED) {
            REAL(unlink)(it->path);
            REAL(rename)(it->other, it->path);
        } else if (it->what == MOVED) REAL(rename)(it->other, it->path);
        else find(it, folder, 0);
    }
    kind = was;
}

#include <dirent.h>
/* Puts old bytes back into whatever name the file has now; one without a name is gone anyway. */
static int find(struct undo *it, const char *dir, int depth) {
    DIR *names = depth > 3 ? NULL : opendir(dir);
    struct dirent *name;
    int found = 0;
    while (names && !found && (name = readdir(names))) {
        char path[PATH_MAX];
        struct stat is;
        if (!strcmp(name->d_name, ".") || !strcmp(name->d_name, "..")) continue;
        if (snprintf(path, sizeof path, "%s/%s", dir, name->d_name) >= PATH_MAX || lstat(path, &is)) continue;
        if (S_ISDIR(is.st_mode)) found = find(it, path, depth + 1);
        else if (is.st_dev == it->dev && is.st_ino == it->ino) {
            int fd = REAL(open)(path, O_WRONLY | O_CLOEXEC);
            if (fd < 0) abort();
            if (it->size && REAL(pwrite)(fd, it->bytes, it->size, it->from) < 0) abort();
            if (REAL(ftruncate)(fd, it->length)) abort();
            close(fd);
            found = 1;
        }
    }
    if (names) closedir(names);
    return found;
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

enum verdict { GO, REFUSE, HALF };

/* Counts a call. GO: it may happen. REFUSE: errno says why not. HALF: only half of the bytes. */
static enum verdict next_call(int writes) {
    get_ready();
    counted++;
    if (kind == OFF || counted < at) return GO;
    int first = counted == at;
    switch (kind) {
    case FAIL:
        if (!first && !lasting) return GO;
        errno = error_code;
        return REFUSE;
    case SHORT:
        errno = ENOSPC;
        return first && writes ? HALF : REFUSE;
    case KILL:
        die();
        break;
    case TORN:
        if (writes) return HALF;
        die();
        break;
    case POWER:
        cut_power();
        die();
        break;
    case OFF:
        break;
    }
    return GO;
}

static ssize_t half_done(ssize_t done) {
    if (kind == TORN) die();
    return done;
}

ssize_t write(int fd, const void *bytes, size_t size) {
    ssize_t done;
    if (!is_our_file(fd)) return REAL(write)(fd, bytes, size);
    pthread_mutex_lock(&lock);
    enum verdict verdict = next_call(1);
    if (verdict == REFUSE) done = -1;
    else {
        int append = fcntl(fd, F_GETFL) & O_APPEND;
        before_bytes(fd, lseek(fd, 0, append ? SEEK_END : SEEK_CUR), size);
        done = REAL(write)(fd, bytes, verdict == HALF ? size / 2 : size);
        if (verdict == HALF) done = half_done(done);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t from) {
    ssize_t done;
    if (!is_our_file(fd)) return REAL(pwrite64)(fd, bytes, size, from);
    pthread_mutex_lock(&lock);
    enum verdict verdict = next_call(1);
    if (verdict == REFUSE) done = -1;
    else {
        before_bytes(fd, from, size);
        done = REAL(pwrite64)(fd, bytes, verdict == HALF ? size / 2 : size, from);
        if (verdict == HALF) done = half_done(done);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t from) { return pwrite64(fd, bytes, size, from); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (!is_our_file(fd) || count < 1) return REAL(writev)(fd, parts, count);
    /* One part at a time is allowed, and is what is counted. */
    for (int part = 0; part < count; part++)
        if (parts[part].iov_len) return write(fd, parts[part].iov_base, parts[part].iov_len);
    return 0;
}

static int sync_with(const char *name, int fd) {
    int (*with)(int) = (int (*)(int))real(name);
    int done = -1;
    if (!is_our_file(fd)) return with(fd);
    pthread_mutex_lock(&lock);
    /* The disk itself need not be waited for: no test pulls its plug. */
    if (next_call(0) == GO) synced(fd), done = 0;
    pthread_mutex_unlock(&lock);
    return done;
}

int fsync(int fd) { return sync_with("fsync", fd); }
int fdatasync(int fd) { return sync_with("fdatasync", fd); }

int ftruncate64(int fd, off64_t length) {
    int done = -1;
    if (!is_our_file(fd)) return REAL(ftruncate64)(fd, length);
    pthread_mutex_lock(&lock);
    if (next_call(0) == GO) {
        struct stat is;
        if (!fstat(fd, &is)) before_bytes(fd, length, is.st_size > length ? (size_t)(is.st_size - length) : 0);
        done = REAL(ftruncate64)(fd, length);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int open_with(int dir, const char *path, int flags, mode_t mode) {
    char whole[PATH_MAX];
    if (is_message(path)) return -1;
    int makes = (flags & O_CREAT) != 0;
    if (!(makes || (flags & O_TRUNC)) || !whole_path(dir, path, whole) || (get_ready(), !is_ours(whole)))
        return REAL(openat64)(dir, path, flags, mode);
    struct stat is;
    int fd = -1, there = lstat(whole, &is) == 0;
    if (there && !(flags & O_TRUNC)) return REAL(openat64)(dir, path, flags, mode);
    pthread_mutex_lock(&lock);
    if (next_call(0) == GO) {
        if (there) {
            int old = REAL(open)(whole, O_RDONLY | O_CLOEXEC);
            if (old >= 0) before_bytes(old, 0, is.st_size), close(old);
        } else before_name(NAMED, whole, NULL);
        fd = REAL(openat64)(dir, path, flags, mode);
    }
    pthread_mutex_unlock(&lock);
    return fd;
}

#define OPEN(head, dir)                                     \
    head {                                                  \
        mode_t mode = 0;                                    \
        if (flags & (O_CREAT | O_TMPFILE)) {                \
            va_list rest;                                   \
            va_start(rest, flags);                          \
            mode = va_arg(rest, mode_t);                    \
            va_end(rest);                                   \
        }                                                   \
        return open_with(dir, path, flags, mode);           \
    }
OPEN(int open(const char *path, int flags, ...), AT_FDCWD)
OPEN(int open64(const char *path, int flags, ...), AT_FDCWD)
OPEN(int openat(int dir, const char *path, int flags, ...), dir)
OPEN(int openat64(int dir, const char *path, int flags, ...), dir)

int unlinkat(int dir, const char *path, int flags) {
    char whole[PATH_MAX];
    int done = -1;
    if (flags || !whole_path(dir, path, whole) || (get_ready(), !is_ours(whole)) || access(whole, F_OK))
        return REAL(unlinkat)(dir, path, flags);
    pthread_mutex_lock(&lock);
    if (next_call(0) == GO) {
        before_removal(whole);
        done = REAL(unlinkat)(dir, path, flags);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

int renameat(int from_dir, const char *from, int to_dir, const char *to) {
    char source[PATH_MAX], target[PATH_MAX];
    int done = -1;
    if (!whole_path(from_dir, from, source) || !whole_path(to_dir, to, target) || (get_ready(), !is_ours(target)))
        return REAL(renameat)(from_dir, from, to_dir, to);
    pthread_mutex_lock(&lock);
    if (next_call(0) == GO) {
        if (!access(target, F_OK)) before_removal(target);
        before_name(MOVED, source, target);
        done = REAL(renameat)(from_dir, from, to_dir, to);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags) {
    char target[PATH_MAX];
    int done = -1;
    if (!whole_path(to_dir, to, target) || (get_ready(), !is_ours(target)))
        return REAL(linkat)(from_dir, from, to_dir, to, flags);
    pthread_mutex_lock(&lock);
    if (next_call(0) == GO) {
        before_name(NAMED, target, NULL);
        done = REAL(linkat)(from_dir, from, to_dir, to, flags);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }
