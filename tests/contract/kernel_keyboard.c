/* Preloaded: a terminal that answers like a keyboard's event device. What was grabbed is told in the file $GRABS. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <linux/input.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int told(unsigned long request, void *argument)
{
    FILE *grabs;

    switch (_IOC_NR(request)) {
    case _IOC_NR(EVIOCGRAB):
        if (getenv("HELD_BY_ANOTHER")) {
            errno = EBUSY;
            return -1;
        }
        grabs = fopen(getenv("GRABS"), "a");
        fprintf(grabs, "%ld\n", (long)argument);
        fclose(grabs);
        return 0;
    case _IOC_NR(EVIOCGVERSION):
        *(int *)argument = EV_VERSION;
        return 0;
    default:
        memset(argument, 0, _IOC_SIZE(request));
        if (_IOC_NR(request) == _IOC_NR(EVIOCGLED(0)))
            *(unsigned char *)argument = 1 << LED_CAPSL;
        return 1;
    }
}

int ioctl(int fd, unsigned long request, ...)
{
    int (*kernel)(int, unsigned long, void *) = dlsym(RTLD_NEXT, "ioctl");
    va_list rest;

    va_start(rest, request);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return _IOC_TYPE(request) == 'E' ? told(request, argument) : kernel(fd, request, argument);
}
