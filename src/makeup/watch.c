#include "makeup/watch.h"

#include <stddef.h>

void bx_watch_look(bx_watch *watch)
{
    if (watch && !watch->is_stopped)
        watch->is_stopped = !watch->look(watch->data, &watch->now);
}
