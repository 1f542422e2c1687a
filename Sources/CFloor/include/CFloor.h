#ifndef NAFA_CFLOOR_H
#define NAFA_CFLOOR_H
#endif
